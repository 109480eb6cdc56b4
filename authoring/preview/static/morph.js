// Morph: makes one tree of elements into another, and touches only what differs. So a page keeps its
// scroll position, its selection and what is open in it.

/** Make `old` what `wanted` is. Elements that were changed or added go into `changed`. */
export function morph(old, wanted, changed = new Set()) {
  if (old.isEqualNode(wanted)) return changed;
  copyAttributes(old, wanted, changed);
  morphChildren(old, wanted, changed);
  return changed;
}

function copyAttributes(old, wanted, changed) {
  for (const { name } of [...old.attributes]) {
    if (!wanted.hasAttribute(name) && !isReaders(old, name)) {
      old.removeAttribute(name);
      changed.add(old);
    }
  }
  for (const { name, value } of wanted.attributes) {
    if (old.getAttribute(name) !== value) {
      old.setAttribute(name, value);
      // Where a text stands in the file is nothing that anyone sees.
      if (!name.startsWith("data-")) changed.add(old);
    }
  }
}

/** Whether an attribute is the reader's doing: what was opened stays open. */
function isReaders(element, name) {
  return name === "open" && element.localName === "details";
}

function morphChildren(old, wanted, changed) {
  const before = [...old.childNodes];
  const after = [...wanted.childNodes];
  let head = 0;
  while (head < before.length && head < after.length && before[head].isEqualNode(after[head])) head++;
  let tail = 0;
  while (
    tail < before.length - head &&
    tail < after.length - head &&
    before.at(-1 - tail).isEqualNode(after.at(-1 - tail))
  ) tail++;
  const rest = before.slice(head, before.length - tail);
  const end = before[before.length - tail] ?? null;
  for (const node of after.slice(head, after.length - tail)) {
    const index = findLike(rest, node);
    if (index < 0) {
      old.insertBefore(old.ownerDocument.importNode(node, true), rest[0] ?? end);
      markAdded(rest[0] ?? end, old, changed);
      continue;
    }
    const [like] = rest.splice(index, 1);
    // What stood before it and is wanted later is moved there when its turn comes.
    if (index > 0) old.insertBefore(like, rest[0]);
    if (like.nodeType === Node.ELEMENT_NODE) {
      morph(like, node, changed);
    } else if (like.nodeValue !== node.nodeValue) {
      like.nodeValue = node.nodeValue;
      if (node.nodeValue.trim()) changed.add(old);
    }
  }
  for (const node of rest) {
    if (node.nodeType === Node.ELEMENT_NODE || node.nodeValue.trim()) changed.add(old);
    node.remove();
  }
}

function markAdded(next, parent, changed) {
  const added = next ? next.previousSibling : parent.lastChild;
  if (added.nodeType === Node.ELEMENT_NODE) changed.add(added);
  else if (added.nodeValue.trim()) changed.add(parent);
}

/** The index of the node that is to become `node`: of the same name and sort; -1 if there is none. */
function findLike(nodes, node) {
  if (node.nodeType !== Node.ELEMENT_NODE) {
    return nodes[0]?.nodeType === node.nodeType ? 0 : -1;
  }
  const name = nameOf(node);
  return nodes.findIndex(
    (other) =>
      other.nodeType === Node.ELEMENT_NODE &&
      other.localName === node.localName &&
      other.namespaceURI === node.namespaceURI &&
      nameOf(other) === name,
  );
}

function nameOf(element) {
  return element.id || element.getAttribute("data-place") || "";
}
