// Effects with their intervals: a bar from zero for each, controls hollow, the recommended one marked.

import {shorten} from "./text.js";
import {bottomAxis, put, putEach, sheet, span, uprights} from "./canvas.js";

const TOP = 10;
const LETTER = 7.4;
const NARROW = 720;
const VALUE = 74;

/**
 * Draws {rows: [{id, title, note, value, low, high, control, recommended}], domain, axis, write, tick, label}; write and
 * tick give the texts of values and of the axis.
 */
export function drawIntervals(plot, width, {rows, domain, axis, write, tick, label}) {
  const size = layout(width);
  const bottom = TOP + rows.length * size.row;
  const svg = sheet(plot, width, bottom + 46, label);
  const across = d3.scaleLinear(domain, [size.left, width - VALUE]);
  const ticks = across.ticks(size.narrow ? 4 : 6);
  uprights(svg, ticks, across, TOP, bottom);
  const group = putEach(svg, rows, "g", {
    class: (one) => `effect${one.control ? " control" : ""}${one.recommended ? " recommended" : ""}`,
    "data-series": (one) => one.id,
    transform: (_, index) => `translate(0,${TOP + index * size.row})`,
  });
  group.each(function (one) {
    entitle(d3.select(this), one, size.title);
  });
  bars(group, across, size.middle, write);
  put(svg, "path", {class: "rule thin", d: `M${across(0)} ${TOP}V${bottom}`});
  bottomAxis(svg, {scale: across, ticks, y: bottom, label: axis, write: tick});
}

// On a narrow screen the titles stand above their bars.
function layout(width) {
  const left = Math.min(390, width * 0.36);
  return width < NARROW
    ? {narrow: true, row: 78, middle: 52, left: 4, title: {x: 0, anchor: "start", y: 16, room: width}}
    : {narrow: false, row: 52, middle: 26, left, title: {x: left - 14, anchor: "end", y: 26, room: left - 14}};
}

function bars(group, across, middle, write) {
  const zero = across(0);
  const ends = (one) => [one.value, one.high ?? one.value, 0].map(across);
  put(group, "path", {
    class: "effect-bar",
    "data-x": (one) => one.value,
    d: (one) => `M${zero} ${middle - 7}H${across(one.value)}V${middle + 7}H${zero}Z`,
  });
  put(
    group.filter((one) => one.low != null),
    "path",
    {
      class: "effect-span",
      "data-low": (one) => one.low,
      "data-high": (one) => one.high,
      d: (one) => span(across(one.low), across(one.high), middle),
    },
  );
  const beside = {class: "value", x: (one) => Math.max(...ends(one)) + 8, y: middle, dy: "0.34em"};
  put(group, "text", beside, (one) => write(one.value));
}

// The title in as many lines as it needs, two at most, and the note in a last one, around the middle.
function entitle(group, one, {x, anchor, y, room}) {
  const lines = [...wrap(one.title, Math.floor(room / LETTER)), one.note].filter(Boolean);
  const text = put(group, "text", {class: "effect-name", x, y, "text-anchor": anchor});
  lines.forEach((line, at) => {
    const dy = at === 0 ? `${0.34 - (lines.length - 1) * 0.6}em` : "1.2em";
    put(text, "tspan", {class: line === one.note ? "effect-note" : null, x, dy}, line);
  });
  put(text, "title", {}, one.title.slice(0, 2000));
}

function wrap(text, most) {
  if (text.length <= most) {
    return [text];
  }
  const at = text.lastIndexOf(" ", most);
  return at < most / 3 ? [shorten(text, most)] : [text.slice(0, at), shorten(text.slice(at + 1), most)];
}
