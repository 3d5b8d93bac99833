// How numbers spread: a histogram per group over the same axis, with marked values (a start, zero).

import {bottomAxis, sheet} from "./canvas.js";
import {shorten} from "../page/dom.js";

const PANEL = 150;
const TOP = 34;
const GAP = 32;
const BINS = 32;

/** Draws groups of {title, values}: {groups, marks: [{value, label}], axis, activation class, label}. */
export function drawHistograms(plot, width, {groups, marks, axis, tone, label}) {
  const columns = Math.max(1, Math.min(groups.length, 3, Math.floor((width + GAP) / (280 + GAP))));
  const each = (width - GAP * (columns - 1)) / columns;
  const high = TOP + PANEL + 56;
  const svg = sheet(plot, width, Math.ceil(groups.length / columns) * high, label);
  const values = [...groups.flatMap((group) => group.values), ...marks.map((mark) => mark.value)];
  const across = d3.scaleLinear().domain(d3.extent(values)).nice(10).range([0, each]);
  const bin = d3.bin().domain(across.domain()).thresholds(across.ticks(BINS));
  const binned = groups.map((group) => bin(group.values));
  const up = d3.scaleLinear().domain([0, d3.max(binned, (bins) => d3.max(bins, (one) => one.length)) || 1]).range([TOP + PANEL, TOP + 22]);

  groups.forEach((group, index) => {
    const panel = svg.append("g").attr("class", `panel series ${tone}`).attr("data-series", group.title.slice(0, 200)).attr("transform", `translate(${(index % columns) * (each + GAP)},${Math.floor(index / columns) * high})`);
    panel.append("text").attr("class", "value").attr("y", 14).text(shorten(group.title, 34)).append("title").text(group.title.slice(0, 2000));
    panel.selectAll(".block").data(binned[index].filter((one) => one.length > 0)).join("rect").attr("class", "block")
      .attr("x", (one) => across(one.x0) + 0.5).attr("width", (one) => Math.max(1, across(one.x1) - across(one.x0) - 1)).attr("y", (one) => up(one.length)).attr("height", (one) => up(0) - up(one.length))
      .attr("data-x", (one) => one.x0).attr("data-x1", (one) => one.x1).attr("data-y", (one) => one.length)
      .append("title").text((one) => `${one.length} from ${one.x0} to ${one.x1}`);
    for (const mark of marks) {
      panel.append("path").attr("class", "limit").attr("data-x", mark.value).attr("d", `M${across(mark.value)} ${TOP + 4}V${TOP + PANEL}`);
      panel.append("text").attr("x", across(mark.value)).attr("y", TOP).attr("text-anchor", across(mark.value) > each * 0.7 ? "end" : across(mark.value) < each * 0.2 ? "start" : "middle").text(mark.label);
    }
    bottomAxis(panel, {scale: across, ticks: across.ticks(5), y: TOP + PANEL, label: axis, write: (value) => String(value).replace("-", "−")});
  });
}
