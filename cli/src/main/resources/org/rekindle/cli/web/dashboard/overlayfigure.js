// A chart of several runs, with the numbers that it shows.

import {figure} from "../page/figure.js";
import {drawOverlay} from "./overlay.js";

export class OverlayFigure {
  #figure;
  #x;
  #y;

  /**
   * @param letters of all runs that it may show
   * @param x {label, isLog, format}
   * @param y {label, isShare, format}
   */
  constructor({id, title, letters, x, y}) {
    this.#x = x;
    this.#y = y;
    const columns = [
      {label: x.label, value: (row) => row.x, text: x.format, numeric: true},
      ...letters.map((letter) => ({label: `${letter}, ${y.label}`, value: (row) => row[letter] ?? null, text: y.format, numeric: true})),
    ];
    this.#figure = figure({id, title, columns, draw: drawOverlay});
    this.element = this.#figure.element;
  }

  /** @param series [{letter, shade, points: [{x, y, low?, high?}]}] */
  update(series, summary) {
    const drawn = series.filter(({points}) => points.some(({y}) => Number.isFinite(y)));
    const data = {series: drawn, x: this.#x, y: {...this.#y, domain: this.#y.isShare ? shares(drawn) : extent(drawn)}};
    this.#figure.update(data, rowsOf(drawn), summary);
    this.element.hidden = drawn.length === 0;
  }
}

/** A row for each place on the x axis. */
function rowsOf(series) {
  const rows = new Map();
  for (const {letter, points} of series) {
    for (const {x, y} of points) rows.set(x, {...(rows.get(x) ?? {x}), [letter]: y});
  }
  return [...rows.values()].sort((one, other) => one.x - other.x);
}

/** Shares start at 0, so that little looks little; they need not reach 1. */
function shares(series) {
  return [0, Math.max(0.05, extent(series)[1])];
}

/** From the values alone: the interval of one that collapsed would make all others flat. */
function extent(series) {
  const values = series.flatMap(({points}) => points.map(({y}) => y)).filter(Number.isFinite);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return low < high ? [low, high] : [low - 0.01, high + 0.01];
}
