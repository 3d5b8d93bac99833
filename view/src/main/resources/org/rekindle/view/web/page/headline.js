// What is said first about a run, in words: {title, lead, reasons}. From view.recommendation, view.status, view.progress,
// what its score has to beat, and the last epoch of a training run.

import {whatRevives} from "./findings.js";
import {count, many, percent, rate, score} from "./format.js";
import {lastCensus, lastScore} from "./last.js";
import {activation, capital, scoreName} from "./names.js";

const DIVERGED = "Its loss became infinite or not a number. A smaller learning rate is the first thing to try.";

/** The headline of a view. */
export function headline(view) {
  if (view.status === "broken") {
    const some = view.data || view.trials?.length || view.epochs?.length;
    return say("This run cannot be read", some ? "What could be read is shown below." : null);
  }
  if (view.watched) {
    return watched(view);
  }
  const said = view.command === "choose" ? study(view) : training(view);
  return view.status === "running" ? said : compared(said, view.baseline_words);
}

// That a network is no better than a guess is said before all else; that only another metric shows it to be better, before
// the other reasons; what it has to beat, last. Each is said once.
function compared({title, lead, reasons}, words) {
  if (!words) {
    return {title, lead, reasons};
  }
  const {alarm, caution, comparison} = words;
  const others = reasons.filter((reason) => ![alarm, caution, comparison].includes(reason));
  const all = [caution, ...others, comparison].filter(Boolean);
  return alarm ? say(alarm, [`${title}.`, lead].filter(Boolean).join(" "), all) : say(title, lead, all);
}

function say(title, lead, reasons = []) {
  return {title, lead, reasons};
}

function study(view) {
  const found = view.status === "running" ? null : view.recommendation;
  if (found && found.activation !== "none") {
    const use = `Use ${activation(found.activation)} with learning rate ${rate(found.learning_rate)}`;
    const reasons = [...(found.reasons ?? []), found.time_cost].filter(Boolean);
    return say(`${use} and ${found.init} weights${fewer(found.early_stop)}`, stopped(view), reasons);
  }
  if (found) {
    return say("No activation can be recommended", stopped(view), found.reasons ?? []);
  }
  return view.status === "running"
    ? say("Which activation? Trials are running", leading(view) ?? "The first trial has not ended yet.")
    : say("This study was interrupted", [stopped(view), leading(view)].filter(Boolean).join(" "));
}

// Only where fewer epochs than were run are shown to be better.
function fewer(stop) {
  return stop ? `, for ${count(stop.epoch)} of ${count(stop.of)} epochs` : "";
}

function leading(view) {
  const first = view.ranking?.[0];
  if (!first) {
    return null;
  }
  const setting = `${activation(first.activation)} at ${rate(first.learning_rate)}`;
  return `So far ${setting} leads: ${scoreName(view)} ${score(first.score)} over ${many(first.seeds, "seed")}.`;
}

function stopped({status, progress}) {
  if (status !== "interrupted" || !progress) {
    return null;
  }
  const trials = `${count(progress.done)} of up to ${count(progress.planned)} trials`;
  return `It stopped after ${trials}. To continue: ${progress.resume}`;
}

function training(view) {
  const trial = view.trials?.[0];
  const what = trial
    ? `${activation(trial.activation)} at ${rate(trial.learning_rate)}`
    : (view.activations?.[0]?.title ?? "Training");
  const state = reached(view);
  const epochs = `epoch ${count(view.progress?.done)} of ${count(view.progress?.planned)}`;
  if (view.status === "running") {
    return say(`${what}: ${epochs}`, state ? `${capital(state)}.` : "The first epoch has not ended yet.");
  }
  if (view.status === "interrupted") {
    return say(`${what} was interrupted after ${epochs}`, state && `By then: ${state}.`, findings(view));
  }
  if (trial?.status === "diverged") {
    return say(`${what} diverged after ${many(trial.epochs, "epoch")}`, DIVERGED, findings(view));
  }
  return say(state ? `${what}: ${state}` : `${what} has finished`, null, findings(view));
}

function watched(view) {
  const what = view.watched.program ?? view.watched.framework ?? "The program";
  const state = reached(view);
  const epochs = many(view.progress?.done ?? 0, "epoch");
  const found = [...view.watched.gradients, ...findings(view)];
  if (view.status === "running") {
    return say(`${what}: ${epochs} so far`, state ? `${capital(state)}.` : "The first epoch has not ended yet.", found);
  }
  if (view.status === "interrupted") {
    const why = view.watched.ended ? `It ended with ${view.watched.ended.replace(/^exception: /, "")}.` : null;
    const then = state && `By then: ${state}.`;
    return say(`${what} was interrupted after ${epochs}`, [why, then].filter(Boolean).join(" "), found);
  }
  const fell = view.epochs?.find((one) => one.status === "diverged");
  if (fell) {
    return say(`${what} diverged in epoch ${count(fell.epoch)}`, DIVERGED, found);
  }
  return say(state ? `${what}: ${state}` : `${what} has finished`, null, found);
}

function reached(view) {
  const last = lastScore(view);
  const census = lastCensus(view);
  if (last == null) {
    return null;
  }
  return `${scoreName(view)} ${score(last)}${census ? `, and ${deaths(census, view.watched != null)}` : ""}`;
}

// A ReLU on the output has units that can die too, and that are not hidden.
function deaths({dead, deadFraction, inconclusive, withOutput}, anyUnit) {
  const unit = withOutput || anyUnit ? "unit" : "hidden unit";
  if (dead === 0 && inconclusive > 0) {
    return `${many(inconclusive, unit)} never fired, in too few samples to call dead`;
  }
  return dead === 0 ? `no ${unit} is dead` : `${percent(deadFraction)} of its ${unit}s are dead`;
}

function findings({diagnosis_words: why, cure}) {
  return [...(why ?? []), cure && whatRevives(cure)].filter(Boolean);
}
