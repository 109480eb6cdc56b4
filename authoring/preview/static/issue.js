// Issue: the page around one issue: its web edition or the pages of its PDF, and its problems.

import { Events } from "./events.js";
import { flash, replaceSheet } from "./look.js";
import { morph } from "./morph.js";
import { Page } from "./page.js";

const LONG = 6000;
const own = location.pathname;
const panel = document.getElementById("panel");
const prints = document.getElementById("prints");
const frame = document.getElementById("page");
const told = document.getElementById("told");
const sheet = await (await fetch("/static/page.css")).text();

const page = new Page(frame, sheet, (place) => open({ place }), choose);
const events = new Events(addressOf("web"), take);

function addressOf(view) {
  return `${own}/events?view=${view}`;
}

function take(parts) {
  if (parts.style) replaceSheet(document.getElementById("look"), parts.style);
  if (parts.title) document.title = `${parts.title} · Preview`;
  if (parts.page) page.show(parts.page);
  if (parts.marks) page.mark(JSON.parse(parts.marks));
  if (parts.panel) fill(panel, parts.panel);
  if (parts.prints) flash(fill(prints, parts.prints));
}

/** Make the inside of an element what a text says; the elements that changed. */
function fill(element, text) {
  const wanted = element.cloneNode();
  wanted.append(...new DOMParser().parseFromString(text, "text/html").body.childNodes);
  return morph(element, wanted);
}

/** Ask the server where something stands; it opens the editor if it knows one. */
async function open(asked) {
  const answer = await fetch(`${own}/open`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Token": events.token },
    body: JSON.stringify(asked),
  }).catch(() => null);
  if (!answer?.ok) {
    tell(answer ? await answer.text() : "The preview does not answer.");
    return;
  }
  const { place, opened } = await answer.json();
  if (opened) {
    tell(`${place} opens in the editor`);
    return;
  }
  const copied = await navigator.clipboard.writeText(place).then(() => true, () => false);
  tell(copied ? `${place} is copied` : place);
}

function tell(words) {
  told.textContent = words;
  told.hidden = false;
  clearTimeout(tell.timer);
  tell.timer = setTimeout(() => { told.hidden = true; }, LONG);
}

function choose(number) {
  const row = document.getElementById(`problem-${number}`);
  row?.scrollIntoView({ block: "nearest" });
  if (row) flash([row]);
  open({ problem: number });
}

panel.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.dataset.open) open({ problem: Number(button.dataset.open) });
  if (button?.dataset.show !== undefined) {
    show("web");
    page.reveal(button.dataset.show);
  }
});

function show(view) {
  for (const button of document.querySelectorAll("[data-view]")) {
    const pressed = button.dataset.view === view;
    if (pressed && button.getAttribute("aria-pressed") !== "true") events.turn(addressOf(view));
    button.setAttribute("aria-pressed", pressed);
  }
  prints.hidden = view !== "print";
  // Not taken out of the page: a frame that is forgets how far it was scrolled.
  frame.classList.toggle("behind", view === "print");
  frame.inert = view === "print";
}

for (const button of document.querySelectorAll("[data-view]")) {
  button.addEventListener("click", () => show(button.dataset.view));
}
