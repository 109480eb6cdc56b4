// Index: the list of all issues, as they are now.

import { Events } from "./events.js";
import { replaceSheet } from "./look.js";
import { morph } from "./morph.js";

const list = document.getElementById("rows");

new Events("/events", (parts) => {
  if (parts.style) replaceSheet(document.getElementById("look"), parts.style);
  if (parts.rows === undefined) return;
  const wanted = list.cloneNode();
  wanted.append(...new DOMParser().parseFromString(parts.rows, "text/html").body.childNodes);
  morph(list, wanted);
});
