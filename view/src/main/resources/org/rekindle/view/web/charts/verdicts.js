// What the units of each layer are: a bar of 100 % by verdict, and beside it how much of the layer is zero and its mean
// activation.

import {shorten} from "./text.js";
import {put, putEach, sheet} from "./canvas.js";

const ROW = 46;
const TOP = 26;
const BAR = 24;
const NARROW = 620;

let hatches = 0;

/** The verdicts in drawing order, from liveliest to dead. */
export const VERDICTS = ["always_on", "active", "rare", "inconclusive", "saturated", "stuck_negative", "dead"];

/** Draws {rows: [{layer, units, parts: {verdict: units}, columns: [text]}], titles: [[long, short]], label}. */
export function drawVerdicts(plot, width, {rows, titles, label}) {
  const narrow = width < NARROW;
  const column = narrow ? 74 : 124;
  const [left, right] = [narrow ? 0 : 130, width - titles.length * column - 12];
  const place = (at) => ({x: width - (titles.length - 1 - at) * column, "text-anchor": "end"});
  const svg = sheet(plot, width, TOP + rows.length * ROW + 6, label);
  const stuck = hatch(svg);
  titles.forEach(([long, short], at) => {
    put(svg, "text", {...place(at), y: 14}, narrow ? short : long);
  });
  const row = putEach(svg, rows, "g", {
    "data-layer": (one) => one.layer.slice(0, 200),
    transform: (_, index) => `translate(0,${TOP + index * ROW})`,
  });
  const named = {class: "value", x: 0, y: narrow ? 9 : 24};
  put(
    put(row, "text", named, (one) => shorten(one.layer, narrow ? 26 : 14)),
    "title",
    {},
    (one) => one.layer.slice(0, 2000),
  );
  row.each(function (one) {
    const group = d3.select(this);
    bar(group, one, d3.scaleLinear([0, one.units || 1], [left, right]), narrow ? 16 : 8, stuck);
    one.columns.forEach((text, at) => {
      put(group, "text", {...place(at), class: "value", y: narrow ? 30 : 24}, text);
    });
  });
}

function bar(row, one, across, top, stuck) {
  let from = 0;
  for (const verdict of VERDICTS.filter((name) => one.parts[name] > 0)) {
    const units = one.parts[verdict];
    const [x, end] = [across(from), across(from + units)];
    const kind = `verdict ${verdict.replaceAll("_", "-")}`;
    const part = put(row, "g", {class: kind, "data-verdict": verdict, "data-units": units});
    const fill = verdict === "stuck_negative" ? stuck : null;
    put(part, "rect", {x, y: top, width: Math.max(1.5, end - x), height: BAR, fill});
    put(part, "title", {}, `${units} ${verdict.replaceAll("_", " ")}`);
    if (end - x > 30) {
      put(part, "text", {x: (x + end) / 2, y: top + 16.5, "text-anchor": "middle"}, units);
    }
    from += units;
  }
}

// Units that never fire and still learn are hatched: told apart from dead ones without colour. Each drawing has its own
// pattern, because that of a hidden one would not be painted.
function hatch(svg) {
  const id = `hatch-${hatches++}`;
  const size = {width: 6, height: 6};
  const turned = {patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)"};
  const pattern = put(put(svg, "defs"), "pattern", {id, ...size, ...turned});
  put(pattern, "rect", {class: "hatch-ground", ...size});
  put(pattern, "rect", {class: "hatch-line", width: 2.5, height: 6});
  return `url(#${id})`;
}
