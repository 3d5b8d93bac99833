// The few figures that matter, each with what it is: [{label, value, raw, note}].

import {count, interval, many, milliseconds, percent, score} from "./format.js";
import {scoreName} from "./names.js";
import {lastCensus, lastScore} from "./last.js";
import {term} from "./terms.js";

/** The figures of a view; none while there is nothing to tell. */
export function keyFigures(view) {
  return view.command === "choose" ? study(view) : training(view);
}

function study(view) {
  const found = view.recommendation;
  const winner = (view.ranking ?? []).find((one) => one.activation === found?.activation && one.learning_rate === found.learning_rate && one.init === found.init);
  if (!found || !winner) {
    return [];
  }
  const title = scoreName(view);
  const test = found.test?.[view.score_name];
  const uses = found.test_uses === 1 ? "once" : `${found.test_uses} times`;
  const rows = view.data?.split?.test;
  return [
    {label: `${title}, validation`, value: score(winner.score), raw: winner.score, note: `${interval(winner.ci95)} over ${many(winner.seeds, "seed")}`},
    test != null && {label: `${title}, test`, value: score(test), raw: test, note: `${rows ? `${count(rows)} rows, ` : ""}used ${uses}`},
    {label: ["units ", term("dead", "dead")], value: percent(winner.dead_fraction), raw: winner.dead_fraction, note: winner.stuck_negative_fraction > 0 ? `${percent(winner.stuck_negative_fraction)} stuck negative` : view.census_scope},
    {label: term("zeros", "zero_share"), value: percent(winner.zero_share), raw: winner.zero_share, note: "of activations: sparsity, not death"},
    {label: "an epoch takes", value: milliseconds(winner.epoch_seconds), raw: winner.epoch_seconds, note: `${count(found.trials)} of ${count(found.trials_planned)} trials run`},
  ].filter(Boolean);
}

function training(view) {
  const census = lastCensus(view);
  const reached = lastScore(view);
  const best = (view.epochs ?? []).reduce((most, epoch) => Math.max(most, epoch.validation?.[view.score_name] ?? -Infinity), -Infinity);
  return [
    reached != null && {label: `${scoreName(view)}, validation`, value: score(reached), raw: reached, note: Number.isFinite(best) ? `${score(best)} at its best` : null},
    census && {label: ["units ", term("dead", "dead")], value: percent(census.deadFraction), raw: census.deadFraction, note: `${count(census.dead)} of ${count(census.units)}, ${view.census_scope}`},
    census?.stuckFraction > 0 && {label: term("stuck negative", "stuck_negative"), value: percent(census.stuckFraction), raw: census.stuckFraction, note: "never fire, and still learn"},
    view.progress && {label: `${view.progress.unit}s`, value: count(view.progress.done), raw: view.progress.done, note: `of ${count(view.progress.planned)}`},
  ].filter(Boolean);
}
