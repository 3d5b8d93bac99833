// A table of rows: sorted by its headers, searched, shown page by page and downloaded as CSV. Rows that stay keep their
// elements when it is updated, and with them focus and selection.

import {compare, emptyRow, fill, written} from "./cells.js";
import {csv, download} from "./csv.js";
import {element} from "./dom.js";
import {pager} from "./pager.js";
import {explain} from "./terms.js";

/**
 * Makes a table. A column is {label, value: row => raw value, text?: (value, row) => string, numeric?,
 * term?: id of a definition, title?}. Options: {id, caption, columns, file?: name of the CSV, search?,
 * pageSize?, sort?: {column: index, descending}, key?: row => string}. Gives {element, update(rows, columns?)}.
 */
export function table(options) {
  const {id, caption, file, search = false, pageSize = 25, key = null} = options;
  let {columns, sort = null} = options;
  let all = [];
  let shown = [];
  let query = "";
  let lines = new Map();
  let searched = new WeakMap();
  const head = element("tr");
  const body = element("tbody");
  const pages = pager(pageSize, paint);

  function headers() {
    const cells = columns.map((column, index) => {
      const button = element("button", {type: "button", title: column.title, click: () => order(index)}, column.label);
      const header = column.term ? explain(button, column.term) : button;
      return element("th", {scope: "col", class: column.numeric ? "numeric" : null}, header);
    });
    head.replaceChildren(...cells);
  }

  function order(index) {
    sort = {column: index, descending: sort?.column === index && !sort.descending};
    arrange(true);
  }

  function seek(text) {
    query = text.trim().toLowerCase();
    arrange(true);
  }

  function arrange(fromStart = false) {
    const words = query.split(/\s+/).filter(Boolean);
    shown = all.filter((row) => words.every((word) => said(row).includes(word)));
    if (sort) {
      const {value} = columns[sort.column];
      shown.sort((a, b) => compare(value(a), value(b), sort.descending));
    }
    pages.over(shown.length, fromStart, query !== "");
    paint();
  }

  // What a row says, as it is searched; made once for each row, because there may be ten thousand.
  function said(row) {
    if (!searched.has(row)) {
      searched.set(
        row,
        columns
          .map((column) => written(column, row))
          .join(" ")
          .toLowerCase(),
      );
    }
    return searched.get(row);
  }

  function paint() {
    [...head.children].forEach((cell, index) => {
      const direction = sort?.column !== index ? "none" : sort.descending ? "descending" : "ascending";
      cell.setAttribute("aria-sort", direction);
    });
    const [first, end] = pages.range();
    const kept = new Map();
    const focused = document.activeElement;
    const rows = shown.slice(first, end).map((row, index) => {
      const identity = key ? key(row) : String(first + index);
      const line = lines.get(identity) ?? emptyRow(columns);
      columns.forEach((column, at) => {
        fill(line.children[at], column, row);
      });
      kept.set(identity, line);
      return line;
    });
    body.replaceChildren(...rows);
    lines = kept;
    if (focused !== document.activeElement && body.contains(focused)) {
      focused.focus({preventScroll: true});
    }
  }

  headers();
  const within = {class: "scroll", tabindex: "0", role: "region", "aria-label": caption};
  return {
    element: element(
      "div",
      {class: "table"},
      (search || file) && tools({id, search, file, seek, save: () => download(file, csv(columns, shown))}),
      element("div", within, element("table", {id}, element("caption", {}, caption), element("thead", {}, head), body)),
      pages.element,
    ),
    update(rows, changed = null) {
      const wanted = changed ?? columns;
      const same = signature(wanted) === signature(columns);
      columns = wanted;
      if (!same) {
        lines = new Map();
        searched = new WeakMap();
        headers();
      }
      all = rows;
      arrange();
    },
  };
}

function tools({id, search, file, seek, save}) {
  const typed = (event) => seek(event.target.value);
  const field = {type: "search", id: `${id}-search`, autocomplete: "off", spellcheck: "false", input: typed};
  return element(
    "div",
    {class: "tools"},
    search && element("label", {class: "search"}, "Search ", element("input", field)),
    file && element("button", {type: "button", class: "quiet csv", click: save}, "Download CSV"),
  );
}

function signature(columns) {
  return columns.map((column) => `${column.label}\n${column.term}`).join("\n");
}
