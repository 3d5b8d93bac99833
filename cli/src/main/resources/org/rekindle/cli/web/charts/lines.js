// Lines with points and intervals over a shared x: scores, losses and shares by learning rate or by epoch. Each line is named at
// its end, and a cursor runs through all charts that share it.

import {apart, bottomAxis, leftAxis, sheet} from "./canvas.js";
import {hue, shape} from "./series.js";

const TOP = 34;
const LINE = 15;
const LETTER = 6.9;
const LANE = 22;

/**
 * Draws a chart: {x: {log, values, label, write, marked}, y: {label, domain, write, ticks?}, series, cursor?, height?}. A series is {id, title, activation,
 * measure?, dashed?, depth? (0 to 1, instead of an activation's colour), bare? (a line without points), points: [{x, y, low, high, hollow, diverged}]}.
 */
export function drawLines(plot, width, {x, y, series, cursor = null, height = 320, label = null}) {
  const longest = Math.max(0, ...series.map((one) => one.title.length));
  const right = Math.min(width * 0.34, longest * LETTER + 22);
  const left = 50;
  const fallen = series.flatMap((one) => one.points.filter((point) => point.diverged && point.y == null).map((point) => ({...point, one})));
  const bottom = height - 46 - (fallen.length ? LANE : 0);
  const svg = sheet(plot, width, height, cursor ? null : label);
  const across = (x.log ? d3.scaleLog() : d3.scaleLinear()).domain(spread(x.values, x.log)).range([left + 10, width - right]);
  const up = d3.scaleLinear().domain(y.domain).range([bottom, TOP]);
  const low = height - 46;

  leftAxis(svg, {scale: up, left, right: width - right, label: y.label, write: y.write, ticks: y.ticks});
  bottomAxis(svg, {scale: across, ticks: x.ticks ?? x.values, y: low, label: x.label, write: x.write, marked: x.marked});
  if (fallen.length) {
    svg.append("text").attr("class", "lane").attr("x", left - 8).attr("y", low - 8).attr("text-anchor", "end").text("diverged");
  }
  const ruler = svg.append("path").attr("class", "ruler").attr("d", `M0 ${TOP - 6}V${low}`);

  series.forEach((one, index) => {
    const shift = one.bare ? 0 : (index - (series.length - 1) / 2) * Math.min(3, (width - left - right) / 160);
    const place = (point) => across(point.x) + shift;
    const group = paint(svg.append("g"), one).attr("class", `series ${one.depth == null ? hue(one.activation) : "layered"}`).attr("data-series", one.id).attr("data-measure", one.measure);
    const drawn = one.points.filter((point) => point.y != null);
    group.append("path").attr("class", one.dashed ? "line dashed" : "line").attr("d", d3.line(place, (point) => up(point.y)).defined((point) => point.y != null)(one.points));
    const spans = drawn.filter((point) => point.low != null);
    group.selectAll(".whisker").data(spans).join("path").attr("class", (point) => (point.hollow ? "whisker faint" : "whisker"))
      .attr("data-x", (point) => point.x).attr("data-low", (point) => point.low).attr("data-high", (point) => point.high)
      .attr("d", (point) => whisker(place(point), inside(up, point.low), inside(up, point.high), up, point));
    if (!one.bare) {
      group.selectAll(".mark").data(drawn).join("path").attr("class", (point) => (point.hollow || one.dashed ? "mark hollow" : "mark")).attr("d", shape(one.activation))
        .attr("transform", (point) => `translate(${place(point)},${up(point.y)})`).call(facts);
    }
    group.selectAll(".cross").data(one.points.filter((point) => point.diverged)).join("path").attr("class", "cross").attr("d", "M-5 -5L5 5M-5 5L5 -5")
      .attr("transform", (point) => `translate(${place(point)},${point.y == null ? low - 12 : up(point.y)})`).attr("data-diverged", (point) => point.diverged).call(facts);
  });
  names(svg, series, up, across, bottom, right - 12);
  if (cursor) {
    listen(svg, across, x.nearest ?? x.values, cursor, [left, TOP, width - right + 10, low]);
    cursor.draw(plot, (value) => ruler.attr("transform", value == null ? null : `translate(${across(value)},0)`).attr("opacity", value == null ? 0 : 1));
  } else {
    ruler.remove();
  }
}

function facts(marks) {
  marks.attr("data-x", (point) => point.x).attr("data-y", (point) => point.y);
}

function paint(group, one) {
  if (one.depth != null) {
    group.node().style.setProperty("--depth", `${Math.round(one.depth * 100)}%`);
  }
  return group;
}

// An interval that leaves the chart is cut off there, without its end stroke.
function whisker(x, low, high, up, point) {
  const foot = up(point.low) === low ? `M${x - 3} ${low}h6` : "";
  const head = up(point.high) === high ? `M${x - 3} ${high}h6` : "";
  return `M${x} ${low}V${high}${foot}${head}`;
}

function inside(up, value) {
  const [bottom, top] = up.range();
  return Math.max(top - 8, Math.min(bottom, up(value)));
}

function spread(values, log) {
  const [least, most] = d3.extent(values);
  if (least !== most) {
    return [least, most];
  }
  return log ? [least / 3, most * 3] : [least - 1, most + 1];
}

// The names at the ends of the lines, moved apart, each tied to its line where it had to move.
function names(svg, series, up, across, bottom, room) {
  const labels = series.map((one) => ({one, end: one.points.findLast((point) => point.y != null)})).filter(({end}) => end).map(({one, end}) => ({one, x: across(end.x) + 10, y: up(end.y)}));
  apart(labels, LINE, TOP, bottom);
  for (const {one, x, y, at} of labels) {
    const group = paint(svg.append("g"), one).attr("class", `name ${one.depth == null ? hue(one.activation) : "layered"}`);
    group.append("path").attr("class", "tie").attr("d", `M${x - 6} ${y}L${x + 2} ${at}`);
    const most = Math.max(4, Math.floor(room / LETTER));
    group.append("text").attr("x", x + 6).attr("y", at).attr("dy", "0.34em").text(one.title.length > most ? one.title.slice(0, most - 1) + "…" : one.title)
      .append("title").text(one.title);
  }
}

function listen(svg, across, values, cursor, [left, top, right, bottom]) {
  const nearest = (event) => {
    const [x] = d3.pointer(event, svg.node());
    return d3.leastIndex(values, (a, b) => Math.abs(across(a) - x) - Math.abs(across(b) - x));
  };
  svg.append("rect").attr("class", "catch").attr("x", left).attr("y", top).attr("width", right - left).attr("height", bottom - top)
    .on("pointermove", (event) => cursor.set(nearest(event)))
    .on("pointerdown", (event) => cursor.set(nearest(event), true))
    .on("pointerleave", () => cursor.rest());
}
