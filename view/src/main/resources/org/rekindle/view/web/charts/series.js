// How an activation looks, the same everywhere: a colour (by class, so that light and dark are the style sheet's) and a
// shape, for those who see no colour.

import {put} from "./canvas.js";

const LOOKS = {
  relu: d3.symbolCircle,
  leaky_relu: d3.symbolSquare,
  prelu: d3.symbolTriangle,
  elu: d3.symbolDiamond,
  selu: d3.symbolStar,
  gelu: d3.symbolCross,
  silu: d3.symbolWye,
  // Runs that are compared, in a drawing of one activation.
  run_0: d3.symbolCircle,
  run_1: d3.symbolSquare,
  run_2: d3.symbolTriangle,
  run_3: d3.symbolDiamond,
  run_4: d3.symbolStar,
  run_5: d3.symbolCross,
};
const SIZE = 62;

/** The class that brings an activation's colour. */
export function hue(activation) {
  return `hue-${Object.hasOwn(LOOKS, activation) ? activation.replaceAll("_", "-") : "other"}`;
}

/** The outline of an activation's mark. */
export function shape(activation, size = SIZE) {
  return d3.symbol(Object.hasOwn(LOOKS, activation) ? LOOKS[activation] : d3.symbolCircle, size)();
}

/** A mark on its line, to stand in text. */
export function swatch(activation, {hollow = false, dashed = false} = {}) {
  const svg = small(hue(activation));
  put(svg, "path", {class: dashed ? "line dashed" : "line", d: "M-14 0H14"});
  put(svg, "path", {class: hollow ? "mark hollow" : "mark", d: shape(activation)});
  return svg.node();
}

/** Another sign of a chart, to stand in text. */
export function sign(kind, path) {
  const svg = small(hue("other"));
  put(svg, "path", {class: kind, d: path});
  return svg.node();
}

function small(tone) {
  const svg = d3.create("svg").attr("class", `swatch ${tone}`).attr("viewBox", "-14 -8 28 16");
  return svg.attr("width", 28).attr("height", 16).attr("aria-hidden", "true");
}
