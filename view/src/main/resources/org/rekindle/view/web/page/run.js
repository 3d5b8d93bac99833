// One whole run (a FullView), part by part: the answer first, then where, when and at which rate units die, then what it
// all rests on. Shown again with a newer view it updates in place: scroll position, focus and open details stay.

import {activations} from "./activations.js";
import {answer} from "./answer.js";
import {causes} from "./causes.js";
import {contents} from "./contents.js";
import {cures} from "./cures.js";
import {definitions} from "./definitions.js";
import {element} from "./dom.js";
import {epochs} from "./epochs.js";
import {gradients} from "./gradients.js";
import {layers} from "./layers.js";
import {lives} from "./lives.js";
import {provenance} from "./provenance.js";
import {ranking} from "./ranking.js";
import {rates} from "./rates.js";
import {know} from "./terms.js";
import {trials} from "./trials.js";

/**
 * The parts, in their order. A part has an id, a title (its h2; null: it brings its own heading), uses(view): the pieces
 * of the view that it shows, all empty or null when there is nothing to show, and create(options): {element, update(view)}.
 */
const PARTS = [
  answer,
  epochs,
  gradients,
  rates,
  ranking,
  lives,
  layers,
  causes,
  cures,
  activations,
  trials,
  provenance,
  definitions,
];

const pages = new WeakMap();

/**
 * Shows a view in a container, or brings what it shows there up to date. Pieces of a view are compared by identity: give
 * new arrays, not longer ones. Options: fileAddress(name), where a file of the run can be had; without it files are named
 * and not linked.
 */
export function showRun(view, container, options = {}) {
  know(view.definitions);
  let page = pages.get(container);
  if (!page || page.directory !== view.directory || page.root.parentNode !== container) {
    page = {directory: view.directory, root: element("div", {class: "run"}), parts: new Map(), index: contents()};
    pages.set(container, page);
    container.replaceChildren(page.root);
  }
  let before = null;
  for (const part of PARTS) {
    before = showPart(part, view, page, before, options) ?? before;
    if (part === answer) {
      before = place(page.index.element, page.root, before);
    }
  }
  page.index.update(PARTS.filter((part) => part.title && page.parts.get(part)?.section.hidden === false));
}

function showPart(part, view, page, before, options) {
  const pieces = part.uses(view);
  const empty = pieces.every(isEmpty);
  if (empty && !page.parts.has(part)) {
    return null;
  }
  const shown = page.parts.get(part) ?? open(part, page, before, options);
  shown.section.hidden = empty;
  if (!empty && pieces.some((piece, index) => piece !== shown.pieces[index])) {
    shown.pieces = pieces;
    shown.update(view);
  }
  return shown.section;
}

function isEmpty(piece) {
  return piece == null || (Array.isArray(piece) && piece.length === 0);
}

function open(part, page, before, options) {
  const made = part.create(options);
  const id = `${part.id}-heading`;
  const heading = part.title && element("h2", {id, tabindex: "-1"}, part.title);
  const looks = {id: `part-${part.id}`, class: `part ${part.id}`, "aria-labelledby": id};
  const section = place(element("section", looks, heading, made.element), page.root, before);
  const shown = {...made, section, pieces: []};
  page.parts.set(part, shown);
  return shown;
}

function place(node, root, before) {
  if (node.parentNode !== root) {
    root.insertBefore(node, before ? before.nextSibling : root.firstChild);
  }
  return node;
}
