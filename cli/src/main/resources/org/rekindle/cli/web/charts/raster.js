// One layer's life lines: a row for each unit, a column for each epoch, coloured by firing rate; above it how many units are silent.
// Drawn on a canvas, one pixel a cell, then enlarged: 300,000 cells take a few milliseconds.

import {bottomAxis, sheet} from "./canvas.js";
import {embers} from "./embers.js";
import {share} from "./lives.js";

const TALL = 420;
const TALL_ON_PHONES = 260;
const PHONE = 420;
const TALLEST = 640;
const TALLEST_ROW = 14;
const ABOVE = 58;
const LEFT = 4;
const SIDE = 104;

/** Draws a layer's lives into a frame {plot, canvas}, and says where its cells are: {cell(x, y), box(row, epoch)}. */
export function drawRaster({plot, canvas}, width, lives) {
  const {units, epochs} = lives;
  const columns = epochs + 1;
  const row = Math.max(1, Math.min(TALLEST_ROW, Math.floor((width < PHONE ? TALL_ON_PHONES : TALL) / units.length)));
  const height = Math.min(row * units.length, TALLEST);
  const wide = Math.max(columns, width - LEFT - SIDE);
  const svg = sheet(plot, width, ABOVE + height + 44);
  const across = d3.scaleLinear().domain([0, columns]).range([LEFT, LEFT + wide]);
  const down = d3.scaleLinear().domain([0, units.length]).range([ABOVE, ABOVE + height]);

  place(canvas, LEFT, ABOVE, wide, height);
  colour(canvas, wide, height, lives);
  silence(svg, lives, across);
  const middle = d3.scaleLinear().domain([0, epochs]).range([across(0.5), across(epochs + 0.5)]);
  bottomAxis(svg, {scale: middle, ticks: whole(epochs), y: ABOVE + height, label: "epoch (0: before training)"});
  groups(svg, units, down, LEFT + wide + 8);
  svg.append("rect").attr("class", "frame").attr("x", LEFT).attr("y", ABOVE).attr("width", wide).attr("height", height);
  const cursor = svg.append("rect").attr("class", "cell-cursor").attr("opacity", 0);

  const box = (at, epoch) => ({x: across(epoch), y: down(at), width: across(1) - across(0), height: down(1) - down(0)});
  return {
    cell(x, y) {
      const at = Math.floor(down.invert(y));
      const epoch = Math.floor(across.invert(x));
      return at >= 0 && at < units.length && epoch >= 0 && epoch <= epochs ? {at, epoch} : null;
    },
    point(cell) {
      const {x, y, width: w, height: h} = cell ? box(cell.at, cell.epoch) : {x: 0, y: 0, width: 0, height: 0};
      cursor.attr("opacity", cell ? 1 : 0).attr("x", x - 1).attr("y", y - 1).attr("width", w + 2).attr("height", h + 2);
      return {x: x + w, y: y + h / 2};
    },
  };
}

function place(canvas, left, top, width, height) {
  Object.assign(canvas.style, {left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px`});
  canvas.width = Math.round(width * devicePixelRatio);
  canvas.height = Math.round(height * devicePixelRatio);
}

function colour(canvas, width, height, {units, epochs}) {
  const palette = embers();
  const columns = epochs + 1;
  const small = document.createElement("canvas");
  small.width = columns;
  small.height = units.length;
  const image = small.getContext("2d").createImageData(columns, units.length);
  const cells = new Uint32Array(image.data.buffer);
  units.forEach((unit, at) => {
    for (let epoch = 0; epoch < columns; epoch++) {
      cells[at * columns + epoch] = palette.packed[palette.level(share(unit.rates[epoch]))];
    }
  });
  small.getContext("2d").putImageData(image, 0, 0);
  const context = canvas.getContext("2d");
  context.imageSmoothingEnabled = canvas.height < units.length;
  context.drawImage(small, 0, 0, canvas.width, canvas.height);
  const step = {x: canvas.width / columns, y: canvas.height / units.length};
  const tick = (at, epoch, paint) => {
    context.fillStyle = paint;
    context.fillRect(Math.round(epoch * step.x) - devicePixelRatio, at * step.y, 2.5 * devicePixelRatio, Math.max(1, step.y));
  };
  units.forEach((unit, at) => {
    unit.revived.forEach((epoch) => tick(at, epoch, palette.revival));
    if (unit.died != null && unit.died > 0) {
      tick(at, unit.died, palette.death);
    }
  });
}

// How many units are silent in each epoch, as steps that stand over the columns.
function silence(svg, {silent, units}, across) {
  const up = d3.scaleLinear().domain([0, units.length]).range([ABOVE - 6, 22]);
  const area = d3.area().x((_, epoch) => across(epoch)).y0(up(0)).y1((value) => up(value)).curve(d3.curveStepAfter);
  svg.append("path").attr("class", "silence").attr("d", area([...silent, silent.at(-1)])).attr("data-silent", silent.join(" "));
  svg.append("path").attr("class", "grid").attr("d", `M${LEFT} ${up(0)}H${across(silent.length)}`);
  svg.append("text").attr("x", LEFT).attr("y", 14).text("units silent in the epoch");
  svg.append("text").attr("class", "value").attr("x", across(silent.length) + 8).attr("y", up(silent.at(-1))).attr("dy", "0.34em").text(silent.at(-1));
}

// What the blocks of the order are, beside them.
function groups(svg, units, down, x) {
  const parts = [
    ["fire to the end", (unit) => unit.died == null],
    ["fell silent", (unit) => unit.died > 0],
    ["never fired", (unit) => unit.died === 0],
  ];
  let from = 0;
  for (const [label, belongs] of parts) {
    const many = units.filter(belongs).length;
    if (many > 0) {
      const [top, bottom] = [down(from), down(from + many)];
      svg.append("path").attr("class", "bracket").attr("d", `M${x} ${top + 1}h4V${bottom - 1}h-4`);
      const text = svg.append("text").attr("x", x + 10).attr("y", (top + bottom) / 2);
      text.append("tspan").attr("class", "value").attr("x", x + 10).attr("dy", bottom - top < 26 ? "0.34em" : "-0.2em").text(many);
      if (bottom - top >= 26) {
        text.append("tspan").attr("x", x + 10).attr("dy", "1.15em").text(label);
      }
      text.append("title").text(`${many} ${label}`);
      from += many;
    }
  }
}

function whole(epochs) {
  return [...new Set(d3.ticks(0, epochs, 6).map(Math.round))];
}
