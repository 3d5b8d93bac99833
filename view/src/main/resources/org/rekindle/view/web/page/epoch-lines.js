// The lines of the charts by epoch (view.epochs).

import {shorten} from "../charts/text.js";
import {percent} from "./format.js";
import {scoreName} from "./names.js";
import {shareDomain} from "./rate-lines.js";

/** Who never fires, and the word for it. */
const SILENT = [
  ["dead", "dead"],
  ["stuck_negative", "stuck"],
  ["inconclusive", "inconclusive"],
];

/** The panels: score, loss, silent units. */
export function panels(view) {
  const rows = view.epochs;
  const x = axis(rows, view.epochs_planned);
  const scores = [line(rows, "validation", "score", (one) => one.validation?.[view.score_name])];
  const losses = [
    line(rows, "training", "training_loss", (one) => one.training_loss, {depth: 0.3, dashed: true}),
    line(rows, "validation", "loss", (one) => one.validation?.loss),
  ];
  const silent = silentLines(rows);
  const share = {label: "share of units that never fire", domain: shareDomain(silent), write: percent};
  return [
    {x, y: {label: scoreName(view), domain: around(scores, 1)}, series: scores},
    {x, y: {label: "loss", domain: around(losses, Infinity)}, series: losses},
    {x, y: share, series: silent},
  ];
}

// As far as was planned, so that a run that goes on fills its chart.
function axis(rows, planned) {
  const nearest = rows.map((one) => one.epoch);
  const last = Math.max(planned ?? 0, nearest.at(-1) ?? 0, 1);
  const ticks = [...new Set(d3.ticks(0, last, 6).map(Math.round))];
  return {log: false, values: [0, last], nearest, label: "epoch", write: String, ticks};
}

function line(rows, title, measure, value, looks = {}) {
  const points = rows.map((one) => ({x: one.epoch, y: value(one) ?? null}));
  return {id: title, title, measure, bare: true, depth: 0.9, points, ...looks};
}

// A line of dead units for each layer, darker for deeper ones; dashed for others that never fire: those that still learn,
// and those of which too few samples were seen.
function silentLines(rows) {
  const layers = rows[0]?.layers ?? [];
  return layers.flatMap(({layer}, at) => {
    const id = layer.slice(0, 200);
    const name = shorten(layer, 24);
    const depth = layers.length > 1 ? 0.1 + (0.9 * at) / (layers.length - 1) : 0.9;
    const some = (field) => rows.some((one) => one.layers[at]?.[field] > 0);
    const share = (field) => (one) => one.layers[at] && one.layers[at][field] / one.layers[at].units;
    const found = SILENT.filter(([field]) => some(field));
    const shown = found.length > 0 ? found : SILENT.slice(0, 1);
    return shown.map(([field, word]) => {
      const title = shown.length > 1 || word === "inconclusive" ? `${name}, ${word}` : name;
      return line(rows, title, field, share(field), {id, depth, dashed: field !== "dead"});
    });
  });
}

function around(series, limit) {
  const values = series.flatMap((one) => one.points.map((point) => point.y)).filter((value) => value != null);
  if (values.length === 0) {
    return [0, 1];
  }
  const [low, high] = d3.extent(values);
  const room = (high - low || Math.abs(high) || 1) * 0.06;
  return [low >= 0 ? Math.max(0, low - room) : low - room, Math.min(high + room, Math.max(limit, high))];
}
