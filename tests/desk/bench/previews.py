"""Previews: how soon a save shows in the browser, and what many saves cost.

Times go from just before a file is saved to the first picture (frame) that a browser draws with the
change in it.
"""

import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from desk.browser import start_browser
from desk.preview import SAMPLE, Server, copy_project, memory_of, save, start_preview
from playwright.sync_api import Page

WARMING = 5
SAVES = 40
PRINTS = 10
MANY = 1000
TITLE = "A shared data system for new materials research"

# The time, by the clock that Python's time.time() reads, of the frame after a change.
WATCH_TITLE = """words => new Promise(resolve => {
  const frame = document.getElementById("page");
  const look = () => {
    if (frame.contentDocument.querySelector(".item-name").textContent.includes(words))
      resolve(performance.timeOrigin + performance.now());
    else requestAnimationFrame(look);
  };
  window.found = new Promise(done => { window.tell = done });
  look();
})"""
WATCH_PRINTS = """before => new Promise(resolve => {
  const look = () => {
    const pages = [...document.querySelectorAll(".print")];
    const now = pages.map(page => page.src).join();
    if (now && now !== before && pages.every(page => page.complete))
      resolve([performance.timeOrigin + performance.now(), now]);
    else requestAnimationFrame(look);
  };
  look();
})"""


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds from save to sight."""

    all: tuple[float, ...]

    @property
    def median(self) -> float:
        """The median."""
        return statistics.median(self.all)

    @property
    def longest(self) -> float:
        """The longest."""
        return max(self.all)

    def __str__(self) -> str:
        return f"median {self.median:.0f} ms, longest {self.longest:.0f} ms, of {len(self.all)}"


def time_saves(server: Server, page: Page, count: int = SAVES) -> Times:
    """How soon a new title shows in the web edition."""
    text = server.issue.read_text(encoding="utf-8")

    def once(number: int) -> float:
        words = f"Title of save {number}"
        page.evaluate("words => { window.watched = (" + WATCH_TITLE + ")(words); }", words)
        started = time.time()
        save(server.issue, text.replace(TITLE, words))
        return float(page.evaluate("window.watched")) - started * 1000

    for number in range(WARMING):
        once(-1 - number)
    times = Times(tuple(once(number) for number in range(count)))
    save(server.issue, text)
    return times


def time_prints(server: Server, page: Page, count: int = PRINTS) -> Times:
    """How soon a new title shows in the pages of the PDF."""
    text = server.issue.read_text(encoding="utf-8")
    page.click("[data-view=print]")
    _, known = page.evaluate(WATCH_PRINTS, "")
    times: list[float] = []
    for number in range(count + 1):
        page.evaluate("before => { window.watched = (" + WATCH_PRINTS + ")(before); }", known)
        started = time.time()
        save(server.issue, text.replace(TITLE, f"Print of save {number}"))
        moment, known = page.evaluate("window.watched")
        times.append(moment - started * 1000)
    page.click("[data-view=web]")
    save(server.issue, text)
    return Times(tuple(times[1:]))


def save_often(server: Server, count: int = MANY, every: int = 10) -> tuple[float, int]:
    """Save many times: the growth of memory, and updates that were lost.

    After `every` so many saves, in quick succession, it is looked what a browser was sent.
    """
    text = server.issue.read_text(encoding="utf-8")
    lost = 0
    before = 0
    with server.follow(f"/issues/{server.issue.name}/events?view=web") as stream:
        for number in range(count + count // 10):
            if number == count // 10:
                before = memory_of(server.process)
            save(server.issue, text.replace(TITLE, f"Save number {number}."))
            if number % every == every - 1:
                stream.wait_for("page", f"Save number {number}.")
                lost += f"Save number {number}." not in stream.parts["page"]
    after = memory_of(server.process)
    return after / before - 1, lost


@contextmanager
def shown_preview() -> Iterator[tuple[Server, Page]]:
    """A preview of the samples, and a browser's page that shows it."""
    with tempfile.TemporaryDirectory() as folder, start_browser() as browser:
        root = copy_project(Path(folder) / "desk")
        with start_preview(root, f"issues/{SAMPLE}") as server:
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            page.goto(server.address)
            page.wait_for_selector(".problem")
            yield server, page


@dataclass(frozen=True, slots=True)
class Previews:
    """How soon a save shows, in the web page and in the pages of the PDF; and what many cost.

    `growth` is that of the server's memory, as a part of what it was.
    """

    page: Times
    prints: Times
    saves: int
    growth: float
    lost: int


def measure_previews(saves: int = MANY) -> Previews:
    """Save again and again, and look at what the browser shows."""
    with shown_preview() as (server, page):
        times = time_saves(server, page), time_prints(server, page)
        growth, lost = save_often(server, saves)
        return Previews(*times, saves, growth, lost)
