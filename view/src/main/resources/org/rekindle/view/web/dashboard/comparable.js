// What stands in the way of comparing runs, in sentences.

import {scoreName} from "../page/names.js";

/**
 * @param runs [{letter, view}]
 * @returns {{warnings: string[], caveats: string[], isFair: boolean}} isFair: whether a best score can be told at all
 */
export function comparability(runs) {
  const unfair = [
    differing(runs, "learnt from different data", (view) => view.data?.sha256, beginning),
    differing(runs, "predict different targets", (view) => view.data?.target, beginning),
    differing(runs, "are scored by different measures", measureOf),
  ].filter(Boolean);
  const isFair = unfair.length === 0;
  const split = isFair && differing(runs, "had their rows split differently", splitOf, null);
  return {
    warnings: [
      !isFair && `Their scores cannot be compared: they ${unfair.join("; they ")}.`,
      split && `They ${split}: a difference in score may come from the rows.`,
    ].filter(Boolean),
    caveats: unfinished(runs),
    isFair,
  };
}

/** What they do differently, and which of them do it how; null where all that say so agree. */
function differing(runs, what, valueIn, write = String) {
  const groups = new Map();
  for (const {letter, view} of runs) {
    const value = valueIn(view);
    if (value !== null && value !== undefined) {
      groups.set(value, [...(groups.get(value) ?? []), letter]);
    }
  }
  const who = [...groups].map(([value, letters]) => letters.join(", ") + (write ? `: ${write(value)}` : ""));
  return groups.size < 2 ? null : `${what} (${who.join(write ? "; " : " and ")})`;
}

/** The score, and which way is better where that is not up. */
function measureOf(view) {
  const lower = view.watched?.higher_is_better === false ? ", lower is better" : "";
  return view.score_name && scoreName(view) + lower;
}

/** Sizes and seed decide together which row is for what. */
function splitOf({data, provenance}) {
  const seed = provenance?.find(({label}) => label === "split seed")?.value;
  return data && JSON.stringify([data.split, seed]);
}

function unfinished(runs) {
  const states = runs
    .filter(({view}) => view.status !== "finished")
    .map(({letter, view}) => `${letter} is ${view.status}`);
  return states.length === 0 ? [] : [`${states.join(", ")}: its results are not final.`];
}

const beginning = (text) => (text.length > 24 ? `${text.slice(0, 12)}…` : text);
