// What explain found (view.diagnosis, view.diagnosis_words): the verdict in words, and the same run again with one thing
// changed: how many deaths that averts, and by how much the score changes.

import {drawIntervals} from "../charts/intervals.js";
import {interval, numeric, text} from "./columns.js";
import {deadUnits} from "./dead-units.js";
import {element} from "./dom.js";
import {figure} from "./figure.js";
import {change, count, many, percent, score} from "./format.js";
import {gainName, intervention, plain} from "./names.js";
import {term} from "./terms.js";

/** The part of the page. */
export const causes = {
  id: "why",
  title: "What explain found",
  short: "Causes",
  uses: (view) => [view.diagnosis, view.diagnosis_words],
  create() {
    const words = element("ul", {class: "reasons"});
    const averted = [term("Deaths averted", "averted"), " by changing one thing"];
    const gained = [term("Score gained", "score_gain"), " by changing one thing"];
    const deaths = figure({id: "causes", title: averted, columns: columns(), draw: drawIntervals});
    const gains = figure({id: "score-gains", title: gained, columns: columns(), draw: drawIntervals});
    const units = deadUnits();
    return {
      element: element("div", {class: "stack"}, words, deaths.element, gains.element, units.element),
      update(view) {
        const {diagnosis} = view;
        const rows = tried(diagnosis);
        words.replaceChildren(...(view.diagnosis_words ?? []).map((one) => element("li", {}, element("bdi", {}, one))));
        deaths.element.hidden = !rows.some((one) => one.deaths > 0 || one.ci95);
        gains.element.hidden = !rows.some((one) => one.score_gain != null);
        deaths.update(ofDeaths(rows, diagnosis), rows, summary(rows));
        gains.update(ofGains(rows, diagnosis, gainName(view)), rows, gainSummary());
        units.update(diagnosis.units ?? []);
      },
    };
  },
};

// The sham first.
function tried({sham, causes: changed}) {
  return [...(sham ? [{...sham, isSham: true}] : []), ...changed];
}

function ofDeaths(rows, diagnosis) {
  const bars = rows.map((one) => bar(one, one.averted, one.ci95, note(one, diagnosis, one.decisive)));
  const least = Math.min(0, ...bars.map((one) => one.low ?? one.value));
  const axis = {axis: "share of deaths averted", write: percent, tick: percent};
  return {rows: bars, domain: [least, 1], label: "Deaths averted by each change", ...axis};
}

function ofGains(rows, diagnosis, name) {
  const bars = rows
    .filter((one) => one.score_gain != null)
    .map((one) => bar(one, one.score_gain, one.score_gain_ci95, note(one, diagnosis, one.gains)));
  const ends = bars.flatMap((one) => [0, one.value, one.low ?? 0, one.high ?? 0]);
  const domain = bars.length ? d3.extent(ends) : [0, 1];
  const axis = {axis: `gain in ${name}`, write: change, tick: d3.tickFormat(...domain, 6, "+~f")};
  return {rows: bars, domain, label: "Score gained by each change", ...axis};
}

function bar(one, value, ci95, said) {
  return {
    id: one.intervention,
    title: intervention(one.intervention),
    note: said.text,
    value,
    low: ci95?.[0],
    high: ci95?.[1],
    control: one.isSham,
    recommended: said.isNamed,
  };
}

// Earlier versions did not say which change names the cause, nor which ones help.
function note(one, {shown_by: shownBy, verdict, primary_cause: found}, helps) {
  if (one.isSham) {
    return {text: "sham", isNamed: false};
  }
  const isNamed = verdict == null ? one.cause === found : one.intervention === shownBy;
  if (isNamed) {
    return {text: `names the cause: ${plain(found)}`, isNamed};
  }
  const what = one.cause === "dead_relus" ? "what the deaths cost" : "is shown to help";
  return {text: helps ? what : null, isNamed};
}

function summary([first]) {
  if (!first) {
    return "Nothing was changed, because there was nothing to explain.";
  }
  const most = many(first.seeds, "seed");
  return `The same run again, same weights and batches, over ${most}; a promising change gets more. If a change prevents the deaths, and more of them than the sham does, what it changed is the cause.`;
}

function gainSummary() {
  return "A score below that of a constant answer, and a run that diverged, count as the constant.";
}

function columns() {
  const yes = (value) => (value == null ? "–" : value ? "yes" : "no");
  return [
    text("changed", null, (one) => one.intervention, intervention),
    text("about", "cause", (one) => (one.isSham ? "sham" : one.cause), plain),
    numeric("seeds", "seed", (one) => one.seeds, count),
    numeric("deaths", null, (one) => one.deaths, count),
    numeric("averted", "averted", (one) => one.averted, percent),
    ...interval((one) => one.ci95, percent),
    text("averts", "decisive", (one) => one.decisive ?? null, yes),
    numeric("score", null, (one) => one.score, score),
    numeric("score gained", "score_gain", (one) => one.score_gain, change),
    numeric("gain, 95 % low", "ci95", (one) => one.score_gain_ci95?.[0], change),
    numeric("gain, 95 % high", "ci95", (one) => one.score_gain_ci95?.[1], change),
    text("gains", "score_gain", (one) => one.gains ?? null, yes),
  ];
}
