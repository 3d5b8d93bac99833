// Each activation's best: point and interval of its score, and beside it what an epoch takes.

import {bottomAxis, sheet} from "./canvas.js";
import {hue, shape} from "./series.js";

const TOP = 8;

/** Draws rows of {id, title, activation, note, score, low, high, seconds, recommended}: {rows, scoreLabel, writeScore, writeTime}. */
export function drawRanking(plot, width, {rows, scoreLabel, writeScore, writeTime}) {
  const narrow = width < 640;
  const row = narrow ? 64 : 52;
  const left = narrow ? 0 : 190;
  const times = narrow ? 100 : Math.min(230, width * 0.24);
  const right = width - times - (narrow ? 14 : 56);
  const bottom = TOP + rows.length * row;
  const svg = sheet(plot, width, bottom + 46, `${scoreLabel} and time per epoch of each activation at its best rate`);
  const ends = rows.flatMap((one) => [one.score, one.low, one.high]).filter((value) => value != null);
  const [least, most] = ends.length ? d3.extent(ends) : [0, 1];
  const room = (most - least || 0.01) * 0.08;
  const across = d3.scaleLinear().domain([least - room, most + room]).range([left + 8, right - 8]);
  const along = d3.scaleLinear().domain([0, d3.max(rows, (one) => one.seconds) || 1]).range([0, times - 64]);
  const middle = narrow ? row * 0.66 : row / 2;

  const ticks = across.ticks(narrow ? 3 : 5);
  svg.append("g").selectAll("path").data(ticks).join("path").attr("class", "grid").attr("d", (value) => `M${across(value)} ${TOP}V${bottom}`);
  bottomAxis(svg, {scale: across, ticks, y: bottom, label: scoreLabel, write: across.tickFormat(5)});
  svg.append("text").attr("class", "title").attr("x", width).attr("y", bottom + 40).attr("text-anchor", "end").text("time per epoch");

  const group = svg.selectAll(".rank").data(rows).join("g").attr("class", (one) => `rank series ${hue(one.activation)}`).attr("data-series", (one) => one.id)
    .attr("transform", (one, index) => `translate(0,${TOP + index * row})`);
  group.append("text").attr("class", "who").attr("x", 0).attr("y", narrow ? 20 : middle - 3).text((one) => one.title);
  group.append("text").attr("x", narrow ? width : 0).attr("text-anchor", narrow ? "end" : "start").attr("y", narrow ? 20 : middle + 14).classed("marked", (one) => one.recommended).text((one) => one.note);
  const ranged = group.filter((one) => one.low != null);
  ranged.append("path").attr("class", "whisker").attr("d", (one) => `M${across(one.low)} ${middle}H${across(one.high)}M${across(one.low)} ${middle - 5}v10M${across(one.high)} ${middle - 5}v10`)
    .attr("data-low", (one) => one.low).attr("data-high", (one) => one.high);
  const scored = group.filter((one) => one.score != null);
  scored.append("path").attr("class", "mark").attr("d", (one) => shape(one.activation, 90)).attr("transform", (one) => `translate(${across(one.score)},${middle})`)
    .attr("data-x", (one) => one.score);
  if (!narrow) {
    scored.append("text").attr("class", "value").attr("x", (one) => across(one.score)).attr("y", middle - 12).attr("text-anchor", "middle").text((one) => writeScore(one.score));
  }
  const timed = group.filter((one) => one.seconds != null).append("g").attr("transform", `translate(${width - times},${middle})`);
  timed.append("path").attr("class", "bar").attr("d", (one) => `M0 0H${along(one.seconds)}`).attr("data-seconds", (one) => one.seconds);
  timed.append("text").attr("class", "value").attr("x", (one) => along(one.seconds) + 8).attr("dy", "0.34em").text((one) => writeTime(one.seconds));
}
