// What the cursor of compared charts points at: the values of every run at one place, in a table that keeps its place.

import {element, name as named} from "../page/dom.js";

/** @returns {{element, show(at, runs), inWords(at, runs)}} */
export function pointedAt(x, charts) {
  const caption = element("caption");
  const body = element("tbody");
  const head = element(
    "tr",
    {},
    element("td"),
    charts.map(({label}) => element("th", {scope: "col", class: "numeric"}, label)),
  );
  const table = element("table", {}, caption, element("thead", {}, head), body);
  const valuesAt = (at, run) => {
    const point = run.points.find((one) => one.x === at);
    return charts.map(({id, write}) => write(point?.[id].y));
  };
  return {
    element: element(
      "div",
      {class: "readout scroll", tabindex: "0", role: "region", "aria-label": `The values at one ${x.label}`},
      table,
    ),
    show(at, runs) {
      caption.replaceChildren(`At ${x.label} `, element("strong", {}, x.write(at)));
      body.replaceChildren(
        ...runs.map((run) =>
          element(
            "tr",
            {},
            element("th", {scope: "row"}, run.mark(), " ", named(run.view.name, 32)),
            valuesAt(at, run).map((text) => element("td", {class: "numeric"}, text)),
          ),
        ),
      );
    },
    inWords(at, runs) {
      const said = runs.map(
        (run) =>
          `${run.letter} ${valuesAt(at, run)
            .map((text, index) => `${charts[index].label} ${text}`)
            .join(", ")}`,
      );
      return `${x.label} ${x.write(at)}: ${said.join("; ")}`;
    },
  };
}
