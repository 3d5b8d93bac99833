// The epochs of a watched run in words and in a table.

import {shorten} from "../charts/text.js";
import {numeric, text} from "./columns.js";
import {isolated} from "./dom.js";
import {count, isNumber, many, number, percent} from "./format.js";
import {layerGroups} from "./layer-groups.js";
import {bestScore, scoreOf} from "./last.js";
import {plain, scoreName} from "./names.js";
import {layerNames, metric, metricNames} from "./watched-lines.js";

const LAYER_FIELDS = [
  ["dead", "dead", count],
  ["stuck negative", "stuck_negative", count],
  ["inconclusive", "inconclusive", count],
];
const MOST_SPOKEN = 6;

/** One epoch in words. */
export function spokenWatched(view, index) {
  const one = view.epochs[index];
  if (!one) {
    return "";
  }
  const measured = metricNames(view)
    .filter((name) => metric(one, name) != null)
    .map((name) => `${isolated(shorten(name, 30))} ${number(metric(one, name))}`);
  const speed = isNumber(one.learning_rate) ? [`learning rate ${number(one.learning_rate)}`] : [];
  const steps = one.epoch > 0 ? [`${count(one.steps)} steps`] : ["before training"];
  return `Epoch ${one.epoch}: ${[...steps, ...measured, ...speed, ...silence(one)].join(", ")}.`;
}

function silence(one) {
  const groups = layerGroups(one.layers.map(({layer}) => layer));
  const found = new Map(one.layers.map((layer) => [layer.layer, layer]));
  const said = groups
    .map(({title, layers}) => {
      const some = layers.map((name) => found.get(name));
      const dead = d3.sum(some, (layer) => layer.dead);
      return {title, dead, share: dead / d3.sum(some, (layer) => layer.units)};
    })
    .filter(({dead}) => dead > 0);
  const shown = said
    .slice(0, MOST_SPOKEN)
    .map((one) => `${isolated(shorten(one.title, 30))} ${percent(one.share)} dead`);
  const more = said.length > MOST_SPOKEN ? [`and units of ${said.length - MOST_SPOKEN} more are dead`] : [];
  return said.length > 0 ? [...shown, ...more] : ["no unit dead"];
}

/** What the epochs say, in a sentence or two. */
export function watchedSummary(view) {
  const best = bestScore(view);
  const top = best && `Best ${scoreName(view)} ${number(scoreOf(view, best))}, after epoch ${best.epoch}.`;
  const dead = (one) => d3.sum(one.layers, (layer) => layer.dead);
  const first = view.epochs.find((one) => dead(one) > 0);
  const when = first?.epoch === 0 ? "before training" : `after epoch ${first?.epoch}`;
  const deaths = first ? `The first units are dead ${when} (${count(dead(first))}).` : "No unit is known to be dead.";
  const basis = basisOf(view.epochs);
  return [top, deaths, basis, view.watched.epochs_note && `${view.watched.epochs_note}.`].filter(Boolean).join(" ");
}

// What the counts rest on.
function basisOf(rows) {
  const last = rows.at(-1);
  const scope = last?.census_scope && `Units are counted on ${plain(last.census_scope)} samples`;
  const counted = isNumber(last?.counted_steps) && last.counted_steps > 0;
  const steps = counted ? `, in training in ${many(last.counted_steps, "step")} of the last epoch` : "";
  const when = last?.census_epoch < last?.epoch ? `, last after epoch ${last.census_epoch}` : "";
  return scope && `${scope}${when}${steps}.`;
}

/** The columns of the table beside the charts. */
export function watchedColumns(view) {
  return [
    numeric("epoch", "epoch", (one) => one.epoch, count),
    numeric("steps", null, (one) => one.steps, count),
    ...metricNames(view).map((name) => ({
      ...numeric(shorten(name, 24), null, (one) => metric(one, name), number),
      title: shorten(name, 500),
    })),
    text("status", null, (one) => one.status),
    numeric("learning rate", "learning_rate", (one) => one.learning_rate, number),
    numeric("seconds", null, (one) => one.seconds, number),
    numeric("of them the recorder", null, (one) => one.recorder_seconds, number),
    numeric("counted steps", null, (one) => one.counted_steps, count),
    ...layerNames(view.epochs).flatMap((layer) => LAYER_FIELDS.map((field) => layerColumn(layer, field))),
  ];
}

function layerColumn(layer, [label, field, write]) {
  const value = (one) => one.layers.find((other) => other.layer === layer)?.[field];
  return {...numeric(`${shorten(layer, 24)}: ${label}`, field, value, write), title: shorten(layer, 500)};
}
