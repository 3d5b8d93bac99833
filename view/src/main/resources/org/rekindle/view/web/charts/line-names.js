// The names at the ends of lines: moved apart, each tied to its line.

import {apart, put} from "./canvas.js";
import {tinted} from "./line.js";

const LINE = 15;
const LETTER = 7.7;
const GAP = 10;

/** The room that the names of these lines take at the right of a chart of that width. */
export function endRoom(series, width) {
  const longest = Math.max(0, ...series.map((one) => one.title.length));
  return Math.min(width * 0.34, longest * LETTER + 2 * GAP + 2);
}

/** Names every line at its last point, in at most that room; where there are too many, the highest. */
export function nameLines(svg, series, across, up, room) {
  const [bottom, top] = up.range();
  const most = Math.max(4, Math.floor((room - GAP) / LETTER));
  const labels = series
    .map((one) => ({one, end: one.points.findLast((point) => point.y != null)}))
    .filter(({end}) => end)
    .map(({one, end}) => ({one, x: across(end.x) + GAP, y: up(end.y)}));
  const fitting = Math.floor((bottom - top) / LINE) + 1;
  const named = labels.sort((a, b) => a.y - b.y).slice(0, fitting);
  for (const {one, x, y, at} of apart(named, LINE, top, bottom)) {
    const group = tinted(svg, one, "name");
    const short = one.title.length > most ? `${one.title.slice(0, most - 1)}…` : one.title;
    put(group, "path", {class: "tie", d: `M${x - 6} ${y}L${x + 2} ${at}`});
    put(put(group, "text", {x: x + 6, y: at, dy: "0.34em"}, short), "title", {}, one.title);
  }
}
