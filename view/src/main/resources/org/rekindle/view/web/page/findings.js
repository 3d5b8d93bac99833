// What explain and cure found, in a sentence each (view.diagnosis, view.cure).

import {many, percent} from "./format.js";
import {cause, remedy} from "./names.js";

/** Why units died, or that they did not. */
export function whyTheyDied(diagnosis) {
  const {primary_cause: found, inconclusive, dead_fraction: dead, census_scope: scope, status, causes} = diagnosis;
  if (status === "diverged" && causes.length === 0) {
    return "The run diverged. Its units were not dead after the last complete epoch.";
  }
  if (found !== "none") {
    return `${percent(dead)} of the hidden units are dead over ${scope}. Cause: ${cause(found)}.`;
  }
  if (inconclusive > 0) {
    return `Inconclusive: ${many(inconclusive, "unit")} never fired, in too few samples to call them dead.`;
  }
  return `The run is healthy: ${percent(dead)} of its hidden units are dead.`;
}

/** What revives them, or that nothing does. */
export function whatRevives({recommended, condition, trials, beats_carry_on: better}) {
  if (recommended !== "none") {
    return `Recommended: ${remedy(recommended)}.`;
  }
  if (trials.length === 0) {
    return `There is nothing to cure (${condition}).`;
  }
  return better?.length
    ? `No remedy beats both controls. These beat carrying on alone: ${better.map(remedy).join("; ")}.`
    : "No remedy is shown to beat carrying on.";
}
