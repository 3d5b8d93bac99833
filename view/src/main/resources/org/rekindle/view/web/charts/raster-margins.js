// What stands around a raster of life lines: above it how many units are silent, beside it what the blocks of its order are.

import {put} from "./canvas.js";

const HIGHEST = 22;
const TWO_LINES = 26;
const BLOCKS = [
  ["fire until the end", (unit) => unit.died == null],
  ["went silent", (unit) => unit.died > 0],
  ["never fired", (unit) => unit.died === 0],
];

/** Draws how many units are silent in each epoch, as steps that stand over the columns. */
export function drawSilence(svg, {silent, units}, across, bottom) {
  const up = d3.scaleLinear([0, units.length], [bottom, HIGHEST]);
  const end = across(silent.length);
  const last = silent.at(-1);
  const area = d3
    .area()
    .x((_, epoch) => across(epoch))
    .y0(bottom)
    .y1(up)
    .curve(d3.curveStepAfter);
  put(svg, "path", {class: "silence", d: area([...silent, last]), "data-silent": silent.join(" ")});
  put(svg, "path", {class: "grid", d: `M${across(0)} ${bottom}H${end}`});
  put(svg, "text", {x: across(0), y: 14}, "units silent in the epoch");
  put(svg, "text", {class: "value", x: end + 8, y: up(last), dy: "0.34em"}, last);
}

/** Draws a bracket beside each block of the order, with its name where there is room. */
export function bracketGroups(svg, units, down, x) {
  let from = 0;
  for (const [label, belongs] of BLOCKS) {
    const many = units.filter(belongs).length;
    if (many > 0) {
      bracket(svg, many, label, {x, top: down(from), bottom: down(from + many)});
      from += many;
    }
  }
}

function bracket(svg, many, label, {x, top, bottom}) {
  const roomy = bottom - top >= TWO_LINES;
  put(svg, "path", {class: "bracket", d: `M${x} ${top + 1}h4V${bottom - 1}h-4`});
  const text = put(svg, "text", {x: x + 10, y: (top + bottom) / 2});
  put(text, "tspan", {class: "value", x: x + 10, dy: roomy ? "-0.2em" : "0.34em"}, many);
  if (roomy) {
    put(text, "tspan", {x: x + 10, dy: "1.15em"}, label);
  }
  put(text, "title", {}, `${many} ${label}`);
}
