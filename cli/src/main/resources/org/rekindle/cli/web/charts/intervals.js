// Effects with their intervals: a bar from zero for each, controls hollow, the recommended one marked.

import {bottomAxis, sheet} from "./canvas.js";
import {shorten} from "../page/dom.js";

const TOP = 10;
const LETTER = 7.4;

/** Draws rows of {id, title, note, value, low, high, control, recommended}: {rows, domain, axis, write, tick, label}; write and tick give the texts of values and of the axis. */
export function drawIntervals(plot, width, {rows, domain, axis, write, tick, label}) {
  const narrow = width < 720;
  const row = narrow ? 78 : 52;
  const left = narrow ? 4 : Math.min(390, width * 0.36);
  const right = width - 74;
  const bottom = TOP + rows.length * row;
  const svg = sheet(plot, width, bottom + 46, label);
  const across = d3.scaleLinear().domain(domain).range([left, right]);
  const ticks = across.ticks(narrow ? 4 : 6);
  const middle = narrow ? 52 : row / 2;

  svg.append("g").selectAll("path").data(ticks).join("path").attr("class", "grid").attr("d", (value) => `M${across(value)} ${TOP}V${bottom}`);
  const group = svg.selectAll(".effect").data(rows).join("g").attr("class", (one) => `effect${one.control ? " control" : ""}${one.recommended ? " recommended" : ""}`).attr("data-series", (one) => one.id)
    .attr("transform", (_, index) => `translate(0,${TOP + index * row})`);
  group.each(function (one) {
    title(d3.select(this), one, {x: narrow ? 0 : left - 14, anchor: narrow ? "start" : "end", middle: narrow ? 16 : middle, room: narrow ? width : left - 14});
  });
  group.append("path").attr("class", "effect-bar").attr("data-x", (one) => one.value).attr("d", (one) => `M${across(0)} ${middle - 7}H${across(one.value)}V${middle + 7}H${across(0)}Z`);
  group.filter((one) => one.low != null).append("path").attr("class", "effect-span").attr("data-low", (one) => one.low).attr("data-high", (one) => one.high)
    .attr("d", (one) => `M${across(one.low)} ${middle}H${across(one.high)}M${across(one.low)} ${middle - 5}v10M${across(one.high)} ${middle - 5}v10`);
  group.append("text").attr("class", "value").attr("x", (one) => Math.max(across(one.value), across(one.high ?? one.value), across(0)) + 8).attr("y", middle).attr("dy", "0.34em").text((one) => write(one.value));
  svg.append("path").attr("class", "rule thin").attr("d", `M${across(0)} ${TOP}V${bottom}`);
  bottomAxis(svg, {scale: across, ticks, y: bottom, label: axis, write: tick});
}

// The title in as many lines as it needs, two at most, and the note in a last one, around the middle.
function title(group, one, {x, anchor, middle, room}) {
  const lines = wrap(one.title, Math.floor(room / LETTER));
  const all = [...lines, one.note].filter(Boolean);
  const text = group.append("text").attr("class", "effect-name").attr("x", x).attr("y", middle).attr("text-anchor", anchor);
  all.forEach((line, at) => text.append("tspan").attr("class", line === one.note ? "effect-note" : null).attr("x", x).attr("dy", at === 0 ? `${0.34 - (all.length - 1) * 0.6}em` : "1.2em").text(line));
  text.append("title").text(one.title.slice(0, 2000));
}

function wrap(text, most) {
  if (text.length <= most) {
    return [text];
  }
  const at = text.lastIndexOf(" ", most);
  return at < most / 3 ? [shorten(text, most)] : [text.slice(0, at), shorten(text.slice(at + 1), most)];
}
