// The cells of a table: what stands in them (exact in data-value, written for people in the text), and how they are ordered.

import {element, name} from "./dom.js";

const LONGEST = 160;
const SHORT = 36;
const contents = new WeakMap();
const collator = new Intl.Collator("en", {numeric: true});

/** A row of empty cells for these columns; the first heads it. */
export function emptyRow(columns) {
  const cell = (column, at) =>
    element(at === 0 ? "th" : "td", {scope: at === 0 ? "row" : null, class: column.numeric ? "numeric" : null});
  return element("tr", {}, columns.map(cell));
}

/** Fills a cell; one that says the same already is left alone, with what is selected or focused in it. */
export function fill(cell, column, row) {
  const value = column.value(row);
  const raw = value == null ? "" : String(value);
  const text = written(column, row);
  if (cell.dataset.value === raw && contents.get(cell) === text) {
    return;
  }
  cell.dataset.value = raw;
  contents.set(cell, text);
  cell.classList.toggle("long", text.length > SHORT);
  cell.replaceChildren(column.numeric ? text : name(text, LONGEST));
}

/** What a cell says. */
export function written(column, row) {
  const value = column.value(row);
  return column.text ? column.text(value, row) : value == null ? "–" : String(value);
}

/** The order of two values. What is not there comes last, whichever way one sorts. */
export function compare(a, b, descending) {
  if (a == null || b == null) {
    return (a == null) - (b == null);
  }
  const order = typeof a === "number" && typeof b === "number" ? a - b : collator.compare(String(a), String(b));
  return descending ? -order : order;
}
