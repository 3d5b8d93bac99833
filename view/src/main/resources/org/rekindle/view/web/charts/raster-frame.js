// The frame of one raster: its title, its canvas, and the cursor that the pointer and the keys move over its cells.

const STEPS = {
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  Home: [0, -Infinity],
  End: [0, Infinity],
  PageDown: [10, 0],
  PageUp: [-10, 0],
};

/** Opens a frame in a grid; pointed(frame, cell or null, whether by key) is called when its cursor moves. */
export function openFrame(grid, pointed) {
  const root = document.createElement("div");
  const heading = document.createElement("h4");
  const title = document.createElement("bdi");
  const plot = document.createElement("div");
  const canvas = document.createElement("canvas");
  heading.append(title);
  plot.className = "raster";
  plot.setAttribute("role", "application");
  plot.setAttribute("tabindex", "0");
  plot.append(canvas);
  root.append(heading, plot);
  grid.append(root);
  const frame = {root, title, plot, canvas, cell: null, width: 0, lives: null, raster: null};
  const leave = () => pointed(frame, null, false);
  plot.addEventListener("pointermove", (event) => pointed(frame, under(frame, event), false));
  plot.addEventListener("pointerleave", leave);
  plot.addEventListener("blur", leave);
  plot.addEventListener("keydown", (event) => press(frame, event, pointed));
  return frame;
}

// The page may show the drawing smaller than it was drawn.
function under({plot, width, raster}, event) {
  const box = plot.getBoundingClientRect();
  const scale = width / box.width;
  return raster.cell((event.clientX - box.left) * scale, (event.clientY - box.top) * scale);
}

function press(frame, event, pointed) {
  if (event.key === "Escape") {
    pointed(frame, null, false);
  } else if (Object.hasOwn(STEPS, event.key) && !event.altKey && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    pointed(frame, step(frame, STEPS[event.key]), true);
  }
}

function step({cell, lives}, [down, right]) {
  const hold = (value, most) => Math.max(0, Math.min(most, value));
  return cell
    ? {at: hold(cell.at + down, lives.units.length - 1), epoch: hold(cell.epoch + right, lives.epochs)}
    : {at: 0, epoch: 0};
}
