// Look: style sheets that change while a page is open, and what changed in it.

const SHORT = 900;

/** Put another sheet in the place of one, when it is loaded, so that the page is never bare. */
export function replaceSheet(link, address) {
  if (link.getAttribute("href") === address) return;
  const next = link.cloneNode();
  next.href = address;
  const settle = () => link.remove();
  next.addEventListener("load", settle, { once: true });
  next.addEventListener("error", settle, { once: true });
  link.removeAttribute("id");
  link.after(next);
}

/** Let elements light up for a moment, unless the reader wants no motion. */
export function flash(elements) {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  for (const element of elements) {
    if (element.localName === "body" || element.localName === "html") continue;
    element.animate(
      [
        { boxShadow: "0 0 0 0.3em color-mix(in srgb, var(--accent) 22%, transparent)",
          backgroundColor: "color-mix(in srgb, var(--accent) 22%, transparent)" },
        {},
      ],
      { duration: SHORT, easing: "ease-out", id: "changed" },
    );
  }
}
