// Elements made from text. Whatever comes from a file reaches the page through textContent and plain attributes alone, so
// that it can never become markup.

import {shorten} from "../charts/text.js";

/** An element with attributes (functions become listeners, null and false are left out) and children (nodes or text). */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      node.addEventListener(name, value);
    } else if (value != null && value !== false) {
      node.setAttribute(name, value === true ? "" : String(value));
    }
  }
  node.append(...children.flat(Infinity).filter((child) => child != null && child !== false));
  return node;
}

/** A name from a file: isolated from the text around it, shortened, the whole of it in the title. */
export function name(text, limit = 60) {
  const whole = String(text ?? "");
  const short = shorten(whole, limit);
  return element("bdi", {class: "name", title: short === whole ? null : whole}, short);
}

/** Replaces what an element holds, unless it says the same already: what did not change keeps its selection. */
export function say(node, text) {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}

/** A name for a text that has no elements: isolated, so that its direction does not turn what stands around it. */
export function isolated(text) {
  return `\u2068${text}\u2069`;
}
