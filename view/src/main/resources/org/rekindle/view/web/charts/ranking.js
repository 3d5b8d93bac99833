// Each activation's best: point and interval of its score, and beside it what an epoch takes.

import {bottomAxis, put, putEach, sheet, span, uprights} from "./canvas.js";
import {hue, shape} from "./series.js";

const TOP = 8;
const NARROW = 640;
const VALUE = 64;

/**
 * Draws {rows: [{id, title, activation, note, score, low, high, seconds, recommended}], scoreLabel, writeScore,
 * writeTime}.
 */
export function drawRanking(plot, width, {rows, scoreLabel, writeScore, writeTime}) {
  const size = layout(width);
  const bottom = TOP + rows.length * size.row;
  const svg = sheet(plot, width, bottom + 46, `${scoreLabel} and time per epoch of each activation at its best rate`);
  const across = d3
    .scaleLinear()
    .domain(roomy(rows))
    .range([size.left + 8, size.right - 8]);
  const longest = d3.max(rows, (one) => one.seconds) || 1;
  const along = d3
    .scaleLinear()
    .domain([0, longest])
    .range([0, size.times - VALUE]);

  const ticks = across.ticks(size.narrow ? 3 : 5);
  uprights(svg, ticks, across, TOP, bottom);
  bottomAxis(svg, {scale: across, ticks, y: bottom, label: scoreLabel, write: across.tickFormat(5)});
  put(svg, "text", {class: "title", x: width, y: bottom + 40, "text-anchor": "end"}, "time per epoch");
  const group = putEach(svg, rows, "g", {
    class: (one) => `rank series ${hue(one.activation)}`,
    "data-series": (one) => one.id,
    transform: (_, index) => `translate(0,${TOP + index * size.row})`,
  });
  entitle(group, width, size);
  score(group, across, size, writeScore);
  time(group, along, width, size, writeTime);
}

// On a narrow screen the names stand above their rows.
function layout(width) {
  const narrow = width < NARROW;
  const times = narrow ? 100 : Math.min(230, width * 0.24);
  return narrow
    ? {narrow, times, row: 64, middle: 42, left: 0, right: width - times - 14}
    : {narrow, times, row: 52, middle: 26, left: 190, right: width - times - 56};
}

function roomy(rows) {
  const ends = rows.flatMap((one) => [one.score, one.low, one.high]).filter((value) => value != null);
  const [least, most] = ends.length ? d3.extent(ends) : [0, 1];
  const room = (most - least || 0.01) * 0.08;
  return [least - room, most + room];
}

function entitle(group, width, {narrow, middle}) {
  put(group, "text", {class: "who", x: 0, y: narrow ? 20 : middle - 3}, (one) => one.title);
  const note = narrow ? {x: width, y: 20, "text-anchor": "end"} : {x: 0, y: middle + 14};
  put(group, "text", {...note, class: (one) => (one.recommended ? "marked" : null)}, (one) => one.note);
}

function score(group, across, {narrow, middle}, write) {
  put(
    group.filter((one) => one.low != null),
    "path",
    {
      class: "whisker",
      "data-low": (one) => one.low,
      "data-high": (one) => one.high,
      d: (one) => span(across(one.low), across(one.high), middle),
    },
  );
  const scored = group.filter((one) => one.score != null);
  put(scored, "path", {
    class: "mark",
    "data-x": (one) => one.score,
    d: (one) => shape(one.activation, 90),
    transform: (one) => `translate(${across(one.score)},${middle})`,
  });
  if (!narrow) {
    const above = {class: "value", x: (one) => across(one.score), y: middle - 12, "text-anchor": "middle"};
    put(scored, "text", above, (one) => write(one.score));
  }
}

function time(group, along, width, {times, middle}, write) {
  const timed = group.filter((one) => one.seconds != null);
  const place = put(timed, "g", {transform: `translate(${width - times},${middle})`});
  put(place, "path", {class: "bar", d: (one) => `M0 0H${along(one.seconds)}`, "data-seconds": (one) => one.seconds});
  put(place, "text", {class: "value", x: (one) => along(one.seconds) + 8, dy: "0.34em"}, (one) => write(one.seconds));
}
