// One layer's life lines: a row for each unit, a column for each epoch, coloured by firing rate. Drawn on a canvas, one
// pixel a cell, then enlarged: 300,000 cells take a few milliseconds.

import {bottomAxis, dress, put, sheet} from "./canvas.js";
import {embers} from "./embers.js";
import {share} from "./lives.js";
import {bracketGroups, drawSilence} from "./raster-margins.js";

const TALL = 420;
const TALL_ON_PHONES = 260;
const PHONE = 420;
const TALLEST = 640;
const TALLEST_ROW = 14;
const ABOVE = 58;
const BELOW = 44;
const LEFT = 4;
const SIDE = 124;

/**
 * Draws a layer's lives into a frame {plot, canvas}. Gives {cell(x, y): which cell is there, point(cell): marks it and says
 * where it is}.
 */
export function drawRaster({plot, canvas}, width, lives) {
  const {units, epochs} = lives;
  const columns = epochs + 1;
  const tall = width < PHONE ? TALL_ON_PHONES : TALL;
  const row = Math.max(1, Math.min(TALLEST_ROW, Math.floor(tall / units.length)));
  const inner = {
    x: LEFT,
    y: ABOVE,
    width: Math.max(1, width - LEFT - SIDE),
    height: Math.min(row * units.length, TALLEST),
  };
  const bottom = inner.y + inner.height;
  const svg = sheet(plot, width, bottom + BELOW);
  const across = d3.scaleLinear([0, columns], [inner.x, inner.x + inner.width]);
  const down = d3.scaleLinear([0, units.length], [inner.y, bottom]);

  place(canvas, inner, {width, height: bottom + BELOW});
  colour(canvas, lives);
  drawSilence(svg, lives, across, ABOVE - 6);
  const centres = d3.scaleLinear([0, epochs], [across(0.5), across(epochs + 0.5)]);
  const ticks = [...new Set(d3.ticks(0, epochs, 6).map(Math.round))];
  bottomAxis(svg, {scale: centres, ticks, y: bottom, label: "epoch (0: before training)"});
  bracketGroups(svg, units, down, inner.x + inner.width + 8);
  put(svg, "rect", {class: "frame", ...inner});
  return cells(svg, across, down, lives);
}

function cells(svg, across, down, {units, epochs}) {
  const cursor = put(svg, "g", {class: "cell-cursor", opacity: 0});
  const rims = ["rim", "core"].map((kind) => put(cursor, "rect", {class: kind}));
  const width = across(1) - across(0);
  const height = down(1) - down(0);
  return {
    cell(x, y) {
      const at = Math.floor(down.invert(y));
      const epoch = Math.floor(across.invert(x));
      return at >= 0 && at < units.length && epoch >= 0 && epoch <= epochs ? {at, epoch} : null;
    },
    point(cell) {
      cursor.attr("opacity", cell ? 1 : 0);
      const [x, y] = cell ? [across(cell.epoch), down(cell.at)] : [0, 0];
      for (const rim of rims) {
        dress(rim, {x: x - 2, y: y - 2, width: width + 4, height: height + 4});
      }
      return {x: x + width, y: y + height / 2};
    },
  };
}

// In shares of the drawing, so that both are scaled alike where the page is, as on paper.
function place(canvas, inner, outer) {
  canvas.style.left = `${(100 * inner.x) / outer.width}%`;
  canvas.style.top = `${(100 * inner.y) / outer.height}%`;
  canvas.style.width = `${(100 * inner.width) / outer.width}%`;
  canvas.style.height = `${(100 * inner.height) / outer.height}%`;
  canvas.width = Math.round(inner.width * devicePixelRatio);
  canvas.height = Math.round(inner.height * devicePixelRatio);
}

function colour(canvas, {units, epochs}) {
  const palette = embers();
  const columns = epochs + 1;
  const small = document.createElement("canvas");
  small.width = columns;
  small.height = units.length;
  const image = small.getContext("2d").createImageData(columns, units.length);
  const pixels = new Uint32Array(image.data.buffer);
  units.forEach((unit, at) => {
    for (let epoch = 0; epoch < columns; epoch++) {
      pixels[at * columns + epoch] = palette.packed[palette.level(share(unit.rates[epoch]))];
    }
  });
  small.getContext("2d").putImageData(image, 0, 0);
  const context = canvas.getContext("2d");
  context.imageSmoothingEnabled = canvas.height < units.length || canvas.width < columns;
  context.drawImage(small, 0, 0, canvas.width, canvas.height);
  tick(context, palette, units, canvas.width / columns, canvas.height / units.length);
}

// A stroke where a unit falls silent and one where it fires again.
function tick(context, palette, units, wide, high) {
  const stroke = (at, epoch) =>
    context.fillRect(Math.round(epoch * wide) - devicePixelRatio, at * high, 2.5 * devicePixelRatio, Math.max(1, high));
  for (const [sign, paint] of [
    ["deaths", palette.death],
    ["births", palette.birth],
  ]) {
    context.fillStyle = paint;
    units.forEach((unit, at) => {
      for (const epoch of unit[sign]) {
        stroke(at, epoch);
      }
    });
  }
}
