// What the units of each layer are: a bar of 100 % by verdict, and beside it how much of the layer is zero and its mean activation.

import {sheet} from "./canvas.js";
import {shorten} from "../page/dom.js";

const ROW = 46;
const TOP = 26;

/** The verdicts in drawing order, from liveliest to dead, with the class of their colour. */
export const VERDICTS = ["always_on", "active", "rare", "inconclusive", "saturated", "stuck_negative", "dead"];

/** Draws rows of {layer, units, parts: {verdict: units}, columns: [text]}: {rows, titles: [long, short], label}. */
export function drawVerdicts(plot, width, {rows, titles, label}) {
  const narrow = width < 620;
  const column = narrow ? 74 : 124;
  const left = narrow ? 0 : 130;
  const right = width - titles.length * column - 12;
  const svg = sheet(plot, width, TOP + rows.length * ROW + 6, label);
  hatch(svg);
  titles.forEach((title, at) => svg.append("text").attr("x", width - (titles.length - 1 - at) * column).attr("y", 14).attr("text-anchor", "end").text(title[narrow ? 1 : 0]));
  const row = svg.selectAll(".layer").data(rows).join("g").attr("class", "layer").attr("transform", (_, index) => `translate(0,${TOP + index * ROW})`).attr("data-layer", (one) => one.layer.slice(0, 200));
  const name = row.append("text").attr("class", "value").attr("x", 0).attr("y", narrow ? 9 : 24).text((one) => shorten(one.layer, narrow ? 26 : 14));
  name.append("title").text((one) => one.layer.slice(0, 2000));
  row.each(function (one) {
    bar(d3.select(this), one, d3.scaleLinear().domain([0, one.units || 1]).range([left, right]), narrow ? 16 : 8);
    one.columns.forEach((text, at) => d3.select(this).append("text").attr("class", "value").attr("x", width - (titles.length - 1 - at) * column).attr("y", narrow ? 30 : 24).attr("text-anchor", "end").text(text));
  });
}

function bar(row, one, across, top) {
  let from = 0;
  for (const verdict of VERDICTS.filter((name) => one.parts[name] > 0)) {
    const units = one.parts[verdict];
    const [x, end] = [across(from), across(from + units)];
    const part = row.append("g").attr("class", `verdict ${verdict.replaceAll("_", "-")}`).attr("data-verdict", verdict).attr("data-units", units);
    part.append("rect").attr("x", x).attr("y", top).attr("width", Math.max(1.5, end - x)).attr("height", 24);
    part.append("title").text(`${units} ${verdict.replaceAll("_", " ")}`);
    if (end - x > 30) {
      part.append("text").attr("x", (x + end) / 2).attr("y", top + 16.5).attr("text-anchor", "middle").text(units);
    }
    from += units;
  }
}

// Units that never fire and still learn are hatched: told apart from dead ones without colour.
function hatch(svg) {
  const pattern = svg.append("defs").append("pattern").attr("id", "hatch").attr("width", 6).attr("height", 6).attr("patternUnits", "userSpaceOnUse").attr("patternTransform", "rotate(45)");
  pattern.append("rect").attr("width", 6).attr("height", 6).attr("class", "hatch-ground");
  pattern.append("rect").attr("width", 2.5).attr("height", 6).attr("class", "hatch-line");
}
