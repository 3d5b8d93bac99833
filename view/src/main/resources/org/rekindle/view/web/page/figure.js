// A figure: its title, what it shows in one sentence, the drawing, and the numbers that were drawn as a table beside it.

import {element, say} from "./dom.js";
import {table} from "./table.js";

const NARROWEST = 160;
const whenIdle = globalThis.requestIdleCallback ?? ((callback) => setTimeout(callback, 50));

/**
 * Makes a figure. Options: {id, title (text or nodes), draw(plot, width, data), columns? (of the table), name? (where the
 * title changes), large?}. Gives {element, update(data, rows, summary, columns?)}: data goes to draw, now and whenever the
 * width changes; rows (an array, or a function that gives it) and columns to the table, which is filled when it is opened
 * or, unless it is large, there is time.
 */
export function figure({id, title, draw, columns = [], name = null, large = false}) {
  const heading = element("h3", {id: `${id}-title`}, ...[title].flat());
  const summary = element("p", {id: `${id}-summary`, class: "summary"});
  const plot = element("div", {class: "plot"});
  const named = name ?? heading.textContent;
  const numbers = table({id: `${id}-numbers`, caption: `${named}: the numbers`, columns, file: `${id}.csv`});
  const details = element(
    "details",
    {class: "numbers", toggle: fill},
    element("summary", {}, "Show the numbers", element("span", {class: "visually-hidden"}, ` of: ${named}`)),
    numbers.element,
  );
  const root = element(
    "figure",
    {id, "aria-labelledby": `${id}-title`, "aria-describedby": `${id}-summary`},
    element("figcaption", {}, heading, summary),
    plot,
    details,
  );
  const drawn = {width: 0, data: null};
  let waiting = null;

  function paint(width) {
    if (drawn.data && width >= NARROWEST) {
      drawn.width = width;
      draw(plot, width, drawn.data);
    }
  }

  function fill() {
    if (waiting) {
      const {rows, changed} = waiting;
      waiting = null;
      numbers.update(typeof rows === "function" ? rows() : rows, changed);
    }
  }

  new ResizeObserver(([entry]) => {
    const width = Math.floor(entry.contentRect.width);
    if (width !== drawn.width) {
      paint(width);
    }
  }).observe(plot);

  return {
    element: root,
    update(data, rows, text, changed = null) {
      drawn.data = data;
      say(summary, text);
      if (!waiting && !large) {
        whenIdle(fill);
      }
      waiting = {rows, changed};
      if (details.open) {
        fill();
      }
      paint(drawn.width || Math.floor(plot.clientWidth));
    },
  };
}
