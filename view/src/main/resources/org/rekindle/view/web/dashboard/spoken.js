// What those hear who listen to a run.

import {score, timeLeft} from "../page/format.js";
import {headline} from "../page/headline.js";
import {scoreOf} from "../page/last.js";
import {activation, capital, scoreName} from "../page/names.js";
import {inWords} from "./progress.js";

/** How a run stands, in a sentence or two. */
export function spoken(view) {
  if (view.status !== "running") {
    return [`The run is ${view.status}.`, view.problem, `${headline(view).title}.`].filter(Boolean).join(" ");
  }
  const far = view.progress
    ? [inWords(view.progress), timeLeft(view.progress.seconds_left)].filter(Boolean).join(", ")
    : "running";
  return `${capital(far)}. ${best(view)}`.trim();
}

function best(view) {
  const leader = view.ranking?.[0];
  if (leader) {
    return `${activation(leader.activation)} leads with ${scoreName(view)} ${score(leader.score)}.`;
  }
  const reached = scoreOf(view, view.epochs?.at(-1));
  return reached === null ? "" : `${capital(scoreName(view))} ${score(reached)}.`;
}
