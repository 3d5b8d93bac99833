// The columns of the tables beside the charts by learning rate (settings of the view).

import {shorten} from "../charts/text.js";
import {interval, numeric, setting, text} from "./columns.js";
import {count, percent, score} from "./format.js";
import {titles} from "./settings.js";

/** The columns beside the scores. */
export function scoreColumns(settings) {
  return [
    ...setting(titles(settings)),
    numeric("score", null, (row) => row.score, score),
    ...interval((row) => row.ci95),
    numeric("seeds", "seed", (row) => row.seeds, count),
    text(
      "dropped",
      "dropped",
      (row) => row.dropped,
      (dropped) => (dropped ? "dropped" : "no"),
    ),
    numeric("diverged", "diverged", (row) => row.diverged, count),
  ];
}

/** The columns beside the deaths, with a pair for each layer. */
export function deadColumns(settings) {
  const layers = settings.find((row) => row.layers?.length)?.layers ?? [];
  return [
    ...setting(titles(settings)),
    numeric("dead", "dead", (row) => row.dead_fraction, percent),
    numeric("stuck negative", "stuck_negative", (row) => row.stuck_negative_fraction, percent),
    numeric("inconclusive", "inconclusive", (row) => row.inconclusive_fraction, percent),
    numeric("zeros", "zero_share", (row) => row.zero_share, percent),
    ...layers.flatMap((layer, at) => [share(layer, at, "dead"), share(layer, at, "stuck_negative")]),
  ];
}

function share({layer}, at, field) {
  const label = `${shorten(layer, 24)} ${field === "dead" ? "dead" : "stuck"}`;
  return {...numeric(label, field, (row) => row.layers?.[at]?.[field], percent), title: shorten(layer, 2000)};
}
