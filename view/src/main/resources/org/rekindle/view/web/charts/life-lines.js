// The life lines of a run: a raster for each layer, with a cursor that the pointer and the arrow keys move, and what it
// points at in words.

import {embers, onEmbersChange} from "./embers.js";
import {livesOf, share} from "./lives.js";
import {drawRaster} from "./raster.js";
import {openFrame} from "./raster-frame.js";
import {shorten} from "./text.js";
import {tip} from "./tip.js";

const NARROWEST = 380;
const GAP = 32;
const states = new WeakMap();

/**
 * Draws {layers, epochs} of view.lives; tell(unit, epoch, rate) gives the lines that say what a cell is. A layer of which
 * no unit is shown, because others had more to tell, has no drawing.
 */
export function drawLives(plot, width, {run, tell}) {
  const state = states.get(plot) ?? start(plot);
  const layers = run.layers.filter(({units}) => units.length > 0);
  const columns = Math.max(1, Math.min(layers.length, Math.floor(width / NARROWEST), 3));
  const each = Math.floor((width - GAP * (columns - 1)) / columns);
  state.grid.style.gridTemplateColumns = `repeat(${columns}, minmax(0, 1fr))`;
  state.tell = tell;
  state.draw = () => {
    layers.forEach((layer, index) => {
      drawLayer(state, index, layer, run.epochs, each);
    });
  };
  state.draw();
  for (const frame of state.frames.splice(layers.length)) {
    frame.root.remove();
  }
}

function drawLayer(state, index, layer, epochs, width) {
  state.frames[index] ??= openFrame(state.grid, (frame, cell, spoken) => point(state, frame, cell, spoken));
  const frame = state.frames[index];
  const name = shorten(layer.layer, 60);
  const some = layer.units.length < layer.units_total ? ` of ${layer.units_total}` : "";
  const size = `${layer.units.length}${some} units, ${epochs} epochs`;
  frame.lives = livesOf(layer, epochs);
  frame.title.textContent = name;
  frame.plot.setAttribute("aria-label", `Life lines of ${name}: ${size}. Arrow keys move the cursor.`);
  frame.plot.dataset.layer = name;
  frame.plot.dataset.order = frame.lives.units.map((unit) => unit.unit).join(" ");
  frame.width = width;
  frame.raster = drawRaster(frame, width, frame.lives);
}

function start(plot) {
  const grid = document.createElement("div");
  const spoken = document.createElement("p");
  grid.className = "rasters";
  spoken.className = "visually-hidden";
  spoken.setAttribute("role", "status");
  plot.append(grid, spoken);
  const state = {grid, spoken, frames: [], tip: tip(plot), tell: () => [], draw: () => {}};
  onEmbersChange(grid, () => state.draw());
  states.set(plot, state);
  return state;
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
  const lines = state.tell(unit, cell.epoch, rate);
  state.tip.show(frame.plot, place, lines, embers().at(rate));
  if (spoken) {
    state.spoken.textContent = lines.join(". ");
  }
}
