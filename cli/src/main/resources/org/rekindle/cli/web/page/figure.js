// A figure: its title, what it shows in one sentence, the drawing, and the numbers that were drawn as a table beside it.

import {element, say} from "./dom.js";
import {table} from "./table.js";

const NARROWEST = 160;

/**
 * Makes a figure. Options: {id, title (text or nodes), columns, draw(plot, width, data), level?, file?, key?}. Gives {element, plot,
 * update(data, rows, summary)}: data goes to draw, now and whenever the width changes; rows go to the table.
 */
export function figure({id, title, columns, draw, level = 3, file = `${id}.csv`, pageSize = 25}) {
  const heading = element(`h${level}`, {id: `${id}-title`}, ...[title].flat());
  const summary = element("p", {id: `${id}-summary`, class: "summary"});
  const plot = element("div", {class: "plot"});
  const name = heading.textContent;
  const numbers = table({id: `${id}-numbers`, caption: `${name}: the numbers`, columns, file, pageSize});
  const details = element("details", {class: "numbers"}, element("summary", {}, "Show the numbers", element("span", {class: "visually-hidden"}, ` of: ${name}`)), numbers.element);
  const root = element("figure", {id, "aria-labelledby": `${id}-title`, "aria-describedby": `${id}-summary`},
    element("figcaption", {}, heading, summary), plot, details);
  let drawn = {width: 0, data: null};

  const paint = (width) => {
    if (drawn.data && width >= NARROWEST) {
      drawn.width = width;
      draw(plot, width, drawn.data);
    }
  };
  new ResizeObserver(([entry]) => {
    const width = Math.floor(entry.contentRect.width);
    if (width !== drawn.width) {
      paint(width);
    }
  }).observe(plot);

  return {
    element: root,
    plot,
    numbers,
    update(data, rows, text) {
      drawn.data = data;
      say(summary, text);
      numbers.update(rows);
      paint(drawn.width || Math.floor(plot.clientWidth));
    },
  };
}
