// The life lines of a run: a raster for each layer, with a cursor that the pointer and the arrow keys move, and what it points at in words.

import {embers, onEmbersChange} from "./embers.js";
import {livesOf, share} from "./lives.js";
import {drawRaster} from "./raster.js";
import {tip} from "./tip.js";
import {percent} from "../page/format.js";
import {plain} from "../page/names.js";

const NARROWEST = 380;
const frames = new WeakMap();

/** Draws a run of view.lives. */
export function drawLives(plot, width, run) {
  const state = frames.get(plot) ?? start(plot);
  state.run = run;
  const columns = Math.max(1, Math.min(run.layers.length, Math.floor(width / NARROWEST), 3));
  const gap = 32;
  const each = Math.floor((width - gap * (columns - 1)) / columns);
  state.grid.style.gridTemplateColumns = `repeat(${columns}, ${each}px)`;
  state.draw = () => run.layers.forEach((layer, index) => {
    const frame = (state.frames[index] ??= open(state, index));
    frame.lives = livesOf(layer, run.epochs);
    frame.title.textContent = layer.layer.length > 60 ? layer.layer.slice(0, 59) + "…" : layer.layer;
    frame.plot.setAttribute("aria-label", `Life lines of ${frame.title.textContent}: ${layer.units.length} units, ${run.epochs} epochs. Arrow keys move the cursor.`);
    frame.plot.dataset.layer = frame.title.textContent;
    frame.plot.dataset.order = frame.lives.units.map((unit) => unit.unit).join(" ");
    frame.raster = drawRaster(frame, each, frame.lives);
  });
  state.draw();
  state.frames.splice(run.layers.length).forEach((frame) => frame.root.remove());
}

function start(plot) {
  const grid = document.createElement("div");
  const spoken = document.createElement("p");
  grid.className = "rasters";
  spoken.className = "visually-hidden";
  spoken.setAttribute("role", "status");
  plot.append(grid, spoken);
  const state = {grid, spoken, frames: [], tip: tip(plot), draw: () => {}};
  onEmbersChange(() => state.draw());
  frames.set(plot, state);
  return state;
}

function open(state, index) {
  const root = document.createElement("div");
  const title = document.createElement("h4");
  const name = document.createElement("bdi");
  const plot = document.createElement("div");
  const canvas = document.createElement("canvas");
  title.append(name);
  plot.className = "raster";
  plot.setAttribute("role", "application");
  plot.setAttribute("tabindex", "0");
  plot.append(canvas);
  root.append(title, plot);
  state.grid.append(root);
  const frame = {root, title: name, plot, canvas, cell: null};
  plot.addEventListener("pointermove", (event) => {
    const box = plot.getBoundingClientRect();
    point(state, frame, frame.raster.cell(event.clientX - box.left, event.clientY - box.top), false);
  });
  plot.addEventListener("pointerleave", () => point(state, frame, null, false));
  plot.addEventListener("blur", () => point(state, frame, null, false));
  plot.addEventListener("keydown", (event) => press(state, frame, event));
  return frame;
}

function press(state, frame, event) {
  const {units, epochs} = frame.lives;
  const by = {ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0], Home: [0, -epochs], End: [0, epochs], PageDown: [10, 0], PageUp: [-10, 0]}[event.key];
  if (event.key === "Escape") {
    point(state, frame, null, false);
  } else if (by && !event.altKey && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    const from = frame.cell;
    const hold = (value, most) => Math.max(0, Math.min(most, value));
    point(state, frame, from ? {at: hold(from.at + by[0], units.length - 1), epoch: hold(from.epoch + by[1], epochs)} : {at: 0, epoch: 0}, true);
  }
}

function point(state, frame, cell, spoken) {
  frame.cell = cell;
  const place = frame.raster.point(cell);
  if (!cell) {
    state.tip.hide();
    return;
  }
  const unit = frame.lives.units[cell.at];
  const rate = share(unit.rates[cell.epoch]);
  const lines = [`Unit ${unit.unit}, epoch ${cell.epoch}`, rate === 0 ? "never fires" : `fires on ${percent(rate)} of samples`, fate(unit), unit.evidence].filter(Boolean);
  const colours = embers();
  state.tip.show(frame.plot, place, lines, colours.at(rate));
  if (spoken) {
    state.spoken.textContent = lines.join(". ");
  }
}

function fate(unit) {
  const silent = unit.died == null ? "" : unit.born_dead ? ", born dead" : unit.died === 0 ? ", never fired" : `, silent from epoch ${unit.died} on`;
  const step = unit.last_fired_step > 0 && unit.died != null ? ` (last fired in step ${unit.last_fired_step})` : "";
  return `${plain(unit.verdict)} in the end${silent}${step}${unit.cause ? `; cause: ${plain(unit.cause)}` : ""}`;
}
