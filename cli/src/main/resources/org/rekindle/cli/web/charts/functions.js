// The activations: φ, and dashed its derivative φ′, each in a small panel over the same axes.

import {sheet} from "./canvas.js";
import {hue} from "./series.js";

const NARROWEST = 150;
const GAP = 28;
const HEIGHT = 190;
const TOP = 34;

/** Draws candidates {id, title, activation, x, value, gradient}. */
export function drawFunctions(plot, width, {candidates, label}) {
  const columns = Math.max(1, Math.min(candidates.length, 4, Math.floor((width + GAP) / (NARROWEST + GAP))));
  const each = Math.min(300, (width - GAP * (columns - 1)) / columns);
  const rows = Math.ceil(candidates.length / columns);
  const svg = sheet(plot, width, rows * (HEIGHT + TOP + 26), label);
  const [from, to] = d3.extent(candidates.flatMap((one) => one.x));
  const low = Math.min(-1.2, d3.min(candidates, (one) => d3.min(one.value)) ?? 0);
  const across = d3.scaleLinear().domain([from, to]).range([0, each]);
  const up = d3.scaleLinear().domain([low, to]).range([TOP + HEIGHT, TOP]);

  candidates.forEach((one, index) => {
    const panel = svg.append("g").attr("class", `panel series ${hue(one.activation)}`).attr("data-series", one.id)
      .attr("transform", `translate(${(index % columns) * (each + GAP)},${Math.floor(index / columns) * (HEIGHT + TOP + 26)})`);
    panel.append("text").attr("class", "who").attr("y", 16).text(one.title);
    panel.append("path").attr("class", "grid").attr("d", `M0 ${up(1)}H${each}`);
    panel.append("path").attr("class", "rule thin").attr("d", `M0 ${up(0)}H${each}M${across(0)} ${TOP}V${TOP + HEIGHT}`);
    panel.append("text").attr("x", across(0) - 6).attr("y", up(1)).attr("dy", "-0.3em").attr("text-anchor", "end").text("1");
    for (const [value, anchor] of [[from, "start"], [to, "end"]]) {
      panel.append("text").attr("x", across(value)).attr("y", up(0) + 16).attr("text-anchor", anchor).text(String(value).replace("-", "−"));
    }
    const curve = (values) => smooth(one.x, values).map((part) => d3.line(([x]) => across(x), ([, value]) => up(value))(part)).join("");
    panel.append("path").attr("class", "line slope").attr("data-measure", "gradient").attr("d", curve(one.gradient));
    panel.append("path").attr("class", "line").attr("data-measure", "value").attr("d", curve(one.value));
    panel.append("text").attr("class", "sign").attr("x", across(to * 0.72) - 8).attr("y", up(to * 0.72)).attr("text-anchor", "end").text("φ");
    panel.append("text").attr("class", "sign").attr("x", each).attr("y", up(1) - 7).attr("text-anchor", "end").text("φ′");
  });
}

// A curve in parts: it breaks where it jumps, at the left of the two points, where the kink is.
function smooth(x, values) {
  const parts = [[]];
  values.forEach((value, at) => {
    parts.at(-1).push([x[at], value]);
    const next = values[at + 1];
    if (Math.abs(next - value) > 0.5 * (d3.max(values) - d3.min(values))) {
      parts.push([[x[at], next]]);
    }
  });
  return parts;
}
