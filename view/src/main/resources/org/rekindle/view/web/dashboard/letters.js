// Names of runs are long; in a comparison each goes by a letter, with a colour and a shape that only repeat it.

import {element} from "../page/dom.js";

const SHADES = 6;

/** @returns {{letter: string, shade: number, mark: () => HTMLElement, view}[]} */
export function lettered(views) {
  return views.map((view, index) => {
    const letter = letterAt(index);
    const shade = index % SHADES;
    return {letter, shade, view, mark: () => element("span", {class: `letter hue-run-${shade}`}, letter)};
  });
}

/** A to Z, then A2 to Z2. */
function letterAt(index) {
  const round = Math.floor(index / 26);
  return String.fromCharCode(65 + (index % 26)) + (round > 0 ? round + 1 : "");
}
