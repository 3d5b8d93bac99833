// The lines, table and sentences of the charts by epoch (view.epochs).

import {shorten} from "./dom.js";
import {count, number, percent, score} from "./format.js";
import {scoreName} from "./names.js";

const DASHED = {dashed: true};

/** The panels: score, loss, silent units. */
export function panels(view) {
  const rows = view.epochs;
  const values = rows.map((one) => one.epoch);
  const last = Math.max(view.epochs_planned ?? 0, values.at(-1) ?? 0, 1);
  const x = {log: false, values: [0, last], nearest: values, label: "epoch", write: String, ticks: [...new Set(d3.ticks(0, last, 6).map(Math.round))]};
  const line = (id, title, measure, value, extra = {}) => ({id, title, measure, bare: true, depth: 0.9, points: rows.map((one) => ({x: one.epoch, y: value(one) ?? null})), ...extra});
  const scores = [line("validation", "validation", "score", (one) => one.validation?.[view.score_name])];
  const losses = [line("training", "training", "training_loss", (one) => one.training_loss, {depth: 0.3, ...DASHED}), line("validation", "validation", "loss", (one) => one.validation?.loss)];
  const silent = silentLines(rows, line);
  const most = d3.max(silent, (one) => d3.max(one.points, (point) => point.y)) ?? 0;
  return [
    {x, y: {label: scoreName(view), domain: around(scores, 1), write: d3.format(".2~f")}, series: scores},
    {x, y: {label: "loss", domain: around(losses, Infinity), write: d3.format(".3~g")}, series: losses},
    {x, y: {label: "share of units that never fire", domain: [0, most > 0.5 ? 1 : most > 0.1 ? Math.ceil(most * 10) / 10 : 0.1], write: percent}, series: silent},
  ];
}

function silentLines(rows, line) {
  const layers = rows[0]?.layers ?? [];
  const depth = (at) => (layers.length > 1 ? 0.1 + (0.9 * at) / (layers.length - 1) : 0.9);
  return layers.flatMap((layer, at) => {
    const stuck = rows.some((one) => one.layers[at]?.stuck_negative > 0);
    const name = shorten(layer.layer, 24);
    const share = (field) => (one) => one.layers[at] && one.layers[at][field] / one.layers[at].units;
    const dead = rows.some((one) => one.layers[at]?.dead > 0);
    return [
      (dead || !stuck) && line(layer.layer.slice(0, 200), stuck ? `${name}, dead` : name, "dead", share("dead"), {depth: depth(at)}),
      stuck && line(layer.layer.slice(0, 200), dead ? `${name}, stuck` : name, "stuck_negative", share("stuck_negative"), {depth: depth(at), ...DASHED}),
    ].filter(Boolean);
  });
}

function around(series, limit) {
  const [low, high] = d3.extent(series.flatMap((one) => one.points.map((point) => point.y)).filter((value) => value != null));
  if (low == null) {
    return [0, 1];
  }
  const room = (high - low || Math.abs(high) || 1) * 0.06;
  return [low >= 0 ? Math.max(0, low - room) : low - room, Math.min(high + room, Math.max(limit, high))];
}

/** One epoch in words. */
export function spokenEpoch(view, index) {
  const one = view.epochs[index];
  if (!one) {
    return "";
  }
  const layers = one.layers.map((layer) => `\u2068${shorten(layer.layer, 30)}\u2069 ${percent(layer.dead / layer.units)} dead${layer.stuck_negative > 0 ? `, ${percent(layer.stuck_negative / layer.units)} stuck negative` : ""}`);
  const scored = one.validation ? `${scoreName(view)} ${score(one.validation[view.score_name])}, loss ${number(one.training_loss)} in training and ${number(one.validation.loss)} in validation, ` : "before training, ";
  return `Epoch ${one.epoch}: ${scored}${layers.join(", ")}.`;
}

/** What the epochs say, in a sentence. */
export function epochSummary(view) {
  const rows = view.epochs.filter((one) => one.validation);
  const best = d3.greatest(rows, (one) => one.validation[view.score_name]);
  const dead = (one) => d3.sum(one.layers, (layer) => layer.dead);
  const first = view.epochs.find((one) => dead(one) > 0);
  const said = first ? `The first units are dead ${first.epoch === 0 ? "before training" : `after epoch ${first.epoch}`} (${count(dead(first))}).` : "No unit has died.";
  return best ? `Best ${scoreName(view)} ${score(best.validation[view.score_name])}, after epoch ${best.epoch}. ${said}` : said;
}

/** The columns of the table beside the charts. */
export function epochColumns(view) {
  const layers = view.epochs[0]?.layers ?? [];
  const fields = [["dead", "dead", count], ["stuck_negative", "stuck negative", count], ["zero_share", "zeros", percent], ["mean_activation", "mean activation", number]];
  return [
    {label: "epoch", numeric: true, value: (one) => one.epoch, text: count},
    {label: "score", numeric: true, value: (one) => one.validation?.[view.score_name], text: score},
    {label: "training loss", numeric: true, value: (one) => one.training_loss, text: number},
    {label: "validation loss", numeric: true, value: (one) => one.validation?.loss, text: number},
    ...layers.flatMap((layer, at) => fields.map(([field, label, text]) => ({label: `${shorten(layer.layer, 24)}: ${label}`, term: field, title: layer.layer.slice(0, 500), numeric: true, value: (one) => one.layers[at]?.[field], text}))),
  ];
}
