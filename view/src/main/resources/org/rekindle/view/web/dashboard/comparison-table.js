// A table with a column for each run.

import {csv, download} from "../page/csv.js";
import {element, name as named} from "../page/dom.js";

/** @param rows [{label, cells: [{text, note?, best?, value?}]}], a cell for each run */
export function comparisonTable({id, caption, runs, rows}) {
  const head = element(
    "tr",
    {},
    element("td"),
    runs.map(({mark, view}) => element("th", {scope: "col"}, mark(), " ", named(view.name, 32))),
  );
  const body = rows.map(({label, cells}) =>
    element("tr", {}, element("th", {scope: "row"}, named(label, 60)), cells.map(cellOf)),
  );
  const table = element(
    "table",
    {id},
    element("caption", {class: "visually-hidden"}, caption),
    element("thead", {}, head),
    element("tbody", {}, body),
  );
  return element(
    "div",
    {class: "table"},
    element("div", {class: "scroll", tabindex: "0", role: "region", "aria-label": caption}, table),
    element(
      "div",
      {class: "tools"},
      element(
        "button",
        {type: "button", class: "quiet csv", click: () => download(`${id}.csv`, asCsv(runs, rows))},
        "Download CSV",
        element("span", {class: "visually-hidden"}, ` of: ${caption}`),
      ),
    ),
  );
}

function cellOf({text, note, best}) {
  return element(
    "td",
    {class: best ? "best" : null},
    named(text, 200),
    best && element("strong", {class: "best-word"}, best),
    note && element("span", {class: "note"}, note),
  );
}

function asCsv(runs, rows) {
  const columns = [
    {label: "", value: (row) => row.label},
    ...runs.map(({view}, index) => ({label: view.name, value: ({cells}) => cells[index].value ?? cells[index].text})),
  ];
  return csv(columns, rows);
}
