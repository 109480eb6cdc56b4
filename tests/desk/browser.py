"""Browser: Chromium, started as the tests need it, and the checkers that come from npm.

Chromium comes from the system; `.ci/run` installs it where it may. axe-core and the Nu HTML checker
come from npm into `.venv/node`.
"""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from desk.rendering import ROOT
from playwright.sync_api import Browser, Page, sync_playwright

NODE: Final = ROOT / ".venv/node/node_modules"
AXE: Final = NODE / "axe-core/axe.min.js"
CHECKER: Final = NODE / "vnu-jar/build/dist/vnu.jar"
_NAMES: Final = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM: Final = next(filter(None, map(shutil.which, _NAMES)), None)

NO_BROWSER: Final = "" if CHROMIUM else f"none of {', '.join(_NAMES)} is there"
NO_AXE: Final = "" if AXE.is_file() else "axe-core is not there; make test installs it with npm"
NO_CHECKER: Final = (
    "java is not there"
    if shutil.which("java") is None
    else ""
    if CHECKER.is_file()
    else "vnu-jar is not there; make test installs it with npm"
)

Scheme = Literal["light", "dark"]


@contextmanager
def start_browser() -> Iterator[Browser]:
    """Chromium with a new profile, which asks nobody for anything."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-background-networking"],
        )
        yield browser
        browser.close()


@dataclass
class Visit:
    """A page that is open, what its console said, and what it asked the network for."""

    page: Page
    console: list[str]
    requests: list[str]


@contextmanager
def visit(
    browser: Browser,
    file: Path,
    width: int = 1280,
    scheme: Scheme = "light",
    height: int = 800,
    density: float = 1,
) -> Iterator[Visit]:
    """Open a file as a reader does."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=scheme,
        device_scale_factor=density,
        reduced_motion="reduce",
    )
    page = context.new_page()
    seen = Visit(page, [], [])
    page.on("console", lambda message: seen.console.append(message.text))
    page.on("pageerror", lambda error: seen.console.append(str(error)))
    page.on("request", lambda request: seen.requests.append(request.url))
    page.goto(file.as_uri())
    page.evaluate("document.fonts.ready")
    yield seen
    context.close()


def check_html(*files: Path) -> list[str]:
    """What the Nu HTML checker finds in pages, a line each."""
    command = ("java", "-jar", str(CHECKER), "--format", "gnu", "--stdout", *map(str, files))
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert not done.stderr, done.stderr
    return done.stdout.splitlines()
