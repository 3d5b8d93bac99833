// How a training run stands after its last epoch: from the trial's line, or from view.epochs while there is none.

/** The census after the last epoch: {deadFraction, stuckFraction, dead, inconclusive, units, withOutput}; null before there is one. */
export function lastCensus(view) {
  const layers = view.epochs?.at(-1)?.layers ?? view.layers?.[0]?.census;
  if (!layers?.length) {
    return null;
  }
  const sum = (field) => layers.reduce((total, layer) => total + layer[field], 0);
  const units = sum("units");
  return {
    deadFraction: sum("dead") / units,
    stuckFraction: sum("stuck_negative") / units,
    inconclusive: sum("inconclusive"),
    units,
    dead: sum("dead"),
    withOutput: layers.some((one) => one.layer === "output"),
  };
}

/** The score after the last epoch; null before there is one. */
export function lastScore(view) {
  const trial = view.trials?.[0];
  return trial?.score ?? scoreOf(view, view.epochs?.at(-1));
}

/** The score of an epoch: on validation rows, or as a watched program measured it; null where there is none. */
export function scoreOf(view, one) {
  const scores = one?.metrics ?? one?.validation;
  return scores && Object.hasOwn(scores, view.score_name) ? scores[view.score_name] : null;
}

/** The epoch with the best score; undefined where there is none. */
export function bestScore(view) {
  const scored = (view.epochs ?? []).filter((one) => scoreOf(view, one) != null);
  const better = view.watched?.higher_is_better === false ? d3.least : d3.greatest;
  return better(scored, (one) => scoreOf(view, one));
}
