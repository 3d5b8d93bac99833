// Epochs in words and in a table (view.epochs).

import {shorten} from "../charts/text.js";
import {numeric} from "./columns.js";
import {isolated} from "./dom.js";
import {count, many, number, percent, score} from "./format.js";
import {scoreName} from "./names.js";

const LAYER_FIELDS = [
  ["dead", "dead", count],
  ["stuck negative", "stuck_negative", count],
  ["inconclusive", "inconclusive", count],
  ["zeros", "zero_share", percent],
  ["mean activation", "mean_activation", number],
];

/** One epoch in words. */
export function spokenEpoch(view, index) {
  const one = view.epochs[index];
  return one ? `Epoch ${one.epoch}: ${[reached(view, one), ...one.layers.map(silence)].join(", ")}.` : "";
}

function reached(view, {validation, training_loss: loss}) {
  if (!validation) {
    return "before training";
  }
  const losses = `loss ${number(loss)} in training and ${number(validation.loss)} in validation`;
  return `${scoreName(view)} ${score(validation[view.score_name])}, ${losses}`;
}

function silence({layer, units, dead, stuck_negative: stuck, inconclusive}) {
  const learning = stuck > 0 ? ` and ${percent(stuck / units)} stuck negative` : "";
  const open = inconclusive > 0 ? ` and ${percent(inconclusive / units)} inconclusive` : "";
  return `${isolated(shorten(layer, 30))} ${percent(dead / units)} dead${learning}${open}`;
}

/** What the epochs say, in a sentence. */
export function epochSummary(view) {
  const scored = view.epochs.filter((one) => one.validation);
  const best = d3.greatest(scored, (one) => one.validation[view.score_name]);
  const dead = (one) => d3.sum(one.layers, (layer) => layer.dead);
  const first = view.epochs.find((one) => dead(one) > 0);
  const when = first?.epoch === 0 ? "before training" : `after epoch ${first?.epoch}`;
  const deaths = first ? `The first units are dead ${when} (${count(dead(first))}).` : noDeaths(view.epochs.at(-1));
  const top = best && `Best ${scoreName(view)} ${score(best.validation[view.score_name])}, after epoch ${best.epoch}.`;
  return [top, deaths].filter(Boolean).join(" ");
}

function noDeaths({layers}) {
  const open = d3.sum(layers, (layer) => layer.inconclusive);
  return open > 0
    ? `${many(open, "unit")} never fired in the last epoch's census, in too few samples to call dead.`
    : "No unit has died.";
}

/** The columns of the table beside the charts. */
export function epochColumns(view) {
  const layers = view.epochs[0]?.layers ?? [];
  return [
    numeric("epoch", "epoch", (one) => one.epoch, count),
    numeric("score", null, (one) => one.validation?.[view.score_name], score),
    numeric("training loss", "loss", (one) => one.training_loss, number),
    numeric("validation loss", "loss", (one) => one.validation?.loss, number),
    ...layers.flatMap(({layer}, at) => LAYER_FIELDS.map((field) => layerColumn(layer, at, field))),
  ];
}

function layerColumn(layer, at, [label, field, write]) {
  const column = numeric(`${shorten(layer, 24)}: ${label}`, field, (one) => one.layers[at]?.[field], write);
  return {...column, title: shorten(layer, 500)};
}
