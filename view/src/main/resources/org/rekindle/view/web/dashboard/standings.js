// What stands for a run in a comparison: the setting that it recommends, or has so far, or was trained with.

import {scoreOf} from "../page/last.js";
import {scoreName} from "../page/names.js";

/**
 * @returns {{activation, learning_rate, epochs, score, ci95, seeds, dead_fraction, stuck_negative_fraction, isFinal} |
 *   null} epochs only where it should stop early, and the score is that after them; null
 *     where the run has no result yet
 */
export function standingOf(view) {
  return view.command === "choose" ? ofStudy(view) : ofTraining(view);
}

/** The best setting of one activation, of a study. */
export function standingWith(view, activation) {
  return ranking(view).find((one) => one.activation === activation) ?? null;
}

/** The score on the test rows; null where none was measured. */
export function testScore(view) {
  return view.recommendation?.test?.[view.score_name] ?? null;
}

/** What the scores of these runs are called: by their name where it is the same. */
export function commonScoreName(runs) {
  const names = new Set(runs.map(({view}) => scoreName(view)));
  return names.size === 1 ? [...names][0] : "score";
}

function ofStudy(view) {
  if (view.status === "finished") {
    const found = ranking(view).find((one) => one.activation === view.recommendation?.activation);
    return found ? {...found, ...stopped(view.recommendation.early_stop), isFinal: true} : null;
  }
  const leader = ranking(view)[0];
  return leader ? {...leader, isFinal: false} : null;
}

function stopped(stop) {
  return stop && {epochs: stop.epoch, score: stop.score, ci95: stop.ci95};
}

function ofTraining(view) {
  const last = view.epochs.at(-1);
  const trial = view.trials[0];
  if (!last && !trial) {
    return null;
  }
  return {
    activation: trial?.activation ?? view.activations[0]?.activation ?? activationOf(view),
    learning_rate: trial?.learning_rate ?? last?.learning_rate ?? null,
    score: trial?.score ?? scoreOf(view, last),
    ci95: null,
    seeds: 1,
    dead_fraction: trial?.dead_fraction ?? shareOf(last, "dead"),
    stuck_negative_fraction: trial?.stuck_negative_fraction ?? shareOf(last, "stuck_negative"),
    isFinal: view.status === "finished",
  };
}

/** The activations of a watched run. */
function activationOf(view) {
  const ids = new Set((view.watched?.layers ?? []).map((layer) => layer.activation));
  return ids.size === 0 ? null : [...ids].join(", ");
}

/** The share of an epoch's hidden units that are so. */
export function shareOf(epoch, verdict) {
  const sum = (field) => epoch.layers.reduce((total, layer) => total + layer[field], 0);
  return sum("units") > 0 ? sum(verdict) / sum("units") : null;
}

/** A study that was taken up again has the answer from before beside it. */
const ranking = (view) => (view.status === "finished" && view.recommendation?.ranking) || view.ranking;
