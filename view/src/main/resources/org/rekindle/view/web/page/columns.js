// Columns of tables, shortly.

import {rate, score} from "./format.js";

/** A column of texts; term is the id of the definition of its label. */
export function text(label, term, value, write = null) {
  return {label, term, value, ...(write && {text: write})};
}

/** A column of numbers, each written by a function. */
export function numeric(label, term, value, write) {
  return {label, term, numeric: true, value, text: write};
}

/** The two columns of an interval. */
export function interval(value, write = score) {
  return [
    numeric("95 % low", "ci95", (row) => value(row)?.[0], write),
    numeric("95 % high", "ci95", (row) => value(row)?.[1], write),
  ];
}

/** The columns that say which setting a row is of. */
export function setting(title) {
  return [
    text("activation", null, title),
    text("init", null, (row) => row.init),
    numeric("learning rate", "learning_rate", (row) => row.learning_rate, rate),
  ];
}
