// Names of runs are long; in a comparison each goes by a letter, with a colour and a shape that only repeat it.

import {element, name as named} from "../page/dom.js";
import {compareHash, runHash} from "./route.js";

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

/** Which letter stands for which run. */
export function legend(runs) {
  const all = runs.map(({view}) => view.name);
  return element(
    "ul",
    {class: "legend"},
    runs.map(({letter, mark, view}) => {
      const rest = all.filter((name) => name !== view.name);
      const away =
        rest.length < 2
          ? null
          : element("a", {href: compareHash(rest), class: "aside", "aria-label": `Leave out ${letter}`}, "leave out");
      return element(
        "li",
        {},
        mark(),
        " ",
        element("a", {href: runHash(view.name)}, named(view.name, 60)),
        " ",
        element("span", {class: `status ${view.status}`}, view.status),
        " ",
        away,
      );
    }),
  );
}
