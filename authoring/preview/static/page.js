// Page: the web edition inside its frame. It has no script of its own; what happens in it, happens
// from here.

import { flash, replaceSheet } from "./look.js";
import { morph } from "./morph.js";

const HEAD = 60; // room for the words above what they are about

export class Page {
  /** `clicked` gets the place of what was clicked, `chosen` the number of a problem. */
  constructor(frame, sheet, clicked, chosen) {
    this.frame = frame;
    this.sheet = sheet;
    this.clicked = clicked;
    this.chosen = chosen;
    this.marks = [];
    this.waiting = null;
    frame.addEventListener("load", () => this.prepare());
    if (this.document?.readyState === "complete" && this.document.URL !== "about:blank") this.prepare();
  }

  get document() {
    return this.frame.contentDocument;
  }

  /** Make a frame that has loaded ours. */
  prepare() {
    const { document } = this;
    if (document === this.prepared) return;
    this.prepared = document;
    const sheet = new this.frame.contentWindow.CSSStyleSheet();
    sheet.replaceSync(this.sheet);
    document.adoptedStyleSheets = [sheet];
    this.layer = document.createElement("div");
    this.layer.className = "preview-layer";
    this.layer.lang = "en";
    document.documentElement.append(this.layer);
    document.addEventListener("click", (event) => this.click(event));
    this.observer = new ResizeObserver(() => this.placeNotes());
    this.observer.observe(document.body);
    if (this.waiting !== null) this.show(this.waiting);
    this.mark(this.marks);
  }

  /** Make the page what it is now. */
  show(text) {
    this.waiting = text;
    if (!this.prepared) return;
    const { document } = this;
    const wanted = new DOMParser().parseFromString(text, "text/html");
    this.showSheets(wanted);
    document.title = wanted.title;
    for (const { name, value } of wanted.documentElement.attributes) {
      if (document.documentElement.getAttribute(name) !== value) document.documentElement.setAttribute(name, value);
    }
    flash(outermost(morph(document.body, wanted.body)));
    this.placeNotes();
  }

  showSheets(wanted) {
    const { document } = this;
    const links = [...document.head.querySelectorAll("link[rel=stylesheet]:not([data-old])")];
    const next = [...wanted.head.querySelectorAll("link[rel=stylesheet]")];
    next.forEach((link, index) => {
      const address = link.getAttribute("href");
      if (!links[index]) document.head.append(document.importNode(link));
      else if (links[index].getAttribute("href") !== address) {
        replaceSheet(links[index], address);
        links[index].dataset.old = "";
      }
    });
    links.slice(next.length).forEach((link) => link.remove());
    const styles = [...document.head.querySelectorAll("style")];
    const nextStyles = [...wanted.head.querySelectorAll("style")];
    if (styles.map((each) => each.textContent).join() !== nextStyles.map((each) => each.textContent).join()) {
      styles.forEach((style) => style.remove());
      document.head.append(...nextStyles.map((style) => document.importNode(style, true)));
    }
  }

  /** Show problems at their places. */
  mark(marks) {
    this.marks = marks;
    if (!this.prepared) return;
    this.layer.replaceChildren(...marks.map((mark) => this.makeNote(mark)));
    this.placeNotes();
  }

  makeNote({ number, severity, at, words }) {
    const note = this.document.createElement("button");
    note.type = "button";
    note.className = `preview-note preview-${severity}`;
    note.dataset.number = number;
    note.title = `${at} ${words}`;
    const text = this.document.createElement("span");
    text.textContent = `${at} ${words}`;
    note.append(text);
    note.addEventListener("click", (event) => {
      event.stopPropagation();
      this.chosen(number);
    });
    return note;
  }

  placeNotes() {
    if (!this.layer) return;
    const { document } = this;
    const root = document.documentElement.getBoundingClientRect();
    const taken = new Map();
    [...this.layer.children].forEach((note, index) => {
      const element = this.find(this.marks[index].place);
      note.hidden = !element;
      if (!element) return;
      const box = element.getBoundingClientRect();
      const count = taken.get(element) ?? 0;
      taken.set(element, count + 1);
      note.style.left = `${box.left - root.left}px`;
      note.style.top = `${box.top - root.top}px`;
      note.style.width = `${box.width}px`;
      note.style.height = `${box.height}px`;
      note.style.setProperty("--count", count);
    });
  }

  find(place) {
    return this.document.querySelector(`[data-place="${CSS.escape(place)}"]`);
  }

  /** Scroll to a part of the page, and let it light up. */
  reveal(place) {
    const element = this.find(place);
    if (!element) return;
    const tall = element.getBoundingClientRect().height > this.frame.clientHeight / 2;
    if (tall) {
      const top = element.getBoundingClientRect().top + this.frame.contentWindow.scrollY;
      this.frame.contentWindow.scrollTo({ top: top - HEAD, behavior: "instant" });
    } else {
      element.scrollIntoView({ block: "center", behavior: "instant" });
    }
    flash([element]);
  }

  click(event) {
    const link = event.target.closest("a[href]");
    if (link?.getAttribute("href").startsWith("#")) return;
    if (link) {
      event.preventDefault();
      if (event.ctrlKey || event.metaKey) {
        window.open(link.href, "_blank", "noopener");
        return;
      }
    }
    if (event.target.closest("summary") || !this.frame.contentWindow.getSelection().isCollapsed) return;
    const element = event.target.closest("[data-place]");
    if (element) this.clicked(element.dataset.place);
  }
}

/** Elements without those that lie in others of them. */
function outermost(elements) {
  return [...elements].filter((element) => {
    for (let above = element.parentElement; above; above = above.parentElement) {
      if (elements.has(above)) return false;
    }
    return element.isConnected;
  });
}
