// Why units died (view.diagnosis): the same run again with one thing changed, the share of deaths that this averts, and what was seen of every dead unit.

import {drawIntervals} from "../charts/intervals.js";
import {element, say} from "./dom.js";
import {figure} from "./figure.js";
import {count, many, number, percent} from "./format.js";
import {cause, plain, remedy} from "./names.js";
import {table} from "./table.js";
import {term} from "./terms.js";

/** The part of the page. */
export const causes = {
  id: "why",
  title: "Why they died",
  short: "Causes",
  uses: (view) => [view.diagnosis],
  create() {
    const verdict = element("p", {class: "lead"});
    const chart = figure({id: "causes", title: "Deaths averted by changing one thing", columns: columns(), draw: drawIntervals});
    const units = table({id: "dead-units", caption: "What was seen of the dead units", columns: unitColumns(), file: "dead-units.csv", search: true, pageSize: 10});
    const seen = element("div", {class: "seen"}, element("h3", {}, "The ", term("dead", "dead"), " units"), units.element);
    return {
      element: element("div", {class: "stack"}, verdict, chart.element, seen),
      update({diagnosis}) {
        say(verdict, sentence(diagnosis));
        const rows = diagnosis.causes.map((one) => ({id: one.intervention, title: remedy(one.intervention), value: one.averted, low: one.ci95?.[0], high: one.ci95?.[1], note: one.cause === diagnosis.primary_cause ? `shows: ${plain(one.cause)}` : null, recommended: one.cause === diagnosis.primary_cause}));
        const low = Math.min(0, ...rows.map((one) => one.low ?? one.value));
        chart.element.hidden = rows.length === 0;
        chart.update({rows, domain: [low, 1], axis: "share of deaths averted", write: percent, tick: percent, label: "Deaths averted by each change"}, diagnosis.causes, summary(diagnosis));
        units.update(diagnosis.units ?? []);
        seen.hidden = !diagnosis.units?.length;
      },
    };
  },
};

function sentence(diagnosis) {
  if (diagnosis.primary_cause === "none") {
    return diagnosis.inconclusive > 0
      ? `Inconclusive: ${many(diagnosis.inconclusive, "unit")} never fired, in too few samples to call them dead.`
      : `The run is healthy: ${percent(diagnosis.dead_fraction)} of its hidden units are dead.`;
  }
  return `${percent(diagnosis.dead_fraction)} of the hidden units are dead over ${diagnosis.census_scope}. Cause: ${cause(diagnosis.primary_cause)}.`;
}

function summary(diagnosis) {
  const [first] = diagnosis.causes;
  return first ? `The same run again, same weights and batches, over ${many(first.seeds, "seed")} with deaths to avert. What averts the deaths had caused them.` : "Nothing was changed, for there is nothing to avert.";
}

function columns() {
  return [
    {label: "changed", value: (one) => one.intervention, text: remedy},
    {label: "shows", value: (one) => one.cause, text: plain},
    {label: "deaths", numeric: true, value: (one) => one.deaths, text: count},
    {label: "averted", numeric: true, value: (one) => one.averted, text: percent},
    {label: "95 % low", term: "ci95", numeric: true, value: (one) => one.ci95?.[0], text: percent},
    {label: "95 % high", term: "ci95", numeric: true, value: (one) => one.ci95?.[1], text: percent},
    {label: "seeds", numeric: true, value: (one) => one.seeds, text: count},
  ];
}

function unitColumns() {
  return [
    {label: "layer", value: (unit) => unit.layer},
    {label: "unit", numeric: true, value: (unit) => unit.unit, text: count},
    {label: "verdict", value: (unit) => unit.verdict, text: plain},
    {label: "born dead", term: "born_dead", value: (unit) => unit.born_dead, text: (value) => (value ? "born dead" : "no")},
    {label: "last fired in step", numeric: true, value: (unit) => unit.last_fired_step, text: count},
    {label: "its last update", title: "‖Δw‖/‖w‖ of the update after which it fell silent", numeric: true, value: (unit) => unit.last_update, text: number},
    {label: "cause", value: (unit) => unit.cause, text: plain},
    {label: "evidence", value: (unit) => unit.evidence},
  ];
}
