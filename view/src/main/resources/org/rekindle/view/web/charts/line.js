// One line of a chart: the line itself, intervals, points (hollow: dropped) and crosses (diverged). Every mark carries
// what it stands for: data-series and data-measure on the group, data-x and data-y on points.

import {put, putEach} from "./canvas.js";
import {hue, shape} from "./series.js";

const CROSS = "M-5 -5L5 5M-5 5L5 -5";

/** Draws a series; across and up place its values, lane is where those go that diverged without a score. */
export function drawLine(svg, one, {across, up, lane}) {
  const group = tinted(svg, one, "series").attr("data-series", one.id).attr("data-measure", one.measure);
  const drawn = one.points.filter((point) => point.y != null);
  const line = d3
    .line(
      (point) => across(point.x),
      (point) => up(point.y),
    )
    .defined((point) => point.y != null);
  const facts = {"data-x": (point) => point.x, "data-y": (point) => point.y};

  put(group, "path", {class: one.dashed ? "line dashed" : "line", d: line(one.points)});
  const spans = drawn.filter((point) => point.low != null);
  putEach(group, spans, "path", {
    class: (point) => (point.hollow ? "whisker faint" : "whisker"),
    "data-x": (point) => point.x,
    "data-low": (point) => point.low,
    "data-high": (point) => point.high,
    d: (point) => whisker(across(point.x), point, up),
  });
  if (!one.bare) {
    putEach(group, drawn, "path", {
      ...facts,
      class: (point) => (point.hollow ? "mark hollow" : "mark"),
      d: shape(one.activation),
      transform: (point) => `translate(${across(point.x)},${up(point.y)})`,
    });
  }
  const fallen = one.points.filter((point) => point.diverged);
  putEach(group, fallen, "path", {
    ...facts,
    class: "cross",
    d: CROSS,
    "data-diverged": (point) => point.diverged,
    transform: (point) => `translate(${across(point.x)},${point.y == null ? lane : up(point.y)})`,
  });
}

/** A group in the colour of a series: its activation's, or one by depth. */
export function tinted(svg, one, kind) {
  const group = put(svg, "g", {class: `${kind} ${one.depth == null ? hue(one.activation) : "layered"}`});
  if (one.depth != null) {
    group.node().style.setProperty("--depth", `${Math.round(one.depth * 100)}%`);
  }
  return group;
}

// An interval that leaves the chart is cut off there, without its end stroke.
function whisker(x, {low, high}, up) {
  const [bottom, top] = up.range();
  const [from, to] = [Math.min(bottom, up(low)), Math.max(top - 8, up(high))];
  const foot = from === up(low) ? `M${x - 3} ${from}h6` : "";
  const head = to === up(high) ? `M${x - 3} ${to}h6` : "";
  return `M${x} ${from}V${to}${foot}${head}`;
}
