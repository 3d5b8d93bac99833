// Charts that show the same runs over the same x: a line for each run, one cursor through all, and what it points at in words.

import {makeCursor} from "../charts/cursor.js";
import {drawLines} from "../charts/lines.js";
import {element} from "../page/dom.js";
import {figure} from "../page/figure.js";
import {pointedAt} from "./pointed-at.js";

/** Above so many, points hide the line. */
const POINTS_AT_MOST = 24;

export class ComparedCharts {
  #x;
  #charts;
  #cursor;
  #read;
  #runs = [];
  #values = [];

  /**
   * @param x {label, log?, write, ticks?: values => values}
   * @param charts [{id, title, label, write, isShare?}]; the id is the field of a point that it shows
   */
  constructor({letters, x, charts}) {
    this.#x = x;
    this.#charts = charts.map((chart) => ({...chart, figure: this.#figure(chart, letters)}));
    this.#read = pointedAt(x, charts);
    this.#cursor = makeCursor({
      label: x.label,
      told: (index) => this.#read.show(this.#values[index], this.#runs),
      spoken: (index) => this.#read.inWords(this.#values[index], this.#runs),
    });
    this.element = element(
      "div",
      {},
      element(
        "div",
        {class: "pair"},
        this.#charts.map((chart) => chart.figure.element),
      ),
      this.#read.element,
    );
  }

  /**
   * @param runs [{letter, shade, mark, points: [{x, [chart's id]: {y, low?, high?, hollow?}}]}]
   * @param summaries a sentence for each chart, by its id
   * @param rest where on x the cursor rests; at the end where that is nowhere
   */
  update(runs, summaries, rest = null) {
    this.#runs = runs;
    this.#values = [...new Set(runs.flatMap(({points}) => points.map(({x}) => x)))].sort((one, other) => one - other);
    const place = this.#values.indexOf(rest);
    this.#cursor.over(this.#values, place < 0 ? this.#values.length - 1 : place);
    const {label, log, write, ticks} = this.#x;
    const x = {label, log, write, values: this.#values, ticks: ticks?.(this.#values)};
    for (const {id, label: title, isShare, write: writeShare, figure: shown} of this.#charts) {
      const series = runs.map((run) => seriesOf(run, id));
      const y = {
        label: title,
        domain: isShare ? shares(series) : extent(series),
        write: isShare ? writeShare : undefined,
      };
      shown.update({x, y, series}, () => this.#rows(id), summaries[id]);
    }
  }

  #figure({id, title, label, write}, letters) {
    const columns = [
      {label: this.#x.label, value: (row) => row.x, text: this.#x.write, numeric: true},
      ...letters.map((letter) => ({
        label: `${letter}, ${label}`,
        value: (row) => row[letter] ?? null,
        text: write,
        numeric: true,
      })),
    ];
    return figure({
      id: `compared-${id}`,
      title,
      columns,
      draw: (plot, width, data) => drawLines(plot, width, {...data, cursor: this.#cursor}),
    });
  }

  #rows(id) {
    const rows = new Map(this.#values.map((x) => [x, {x}]));
    for (const {letter, points} of this.#runs) {
      points.forEach((point) => Object.assign(rows.get(point.x), {[letter]: point[id].y}));
    }
    return [...rows.values()];
  }
}

function seriesOf({letter, shade, points}, id) {
  return {
    id: letter,
    title: letter,
    // The looks of runs stand beside those of activations.
    activation: `run_${shade}`,
    bare: points.length > POINTS_AT_MOST,
    points: points.map((point) => ({x: point.x, ...point[id], y: point[id].y ?? null})),
  };
}

/** Shares start at 0, so that little looks little; they need not reach 1. */
function shares(series) {
  const [, most] = d3.extent(values(series));
  return [0, Math.min(1, Math.max(0.1, Math.ceil((most ?? 0) * 10) / 10))];
}

/** From the values alone: the interval of one that collapsed would make all others flat. */
function extent(series) {
  const [low, high] = d3.extent(values(series));
  if (low === undefined) {
    return [0, 1];
  }
  const room = (high - low || 0.1) * 0.06;
  return [low - room, high + room];
}

const values = (series) => series.flatMap(({points}) => points.map(({y}) => y)).filter((y) => y !== null);
