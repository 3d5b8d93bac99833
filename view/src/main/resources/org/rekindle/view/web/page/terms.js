// Words with a definition (view.definitions): each is a button that is described by its entry in the list at the end of the
// page and shows it beside itself on hover, focus and click; Escape closes it.

import {element} from "./dom.js";

const known = new Map();
let bubble = null;
let owner = null;

/** Makes the words of a view known; call it before anything that uses them is made. */
export function know(definitions) {
  for (const definition of definitions ?? []) {
    known.set(definition.id, definition);
  }
}

/** What a word means; null where it has no definition. */
export function meaning(id) {
  return known.get(id)?.text ?? null;
}

/** A word that says what it means; plain text where it has no definition. */
export function term(label, id) {
  const button = element("button", {type: "button", class: "term"}, label);
  return known.has(id) ? explain(button, id) : document.createTextNode(label);
}

/** Lets something that takes the focus say what a word means. */
export function explain(node, id) {
  if (!known.has(id)) {
    return node;
  }
  node.dataset.term = id;
  node.setAttribute("aria-describedby", `definition-${id}`);
  node.addEventListener("pointerenter", () => show(node, id));
  node.addEventListener("focus", () => show(node, id));
  node.addEventListener("click", () => show(node, id));
  node.addEventListener("pointerleave", (event) => leave(event));
  node.addEventListener("blur", hide);
  return node;
}

function show(node, id) {
  const definition = known.get(id);
  if (!bubble) {
    bubble = element("div", {class: "bubble", role: "tooltip", hidden: true, pointerleave: (event) => leave(event)});
    document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
    addEventListener("scroll", follow, {passive: true, capture: true});
  }
  document.body.append(bubble);
  bubble.replaceChildren(element("strong", {}, definition.term), " ", definition.text);
  if (definition.source) {
    bubble.append(" ", element("span", {class: "source"}, definition.source));
  }
  bubble.hidden = false;
  owner = node;
  follow();
}

function follow() {
  if (!owner?.isConnected) {
    hide();
    return;
  }
  const place = owner.getBoundingClientRect();
  const size = bubble.getBoundingClientRect();
  const below = place.bottom + 6;
  bubble.style.left = `${Math.max(8, Math.min(place.left, innerWidth - size.width - 8))}px`;
  bubble.style.top = `${below + size.height < innerHeight ? below : Math.max(8, place.top - size.height - 6)}px`;
}

// The pointer may go from the word to its bubble without closing it.
function leave(event) {
  const to = event.relatedTarget;
  if (to !== owner && !bubble?.contains(to) && document.activeElement !== owner) {
    hide();
  }
}

function hide() {
  owner = null;
  if (bubble) {
    bubble.hidden = true;
  }
}
