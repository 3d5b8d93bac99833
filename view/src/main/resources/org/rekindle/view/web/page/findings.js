// What cure found, in a sentence (view.cure).

import {remedy} from "./names.js";

const NOTHING_TRIED = {
  healthy: "Nothing was tried, because nothing is wrong.",
  chance: "Nothing was tried, because the units died by chance: with other seeds they do not.",
  inconclusive: "Nothing was tried, because it is inconclusive whether units are dead.",
};

/** What revives dead units, or that nothing does. */
export function whatRevives({recommended, condition, trials, beats_carry_on: better}) {
  if (recommended !== "none") {
    return `Recommended: ${remedy(recommended)}.`;
  }
  if (trials.length === 0) {
    return Object.hasOwn(NOTHING_TRIED, condition) ? NOTHING_TRIED[condition] : `Nothing was tried (${condition}).`;
  }
  return better?.length
    ? `No remedy beats both controls. These beat carrying on alone: ${better.map(remedy).join("; ")}.`
    : "No remedy is shown to beat carrying on.";
}
