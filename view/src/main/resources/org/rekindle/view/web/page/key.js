// What the signs in the charts by learning rate mean: only those that occur (hollow, dashed, crossed, whiskers).

import {sign, swatch} from "../charts/series.js";
import {element} from "./dom.js";
import {term} from "./terms.js";

const WHISKER = "M0 -7V7M-3 -7H3M-3 7H3";
const CROSS = "M-5 -5L5 5M-5 5L5 -5";

/** A key: {element, update(lines)}. */
export function key() {
  const list = element("ul", {class: "key"});
  return {
    element: list,
    update(lines) {
      const settings = lines.flatMap((line) => line.settings);
      const some = (holds) => settings.some(holds);
      const dropped = settings.filter((setting) => setting.dropped);
      const entries = [
        some((setting) => setting.ci95) && [sign("whisker", WHISKER), term("95 % interval", "ci95"), " over seeds"],
        some((setting) => setting.inconclusive_fraction > 0) && open(),
        dropped.length > 0 && hollow(dropped),
        some((setting) => setting.stuck_negative_fraction > 0) && dashed(),
        some((setting) => setting.diverged > 0) && [sign("cross", CROSS), "a trial ", term("diverged", "diverged")],
      ].filter(Boolean);
      const items = entries.map((entry) => element("li", {}, entry));
      // What says the same is left alone, and with it the word that is focused.
      if (items.length !== list.children.length || items.some((item, at) => !item.isEqualNode(list.children[at]))) {
        list.replaceChildren(...items);
      }
      list.hidden = entries.length === 0;
    },
  };
}

function open() {
  return [sign("whisker", WHISKER), "at the shares: up to dead plus ", term("inconclusive", "inconclusive")];
}

function hollow(dropped) {
  const [least, most] = d3.extent(dropped, (setting) => setting.seeds);
  const seeds = least === most ? least : `${least} to ${most}`;
  const why = "\u2060; it could no longer win";
  return [swatch("other", {hollow: true}), `hollow: ${seeds} seeds, then `, term("dropped", "dropped"), why];
}

function dashed() {
  return [
    swatch("other", {dashed: true}),
    "dashed: ",
    term("stuck negative", "stuck_negative"),
    "\u2060, which still learns",
  ];
}
