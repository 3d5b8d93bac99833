// What stands in the way of comparing runs, in sentences.

import {plain} from "../page/names.js";

/**
 * @param runs [{letter, view}]
 * @returns {{warnings: string[], caveats: string[], isFair: boolean}} isFair: whether a best score can be told at all
 */
export function comparability(runs) {
  const unfair = [
    differing(runs, (view) => view.data?.sha256, (groups) => `They learnt from different data (${groups}): their scores cannot be compared.`),
    differing(runs, (view) => view.data?.target, (groups) => `They predict different targets (${groups}): their scores cannot be compared.`),
    differing(runs, (view) => view.score_name, (groups) => `They are scored by different measures (${groups}): their scores cannot be compared.`, plain),
  ].filter(Boolean);
  const doubtful = differing(runs, splitOf, (groups) => `Their rows were split differently (${groups}), so a difference in score may be that of the rows.`, () => "");
  return {warnings: [...unfair, doubtful].filter(Boolean), caveats: [unfinished(runs)].filter(Boolean), isFair: unfair.length === 0};
}

/** The sentence about the values that differ among the runs that have one; null where none does. */
function differing(runs, valueOf, sentence, write = brief) {
  const groups = new Map();
  for (const {letter, view} of runs) {
    const value = valueOf(view);
    if (value !== null && value !== undefined) groups.set(value, [...(groups.get(value) ?? []), letter]);
  }
  if (groups.size < 2) return null;
  const words = [...groups].map(([value, letters]) => `${letters.join(", ")}${write(value) && `: ${write(value)}`}`);
  return sentence(words.join("; "));
}

/** Sizes and seed decide together which row is for what. */
function splitOf(view) {
  const seed = view.provenance?.find(({label}) => label === "split seed")?.value;
  return view.data ? JSON.stringify([view.data.split, seed]) : null;
}

function unfinished(runs) {
  const letters = runs.filter(({view}) => view.status !== "finished").map(({letter, view}) => `${letter} is ${view.status}`);
  return letters.length === 0 ? null : `${letters.join(", ")}: what is shown of it is not the end.`;
}

const brief = (text) => (text.length > 24 ? `${text.slice(0, 12)}…` : text);
