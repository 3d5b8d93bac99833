// A table of rows: sorted by its headers, searched, shown page by page and downloaded as CSV. Rows that stay keep their
// elements when it is updated, and with them focus and selection.

import {csv, download} from "./csv.js";
import {element, name, say} from "./dom.js";
import {count} from "./format.js";
import {explain} from "./terms.js";

const LONGEST = 160;
const SHORT = 36;
const contents = new WeakMap();

/**
 * Makes a table. A column is {label, value: row => raw value, text?: (value, row) => string, node?: row => Node, numeric?,
 * term?: id of a definition, title?}. Options: {id, caption, columns, file?: name of the CSV, search?, pageSize?, sort?: {column: index,
 * descending}, key?: row => string, mark?: row => class name}. Gives {element, update(rows), columns(columns)}.
 */
export function table({id, caption, columns, file, search = false, pageSize = 25, sort = null, key = null, mark = null}) {
  const state = {rows: [], shown: [], page: 0, query: "", sort, kept: new Map()};
  const head = element("tr");
  const body = element("tbody");
  const range = element("span", {role: "status", class: "range"});
  const previous = element("button", {type: "button", class: "quiet", click: () => turn(-1)}, "Previous");
  const next = element("button", {type: "button", class: "quiet", click: () => turn(1)}, "Next");
  const pager = element("div", {class: "pager"}, previous, range, next);
  const box = search && element("input", {type: "search", id: `${id}-search`, autocomplete: "off", spellcheck: "false", input: () => seek(box.value)});
  const tools = element(
    "div",
    {class: "tools"},
    box && element("label", {class: "search"}, "Search ", box),
    file && element("button", {type: "button", class: "quiet csv", click: () => download(file, csv(columns, state.shown))}, "Download CSV"),
  );
  const scroll = element("div", {class: "scroll", tabindex: "0", role: "region", "aria-label": caption},
    element("table", {id}, element("caption", {}, caption), element("thead", {}, head), body));

  function headers() {
    head.replaceChildren(...columns.map((column, index) => {
      const button = element("button", {type: "button", click: () => order(index)}, column.label);
      if (column.title) {
        button.title = column.title;
      }
      return element("th", {scope: "col", class: column.numeric ? "numeric" : null}, column.term ? explain(button, column.term) : button);
    }));
  }

  function order(index) {
    const again = state.sort?.column === index;
    state.sort = {column: index, descending: again ? !state.sort.descending : false};
    state.page = 0;
    arrange();
  }

  function seek(query) {
    state.query = query.trim().toLowerCase();
    state.page = 0;
    arrange();
  }

  function turn(by) {
    state.page += by;
    paint();
  }

  function arrange() {
    const words = state.query.split(/\s+/).filter(Boolean);
    state.shown = words.length ? state.rows.filter((row) => matches(row, words)) : state.rows.slice();
    if (state.sort) {
      const {column, descending} = state.sort;
      const value = columns[column].value;
      state.shown.sort((a, b) => compare(value(a), value(b), descending));
    }
    paint();
  }

  function matches(row, words) {
    const whole = columns.map((column) => `${written(column, row)} ${column.value(row) ?? ""}`).join(" ").toLowerCase();
    return words.every((word) => whole.includes(word));
  }

  function paint() {
    [...head.children].forEach((cell, index) => {
      const direction = state.sort?.column === index ? (state.sort.descending ? "descending" : "ascending") : "none";
      cell.setAttribute("aria-sort", direction);
    });
    const pages = Math.max(1, Math.ceil(state.shown.length / pageSize));
    state.page = Math.max(0, Math.min(state.page, pages - 1));
    const first = state.page * pageSize;
    const rows = state.shown.slice(first, first + pageSize);
    const focused = document.activeElement;
    const kept = new Map();
    body.replaceChildren(...rows.map((row, index) => {
      const identity = key ? key(row) : String(first + index);
      const line = state.kept.get(identity) ?? element("tr", {}, columns.map((column, at) => element(at === 0 ? "th" : "td", {scope: at === 0 ? "row" : null, class: column.numeric ? "numeric" : null})));
      columns.forEach((column, at) => fill(line.children[at], column, row));
      line.className = mark?.(row) ?? "";
      kept.set(identity, line);
      return line;
    }));
    state.kept = kept;
    if (focused !== document.activeElement && body.contains(focused)) {
      focused.focus({preventScroll: true});
    }
    previous.disabled = state.page === 0;
    next.disabled = state.page >= pages - 1;
    pager.hidden = pages === 1 && !state.query;
    say(range, state.shown.length === 0 ? "nothing found" : `${count(first + 1)} to ${count(first + rows.length)} of ${count(state.shown.length)}`);
  }

  headers();
  return {
    element: element("div", {class: "table"}, tools.children.length > 0 && tools || null, scroll, pager),
    update(rows) {
      state.rows = rows;
      arrange();
    },
    columns(changed) {
      columns = changed;
      state.kept = new Map();
      headers();
    },
  };
}

function fill(cell, column, row) {
  const value = column.value(row);
  const raw = value == null ? "" : String(value);
  const text = written(column, row);
  if (cell.dataset.value === raw && contents.get(cell) === text) {
    return;
  }
  cell.dataset.value = raw;
  contents.set(cell, text);
  cell.classList.toggle("long", text.length > SHORT);
  cell.replaceChildren(column.node ? column.node(row) : column.numeric ? text : name(text, LONGEST));
}

function written(column, row) {
  const value = column.value(row);
  return column.text ? column.text(value, row) : value == null ? "–" : String(value);
}

// What is not there comes last, whichever way one sorts.
function compare(a, b, descending) {
  if (a == null || b == null) {
    return (a == null) - (b == null);
  }
  const order = typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "en", {numeric: true});
  return descending ? -order : order;
}
