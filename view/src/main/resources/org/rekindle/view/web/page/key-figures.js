// The few figures that matter, each with what it is: [{label, value, raw, note}]. From view.baseline, view.recommendation
// and view.ranking, or from the last epoch of a training run.

import {count, interval, many, milliseconds, percent, score} from "./format.js";
import {bestScore, lastCensus, lastScore, scoreOf} from "./last.js";
import {scoreName} from "./names.js";
import {isRecommended} from "./settings.js";
import {term} from "./terms.js";

/** The figures of a view; none while there is nothing to tell. */
export function keyFigures(view) {
  return (view.command === "choose" ? study(view) : training(view)).filter(Boolean);
}

function study(view) {
  const found = view.recommendation;
  const winner = (view.ranking ?? []).find((one) => isRecommended(one, found));
  if (!winner) {
    return [];
  }
  const splits = winner.splits > 1 ? ` on ${count(winner.splits)} splits` : "";
  const stop = found.early_stop;
  const after = stop ? ` after ${many(stop.epoch, "epoch")}` : "";
  const validated = `${interval((stop ?? winner).ci95)} over ${many(winner.seeds, "seed")}${splits}${after}`;
  const trials = `${count(found.trials)} of ${count(found.trials_planned)} trials run`;
  return [
    figure(onValidation(view), (stop ?? winner).score, score, validated),
    toBeat(view),
    tested(view, found),
    figure(dead(), winner.dead_fraction, percent, others(winner) || view.census_scope),
    figure(term("zeros", "zero_share"), winner.zero_share, percent, "of activations: sparsity, not death"),
    figure(term("time per epoch", "epoch_seconds"), winner.epoch_seconds, milliseconds, trials),
  ];
}

function tested(view, found) {
  const reached = found.test?.[view.score_name];
  const rows = view.data?.split?.test;
  const uses = found.test_uses === 1 ? "once" : `${count(found.test_uses)} times`;
  const label = term(`${scoreName(view)}, test`, "test_score");
  return reached != null && figure(label, reached, score, `${rows ? `${count(rows)} rows, ` : ""}used ${uses}`);
}

function training(view) {
  const census = lastCensus(view);
  const reached = lastScore(view);
  const {unit, done, planned} = view.progress ?? {};
  const best = scoreOf(view, bestScore(view));
  return [
    reached != null && figure(onValidation(view), reached, score, best != null && `${score(best)} at its best`),
    toBeat(view),
    census && figure(dead(), census.deadFraction, percent, outOf(census, view.census_scope)),
    census?.stuckFraction > 0 && figure(stuckNegative(), census.stuckFraction, percent, "never fire, and still learn"),
    view.progress &&
      figure(term(`${unit}s`, unit), done, count, planned == null ? steps(view) : `of ${count(planned)}`),
  ];
}

function steps({epochs}) {
  return epochs?.length ? `${count(epochs.at(-1).steps)} steps` : null;
}

// What every network has to beat on the validation rows.
function toBeat({baseline: base}) {
  const unfinished = base?.linear_converged === false ? " (not trained to its end)" : "";
  const linear = base?.linear
    ? `a linear model reaches ${score(base.linear.score)}${unfinished}`
    : "no linear model was trained";
  return (
    base?.constant.score != null &&
    figure(["to beat: ", term("a constant", "baseline")], base.constant.score, score, linear)
  );
}

// Who never fires either, and may learn or may be dead.
function others({stuck_negative_fraction: stuck, inconclusive_fraction: open}) {
  return [stuck > 0 && `${percent(stuck)} stuck negative`, open > 0 && `${percent(open)} inconclusive`]
    .filter(Boolean)
    .join(", ");
}

function outOf({dead: silent, inconclusive, units}, scope) {
  const open = inconclusive > 0 ? `, ${count(inconclusive)} inconclusive` : "";
  return `${count(silent)} of ${count(units)}${open}, ${scope}`;
}

// What a program calls its score says what it is over.
function onValidation(view) {
  return view.watched ? scoreName(view) : [`${scoreName(view)}, `, term("validation", "validation")];
}

function dead() {
  return ["units ", term("dead", "dead")];
}

function stuckNegative() {
  return term("stuck negative", "stuck_negative");
}

function figure(label, raw, write, note) {
  return {label, raw, value: write(raw), note};
}
