// A note beside what the cursor points at, within the chart.

import {shorten} from "./text.js";

/** A note in a plot: {show(within, place, lines, colour), hide()}. */
export function tip(plot) {
  const note = document.createElement("div");
  note.className = "tip";
  note.hidden = true;
  note.setAttribute("aria-hidden", "true");
  plot.append(note);
  return {
    show(within, {x, y}, [first, ...rest], colour) {
      const patch = document.createElement("span");
      const head = document.createElement("strong");
      patch.className = "patch";
      patch.style.background = colour;
      head.textContent = first;
      note.replaceChildren(
        patch,
        head,
        ...rest.map((line) => {
          const text = document.createElement("div");
          text.textContent = shorten(line, 300);
          return text;
        }),
      );
      note.hidden = false;
      const outer = plot.getBoundingClientRect();
      const inner = within.getBoundingClientRect();
      const left = inner.left - outer.left + x + 14;
      const size = note.getBoundingClientRect();
      note.style.left = `${Math.max(0, left + size.width > outer.width ? left - size.width - 40 : left)}px`;
      note.style.top = `${inner.top - outer.top + y + 14}px`;
    },
    hide() {
      note.hidden = true;
    },
  };
}
