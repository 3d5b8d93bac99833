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

/** The validation score after the last epoch; null before there is one. */
export function lastScore(view) {
  const trial = view.trials?.[0];
  return trial?.score ?? view.epochs?.at(-1)?.validation?.[view.score_name] ?? null;
}
