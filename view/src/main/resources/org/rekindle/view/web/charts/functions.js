// The activations: φ, and dashed its derivative φ′, each in a small panel over the same axes.

import {put, sheet} from "./canvas.js";
import {hue} from "./series.js";

const NARROWEST = 150;
const WIDEST = 300;
const GAP = 28;
const HEIGHT = 190;
const TOP = 34;
const PITCH = TOP + HEIGHT + 26;

/** Draws {candidates: [{id, title, activation, x, value, gradient}], label}. */
export function drawFunctions(plot, width, {candidates, label}) {
  const fitting = Math.floor((width + GAP) / (NARROWEST + GAP));
  const columns = Math.max(1, Math.min(candidates.length, 4, fitting));
  const each = Math.min(WIDEST, (width - GAP * (columns - 1)) / columns);
  const svg = sheet(plot, width, Math.ceil(candidates.length / columns) * PITCH, label);
  const [from, to] = d3.extent(candidates.flatMap((one) => one.x));
  const low = Math.min(-1.2, d3.min(candidates, (one) => d3.min(one.value)) ?? 0);
  const across = d3.scaleLinear([from, to], [0, each]);
  const up = d3.scaleLinear([low, to], [TOP + HEIGHT, TOP]);
  candidates.forEach((one, index) => {
    const place = `translate(${(index % columns) * (each + GAP)},${Math.floor(index / columns) * PITCH})`;
    const panel = put(svg, "g", {
      class: `panel series ${hue(one.activation)}`,
      "data-series": one.id,
      transform: place,
    });
    axes(panel, one, across, up);
    curves(panel, one, across, up);
  });
}

function axes(panel, one, across, up) {
  const [[from, to], [left, right]] = [across.domain(), across.range()];
  put(panel, "text", {class: "who", y: 16}, one.title);
  put(panel, "path", {class: "grid", d: `M${left} ${up(1)}H${right}`});
  put(panel, "path", {class: "rule thin", d: `M${left} ${up(0)}H${right}M${across(0)} ${TOP}V${TOP + HEIGHT}`});
  put(panel, "text", {x: across(0) - 6, y: up(1), dy: "-0.3em", "text-anchor": "end"}, "1");
  put(panel, "text", {x: left, y: up(0) + 16}, String(from).replace("-", "−"));
  put(panel, "text", {x: right, y: up(0) + 16, "text-anchor": "end"}, String(to));
}

function curves(panel, one, across, up) {
  const line = d3.line(
    ([x]) => across(x),
    ([, value]) => up(value),
  );
  const path = (values) =>
    smooth(one.x, values)
      .map((part) => line(part))
      .join("");
  const [, to] = across.domain();
  put(panel, "path", {class: "line slope", "data-measure": "gradient", d: path(one.gradient)});
  put(panel, "path", {class: "line", "data-measure": "value", d: path(one.value)});
  const sign = {class: "sign", "text-anchor": "end"};
  put(panel, "text", {...sign, x: across(to * 0.72) - 8, y: up(to * 0.72)}, "φ");
  put(panel, "text", {...sign, x: across(to), y: up(1) - 7}, "φ′");
}

// A curve in parts: it breaks where it jumps, at the left of the two points, where the kink is.
function smooth(x, values) {
  const parts = [[]];
  const jump = 0.5 * (d3.max(values) - d3.min(values));
  values.forEach((value, at) => {
    parts.at(-1).push([x[at], value]);
    const next = values[at + 1];
    if (Math.abs(next - value) > jump) {
      parts.push([[x[at], next]]);
    }
  });
  return parts;
}
