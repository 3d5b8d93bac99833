// Effects with their intervals: a bar from zero for each, controls hollow, the recommended one marked.

import {bottomAxis, sheet} from "./canvas.js";
import {shorten} from "../page/dom.js";

const TOP = 10;

/** Draws rows of {id, title, note, value, low, high, control, recommended}: {rows, domain, axis, write, label}. */
export function drawIntervals(plot, width, {rows, domain, axis, write, label}) {
  const narrow = width < 720;
  const row = narrow ? 64 : 46;
  const left = narrow ? 4 : Math.min(390, width * 0.36);
  const right = width - 74;
  const bottom = TOP + rows.length * row;
  const svg = sheet(plot, width, bottom + 46, label);
  const across = d3.scaleLinear().domain(domain).range([left, right]);
  const ticks = across.ticks(narrow ? 4 : 6);
  const middle = narrow ? 42 : row / 2;

  svg.append("g").selectAll("path").data(ticks).join("path").attr("class", "grid").attr("d", (value) => `M${across(value)} ${TOP}V${bottom}`);
  const group = svg.selectAll(".effect").data(rows).join("g").attr("class", (one) => `effect${one.control ? " control" : ""}${one.recommended ? " recommended" : ""}`).attr("data-series", (one) => one.id)
    .attr("transform", (_, index) => `translate(0,${TOP + index * row})`);
  const name = group.append("text").attr("class", "effect-name").attr("x", narrow ? 0 : left - 14).attr("text-anchor", narrow ? "start" : "end").attr("y", narrow ? 22 : middle).attr("dy", (one) => (narrow ? 0 : one.note ? "-0.15em" : "0.34em"));
  name.append("tspan").text((one) => shorten(one.title, Math.floor((narrow ? width : left) / 6.6)));
  name.append("title").text((one) => one.title.slice(0, 2000));
  name.filter((one) => one.note).append("tspan").attr("class", "effect-note").attr("x", narrow ? null : left - 14).attr("dx", narrow ? 8 : null).attr("dy", narrow ? null : "1.2em").text((one) => one.note);
  group.append("path").attr("class", "effect-bar").attr("data-x", (one) => one.value).attr("d", (one) => `M${across(0)} ${middle - 7}H${across(one.value)}V${middle + 7}H${across(0)}Z`);
  group.filter((one) => one.low != null).append("path").attr("class", "effect-span").attr("data-low", (one) => one.low).attr("data-high", (one) => one.high)
    .attr("d", (one) => `M${across(one.low)} ${middle}H${across(one.high)}M${across(one.low)} ${middle - 5}v10M${across(one.high)} ${middle - 5}v10`);
  group.append("text").attr("class", "value").attr("x", (one) => Math.max(across(one.value), across(one.high ?? one.value), across(0)) + 8).attr("y", middle).attr("dy", "0.34em").text((one) => write(one.value));
  svg.append("path").attr("class", "rule thin").attr("d", `M${across(0)} ${TOP}V${bottom}`);
  bottomAxis(svg, {scale: across, ticks, y: bottom, label: axis, write});
}
