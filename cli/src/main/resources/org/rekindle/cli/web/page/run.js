// One whole run (a RunView), part by part: the answer first, then where, when and at which rate units die, then what it all
// rests on. Shown again with a newer view it updates in place: scroll position, focus and open details stay.

import {activations} from "./activations.js";
import {answer} from "./answer.js";
import {causes} from "./causes.js";
import {contents} from "./contents.js";
import {cures} from "./cures.js";
import {definitions} from "./definitions.js";
import {element} from "./dom.js";
import {epochs} from "./epochs.js";
import {layers} from "./layers.js";
import {lives} from "./lives.js";
import {provenance} from "./provenance.js";
import {ranking} from "./ranking.js";
import {rates} from "./rates.js";
import {know} from "./terms.js";
import {trials} from "./trials.js";

/**
 * The parts, in their order. A part has an id, a title (its h2; null: it brings its own), uses(view): the pieces of the view that it shows, all empty or null
 * when there is nothing to show, and create(): {element, update(view)}.
 */
const PARTS = [answer, epochs, rates, ranking, lives, layers, causes, cures, activations, trials, provenance, definitions];

const pages = new WeakMap();

/** Shows a view in a container, or brings what it shows there up to date. Pieces of a view are compared by identity: give new arrays, not longer ones. */
export function showRun(view, container) {
  know(view.definitions);
  let page = pages.get(container);
  if (!page || page.directory !== view.directory || page.root.parentNode !== container) {
    page = {directory: view.directory, root: element("div", {class: "run"}), parts: new Map(), index: contents()};
    pages.set(container, page);
    container.replaceChildren(page.root);
  }
  let before = null;
  for (const part of PARTS) {
    before = showPart(part, view, page, before) ?? before;
    if (part === answer) {
      before = place(page.index.element, page.root, before);
    }
  }
  page.index.update(PARTS.filter((part) => part.title && page.parts.get(part)?.section.hidden === false));
}

function showPart(part, view, page, before) {
  const pieces = part.uses(view);
  const empty = pieces.every((piece) => piece == null || (Array.isArray(piece) && piece.length === 0));
  let shown = page.parts.get(part);
  if (!shown && empty) {
    return null;
  }
  if (!shown) {
    const made = part.create();
    const heading = part.title && element("h2", {id: `${part.id}-heading`, tabindex: "-1"}, part.title);
    const section = element("section", {id: `part-${part.id}`, class: `part ${part.id}`, "aria-labelledby": `${part.id}-heading`}, heading, made.element);
    shown = {...made, section, pieces: []};
    page.parts.set(part, shown);
    place(section, page.root, before);
  }
  shown.section.hidden = empty;
  if (!empty && pieces.some((piece, index) => piece !== shown.pieces[index])) {
    shown.pieces = pieces;
    shown.update(view);
  }
  return shown.section;
}

function place(node, root, before) {
  const next = before ? before.nextSibling : root.firstChild;
  if (node.parentNode !== root) {
    root.insertBefore(node, next);
  }
  return node;
}
