// How an activation looks, the same everywhere: a colour (by class, so that light and dark are the style sheet's), a
// shape, for those who see no colour, and a line. Two of a kind share a colour; the line of the second is broken.

import {put} from "./canvas.js";

const ACTIVATIONS = {
  relu: {title: "ReLU", hue: "relu", symbol: d3.symbolCircle},
  relu6: {title: "ReLU6", hue: "relu broken", symbol: d3.symbolDiamond},
  leaky_relu: {title: "Leaky ReLU", hue: "leaky-relu", symbol: d3.symbolSquare},
  prelu: {title: "PReLU", hue: "prelu", symbol: d3.symbolTriangle},
  hardswish: {title: "Hardswish", hue: "silu broken", symbol: d3.symbolSquare},
  elu: {title: "ELU", hue: "elu", symbol: d3.symbolDiamond},
  selu: {title: "SELU", hue: "selu", symbol: d3.symbolStar},
  celu: {title: "CELU", hue: "elu broken", symbol: d3.symbolTriangle},
  sigmoid: {title: "Sigmoid", hue: "other", symbol: d3.symbolWye},
  tanh: {title: "Tanh", hue: "other broken", symbol: d3.symbolCross},
  softplus: {title: "Softplus", hue: "prelu broken", symbol: d3.symbolCircle},
  silu: {title: "SiLU", hue: "silu", symbol: d3.symbolWye},
  mish: {title: "Mish", hue: "selu broken", symbol: d3.symbolCircle},
  gelu_tanh: {title: "GELU (tanh)", hue: "gelu broken", symbol: d3.symbolTriangle},
  gelu: {title: "GELU", hue: "gelu", symbol: d3.symbolCross},
};

const RUNS = {
  // Runs that are compared, in a drawing of one activation.
  run_0: d3.symbolCircle,
  run_1: d3.symbolSquare,
  run_2: d3.symbolTriangle,
  run_3: d3.symbolDiamond,
  run_4: d3.symbolStar,
  run_5: d3.symbolCross,
};
const SIZE = 62;

/** An activation's title: Leaky ReLU. Null where it is not known. */
export function title(activation) {
  return look(activation)?.title ?? null;
}

/** The classes that bring the colour and the line of an activation, or of a run. */
export function hue(id) {
  return `hue-${Object.hasOwn(RUNS, id) ? id.replaceAll("_", "-") : (look(id)?.hue ?? "other")}`;
}

/** The outline of the mark of an activation, or of a run. */
export function shape(id, size = SIZE) {
  const run = Object.hasOwn(RUNS, id) ? RUNS[id] : null;
  return d3.symbol(run ?? look(id)?.symbol ?? d3.symbolCircle, size)();
}

function look(activation) {
  return Object.hasOwn(ACTIVATIONS, activation) ? ACTIVATIONS[activation] : null;
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
