// The lines of the charts by epoch of a watched run (view.watched, view.epochs): whatever its program measured, the units
// that never fire, and the learning rate.

import {shorten} from "../charts/text.js";
import {isNumber, percent, rate} from "./format.js";
import {layerGroups} from "./layer-groups.js";
import {shareDomain} from "./rate-lines.js";

const MOST_METRICS = 24;

/** Who never fires, and the word for it. */
const SILENT = [
  ["dead", "dead"],
  ["stuck_negative", "stuck"],
  ["inconclusive", "inconclusive"],
];

/** What the charts may be over. */
export const AXES = ["epochs", "steps"];

/** Where an epoch is on the axis. */
export function placeOf(one, axis) {
  return axis === "steps" ? one.steps : one.epoch;
}

/** Whether the steps say more than the epochs: where each epoch has some. */
export function hasSteps(rows) {
  return rows.length > 1 && rows.every((one, at) => at === 0 || one.steps > rows[at - 1].steps);
}

/** The x of all charts. */
export function watchedAxis(rows, axis) {
  const nearest = rows.map((one) => placeOf(one, axis));
  const last = Math.max(nearest.at(-1) ?? 0, 1);
  const ticks = [...new Set(d3.ticks(0, last, 6).map(Math.round))];
  return {log: false, values: [0, last], nearest, label: axis === "steps" ? "step" : "epoch", write: String, ticks};
}

/** The panels: the metrics, those of one kind together and the score first; silent units; the learning rate. */
export function watchedPanels(view, axis) {
  const rows = view.epochs;
  const x = watchedAxis(rows, axis);
  const at = (one) => placeOf(one, axis);
  return [...metricPanels(view, x, at), silentPanel(rows, x, at), ...ratePanel(rows, x, at)].filter(Boolean);
}

/** What the program measured, by name: the score first. */
export function metricNames(view) {
  const names = new Set([view.score_name, ...view.epochs.flatMap((one) => Object.keys(one.metrics ?? {}))]);
  return [...names].filter((name) => name != null).slice(0, MOST_METRICS);
}

/** A measured value; null where there is none. */
export function metric(one, name) {
  const value = one.metrics && Object.hasOwn(one.metrics, name) ? one.metrics[name] : null;
  return isNumber(value) ? value : null;
}

// train_loss and val_loss are of one kind.
function metricPanels(view, x, at) {
  const kinds = d3.group(metricNames(view), kind);
  return [...kinds].map(([name, metrics]) => {
    const lines = metrics.map((metricName, index) => ({
      ...line(metricName, metricName, metrics.length > 1 ? 0.9 - (0.7 * index) / (metrics.length - 1) : 0.9),
      points: view.epochs.map((one) => ({
        x: at(one),
        y: metric(one, metricName),
        diverged: one.status === "diverged" && metric(one, metricName) == null,
      })),
    }));
    const lower = metrics.includes(view.score_name) && view.watched.higher_is_better === false;
    const label = `${shorten(name, 30)}${lower ? " (lower is better)" : ""}`;
    return {x, y: {label, domain: around(lines)}, series: lines};
  });
}

function kind(name) {
  return (
    name
      .split(/[^\p{L}\p{N}]+/u)
      .findLast(Boolean)
      ?.toLowerCase() ?? name
  );
}

function silentPanel(rows, x, at) {
  const names = layerNames(rows);
  if (names.length === 0) {
    return null;
  }
  const found = rows.map((one) => new Map(one.layers.map((layer) => [layer.layer, layer])));
  const groups = layerGroups(names);
  const series = groups.flatMap(({title, layers}, index) => {
    const depth = groups.length > 1 ? 0.1 + (0.9 * index) / (groups.length - 1) : 0.9;
    const shares = SILENT.map(([field, word]) => [field, word, found.map((one) => share(one, layers, field))]);
    const some = shares.filter(([, , values]) => values.some((value) => value > 0));
    const shown = some.length > 0 ? some : shares.slice(0, 1);
    return shown.map(([field, word, values]) => ({
      ...line(layers[0].slice(0, 200), title, depth, shown.length > 1 || word === "inconclusive" ? `, ${word}` : ""),
      measure: field,
      dashed: field !== "dead",
      points: rows.map((one, row) => ({x: at(one), y: values[row]})),
    }));
  });
  return {x, y: {label: "share of units that never fire", domain: shareDomain(series), write: percent}, series};
}

function share(layers, names, field) {
  const some = names.map((name) => layers.get(name)).filter(Boolean);
  const units = d3.sum(some, (layer) => layer.units);
  return units > 0 ? d3.sum(some, (layer) => layer[field]) / units : null;
}

/** The layers that are counted, in the order in which they are first seen. */
export function layerNames(rows) {
  return [...new Set(rows.flatMap((one) => one.layers.map(({layer}) => layer)))];
}

function ratePanel(rows, x, at) {
  const values = rows.map((one) => one.learning_rate).filter(isNumber);
  if (values.length === 0) {
    return [];
  }
  const points = rows.map((one) => ({x: at(one), y: isNumber(one.learning_rate) ? one.learning_rate : null}));
  const [low, high] = d3.extent(values);
  const y =
    low > 0 && high > 30 * low
      ? logAxis("learning rate", values)
      : {label: "learning rate", domain: [0, high * 1.06 || 1], write: rate};
  const shown = {...line("learning_rate", "learning rate", 0.9), points};
  return [{x, y, series: [y.log ? {...shown, points: points.map(drawable)} : shown]}];
}

/** An axis over decades. What is 0 or no number has a lane below. */
export function logAxis(label, values) {
  const positive = values.filter((value) => value > 0);
  const [least, most] = positive.length ? d3.extent(positive) : [1, 10];
  const low = Math.floor(Math.log10(least));
  const high = Math.max(low + 1, Math.ceil(Math.log10(most)));
  const step = Math.ceil((high - low) / 6);
  const ticks = d3.range(low, high + 1, step).map((power) => Number(`1e${power}`));
  return {log: true, label, domain: [Number(`1e${low}`), Number(`1e${high}`)], ticks, write: rate, lane: "0 or NaN"};
}

/** A point on such an axis. */
export function drawable(point) {
  return point.y > 0 || point.y === undefined ? {...point, y: point.y ?? null} : {...point, y: null, diverged: true};
}

function line(id, title, depth, more = "") {
  return {id, title: `${shorten(title, 24)}${more}`, measure: id, bare: true, depth};
}

function around(series) {
  const values = series.flatMap((one) => one.points.map((point) => point.y)).filter((value) => value != null);
  if (values.length === 0) {
    return [0, 1];
  }
  const [low, high] = d3.extent(values);
  const room = (high - low || Math.abs(high) || 1) * 0.06;
  return [low >= 0 ? Math.max(0, low - room) : low - room, high + room];
}
