// What is said first about a run, in words: {title, lead, reasons}.

import {count, percent, rate, score} from "./format.js";
import {activation, capital, cause, remedy, scoreName} from "./names.js";
import {lastCensus, lastScore} from "./last.js";

/** The headline of a view. */
export function headline(view) {
  if (view.status === "broken") {
    return {title: "This run cannot be read", lead: view.data || view.trials?.length || view.epochs?.length ? "What could be read is shown below." : null, reasons: []};
  }
  return view.command === "choose" ? study(view) : training(view);
}

function study(view) {
  const found = view.recommendation;
  if (found && found.activation !== "none" && view.status !== "running") {
    const reasons = [...(found.reasons ?? []), found.time_cost].filter(Boolean);
    return {title: `Use ${activation(found.activation)} with learning rate ${rate(found.learning_rate)} and ${found.init} weights`, lead: stopped(view), reasons};
  }
  if (found && view.status !== "running") {
    return {title: "No activation can be recommended", lead: stopped(view), reasons: found.reasons ?? []};
  }
  const leader = view.ranking?.[0];
  const soFar = leader ? `So far ${activation(leader.activation)} at ${rate(leader.learning_rate)} leads: ${scoreName(view)} ${score(leader.score)} over ${leader.seeds === 1 ? "1 seed" : `${leader.seeds} seeds`}.` : null;
  return view.status === "running"
    ? {title: "Which activation? Trials are running", lead: soFar ?? "The first trial has not ended yet.", reasons: []}
    : {title: "This study was interrupted", lead: [stopped(view), soFar].filter(Boolean).join(" "), reasons: []};
}

function stopped(view) {
  const {done, planned} = view.progress ?? {};
  return view.status === "interrupted" ? `It stopped after ${count(done)} of up to ${count(planned)} trials; rekindle choose --resume goes on.` : null;
}

function training(view) {
  const trial = view.trials?.[0];
  const what = trial ? `${activation(trial.activation)} at ${rate(trial.learning_rate)}` : view.activations?.[0]?.title ?? "Training";
  const dead = lastCensus(view)?.deadFraction ?? null;
  const silent = dead == null ? "" : dead === 0 ? ", and no hidden unit is dead" : `, and ${percent(dead)} of its hidden units are dead`;
  const reached = lastScore(view);
  const state = reached == null ? "" : `${scoreName(view)} ${score(reached)}${silent}`;
  const {done, planned} = view.progress ?? {};
  if (view.status === "running") {
    return {title: `${what}: epoch ${count(done)} of ${count(planned)}`, lead: state ? `${capital(state)}.` : "The first epoch has not ended yet.", reasons: []};
  }
  if (view.status === "interrupted") {
    return {title: `${what} was interrupted after epoch ${count(done)} of ${count(planned)}`, lead: state ? `By then: ${state}.` : null, reasons: findings(view)};
  }
  if (trial?.status === "diverged") {
    return {title: `${what} diverged after ${count(trial.epochs)} epochs`, lead: "Its loss became infinite or not a number. A smaller learning rate is the first thing to try.", reasons: findings(view)};
  }
  return {title: state ? `${what}: ${state}` : `${what} has finished`, lead: null, reasons: findings(view)};
}

function findings(view) {
  const found = [];
  if (view.diagnosis) {
    found.push(view.diagnosis.primary_cause === "none" ? "Diagnosis: the run is healthy." : `Why they died: ${cause(view.diagnosis.primary_cause)}.`);
  }
  if (view.cure) {
    found.push(view.cure.recommended === "none" ? "No remedy surely beats the controls." : `What brings them back: ${remedy(view.cure.recommended)}.`);
  }
  return found;
}
