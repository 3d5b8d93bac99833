// Lines with points and intervals over a shared x: scores, losses and shares by learning rate or by epoch. Each line is
// named at its end, and a cursor runs through all charts that share it.

import {bottomAxis, leftAxis, put, sheet} from "./canvas.js";
import {drawLine} from "./line.js";
import {endRoom, nameLines} from "./line-names.js";

const TOP = 34;
const LEFT = 50;
const BELOW = 46;
const LANE = 22;

/**
 * Draws {x: {log, values, nearest?, ticks?, label, write, marked}, y: {label, domain, log?, lane?, write?, ticks?}, series, cursor?,
 * height?, label?}. A series is {id, title, activation, measure?, dashed?, depth? (0 to 1, instead of an activation's
 * colour), bare? (a line without points), points: [{x, y, low, high, hollow, diverged}]}.
 */
export function drawLines(plot, width, {x, y, series, cursor = null, height = 320, label = null}) {
  const right = width - endRoom(series, width);
  const low = height - BELOW;
  const someFell = series.some((one) => one.points.some((point) => point.diverged && point.y == null));
  const svg = sheet(plot, width, height, cursor ? null : label);
  const across = (x.log ? d3.scaleLog() : d3.scaleLinear()).domain(spread(x)).range([LEFT + 10, right]);
  const up = (y.log ? d3.scaleLog() : d3.scaleLinear()).domain(y.domain).range([low - (someFell ? LANE : 0), TOP]);

  leftAxis(svg, {scale: up, left: LEFT, right, label: y.label, write: y.write, ticks: y.ticks});
  bottomAxis(svg, {...x, scale: across, ticks: x.ticks ?? x.values, y: low});
  if (someFell) {
    put(svg, "text", {class: "lane", x: LEFT - 8, y: low - 8, "text-anchor": "end"}, y.lane ?? "diverged");
  }
  const ruler = put(svg, "path", {class: "ruler", d: `M0 ${TOP - 6}V${low}`, opacity: 0});
  const step = Math.min(3, (right - LEFT) / 160);
  series.forEach((one, index) => {
    const shift = one.bare ? 0 : (index - (series.length - 1) / 2) * step;
    drawLine(svg, one, {across: (value) => across(value) + shift, up, lane: low - 12});
  });
  nameLines(svg, series, across, up, width - right);
  if (cursor) {
    listen(svg, across, x.nearest ?? x.values, cursor, {left: LEFT, top: TOP, right: right + 10, bottom: low});
    cursor.draw(plot, (value) => point(ruler, value == null ? null : across(value)));
  }
}

function point(ruler, x) {
  ruler.attr("transform", `translate(${x ?? 0},0)`).attr("opacity", x == null ? 0 : 1);
}

function spread({values, log}) {
  const [least, most] = d3.extent(values);
  if (least !== most) {
    return [least, most];
  }
  return log ? [least / 3, most * 3] : [least - 1, most + 1];
}

function listen(svg, across, values, cursor, {left, top, right, bottom}) {
  const nearest = (event) => {
    const [x] = d3.pointer(event, svg.node());
    return d3.leastIndex(values, (a, b) => Math.abs(across(a) - x) - Math.abs(across(b) - x));
  };
  put(svg, "rect", {class: "catch", x: left, y: top, width: right - left, height: bottom - top})
    .on("pointermove", (event) => cursor.set(nearest(event)))
    .on("pointerdown", (event) => cursor.set(nearest(event), true))
    .on("pointerleave", () => cursor.rest());
}
