// How numbers spread: a histogram per group over the same axis, with marked values (a start, zero).

import {shorten} from "./text.js";
import {bottomAxis, put, putEach, sheet} from "./canvas.js";

const PANEL = 150;
const TOP = 34;
const GAP = 32;
const BINS = 32;
const NARROWEST = 280;
const PITCH = TOP + PANEL + 56;

/** Draws {groups: [{title, values}], marks: [{value, label}], axis, tone: class of the colour, label}. */
export function drawHistograms(plot, width, {groups, marks, axis, tone, label}) {
  const fitting = Math.floor((width + GAP) / (NARROWEST + GAP));
  const columns = Math.max(1, Math.min(groups.length, 3, fitting));
  const each = (width - GAP * (columns - 1)) / columns;
  const svg = sheet(plot, width, Math.ceil(groups.length / columns) * PITCH, label);
  const values = [...groups.flatMap((group) => group.values), ...marks.map((mark) => mark.value)];
  const across = d3.scaleLinear(d3.extent(values), [0, each]).nice(10);
  const bin = d3.bin().domain(across.domain()).thresholds(across.ticks(BINS));
  const binned = groups.map((group) => bin(group.values).filter((one) => one.length > 0));
  const most = d3.max(binned, (bins) => d3.max(bins, (one) => one.length)) || 1;
  const up = d3.scaleLinear([0, most], [TOP + PANEL, TOP + 22]);
  groups.forEach((group, index) => {
    const place = `translate(${(index % columns) * (each + GAP)},${Math.floor(index / columns) * PITCH})`;
    const panel = put(svg, "g", {class: `panel series ${tone}`, transform: place});
    panel.attr("data-series", group.title.slice(0, 200));
    const name = put(panel, "text", {class: "value", y: 14}, shorten(group.title, 34));
    put(name, "title", {}, group.title.slice(0, 2000));
    blocks(panel, binned[index], across, up);
    limits(panel, marks, across, each);
    const write = (value) => String(value).replace("-", "−");
    bottomAxis(panel, {scale: across, ticks: across.ticks(5), y: TOP + PANEL, label: axis, write});
  });
}

function blocks(panel, bins, across, up) {
  const block = putEach(panel, bins, "rect", {
    class: "block",
    "data-x": (one) => one.x0,
    "data-x1": (one) => one.x1,
    "data-y": (one) => one.length,
    x: (one) => across(one.x0) + 0.5,
    width: (one) => Math.max(1, across(one.x1) - across(one.x0) - 1),
    y: (one) => up(one.length),
    height: (one) => up(0) - up(one.length),
  });
  put(block, "title", {}, (one) => `${one.length} from ${one.x0} to ${one.x1}`);
}

// A label that would leave the panel leans inwards.
function limits(panel, marks, across, width) {
  for (const mark of marks) {
    const x = across(mark.value);
    const anchor = x > width * 0.7 ? "end" : x < width * 0.2 ? "start" : "middle";
    put(panel, "path", {class: "limit", "data-x": mark.value, d: `M${x} ${TOP + 4}V${TOP + PANEL}`});
    put(panel, "text", {x, y: TOP, "text-anchor": anchor}, mark.label);
  }
}
