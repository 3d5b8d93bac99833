// Why units died (view.diagnosis): the same run again with one thing changed, the share of deaths that this averts, and
// what was seen of every dead unit.

import {drawIntervals} from "../charts/intervals.js";
import {interval, numeric, text} from "./columns.js";
import {element, say} from "./dom.js";
import {figure} from "./figure.js";
import {whyTheyDied} from "./findings.js";
import {count, many, number, percent} from "./format.js";
import {intervention, plain} from "./names.js";
import {table} from "./table.js";
import {term} from "./terms.js";

const UPDATE = "‖Δw‖/‖w‖ of the update after which it went silent";

/** The part of the page. */
export const causes = {
  id: "why",
  title: "Why they died",
  short: "Causes",
  uses: (view) => [view.diagnosis],
  create() {
    const verdict = element("p", {class: "lead"});
    const title = [term("Deaths averted", "averted"), " by changing one thing"];
    const chart = figure({id: "causes", title, columns: columns(), draw: drawIntervals});
    const caption = "The dead units";
    const seen = {
      id: "dead-units",
      caption,
      columns: unitColumns(),
      file: "dead-units.csv",
      search: true,
      pageSize: 10,
    };
    const units = table(seen);
    const below = element("div", {}, element("h3", {}, "The ", term("dead", "dead"), " units"), units.element);
    return {
      element: element("div", {class: "stack"}, verdict, chart.element, below),
      update({diagnosis}) {
        say(verdict, whyTheyDied(diagnosis));
        chart.element.hidden = diagnosis.causes.length === 0;
        chart.update(drawing(diagnosis), diagnosis.causes, summary(diagnosis));
        units.update(diagnosis.units ?? []);
        below.hidden = !diagnosis.units?.length;
      },
    };
  },
};

function drawing({causes: tried, primary_cause: found}) {
  const rows = tried.map((one) => ({
    id: one.intervention,
    title: intervention(one.intervention),
    note: one.cause === found ? `shows: ${plain(one.cause)}` : null,
    value: one.averted,
    low: one.ci95?.[0],
    high: one.ci95?.[1],
    recommended: one.cause === found,
  }));
  const least = Math.min(0, ...rows.map((one) => one.low ?? one.value));
  const axis = {axis: "share of deaths averted", write: percent, tick: percent};
  return {rows, domain: [least, 1], label: "Deaths averted by each change", ...axis};
}

function summary({causes: [first]}) {
  if (!first) {
    return "Nothing was changed, because there are no deaths to prevent.";
  }
  const same = `The same run again, same weights and batches, over ${many(first.seeds, "seed")} in which units died.`;
  return `${same} If a change prevents the deaths, what it changed is the cause.`;
}

function columns() {
  return [
    text("changed", null, (one) => one.intervention, intervention),
    text("shows", "cause", (one) => one.cause, plain),
    numeric("deaths", null, (one) => one.deaths, count),
    numeric("averted", "averted", (one) => one.averted, percent),
    ...interval((one) => one.ci95, percent),
    numeric("seeds", "seed", (one) => one.seeds, count),
  ];
}

function unitColumns() {
  return [
    text("layer", null, (unit) => unit.layer),
    numeric("unit", null, (unit) => unit.unit, count),
    text("verdict", null, (unit) => unit.verdict, plain),
    text(
      "born dead",
      "born_dead",
      (unit) => unit.born_dead,
      (born) => (born ? "born dead" : "no"),
    ),
    numeric("last fired in step", "last_fired_step", (unit) => unit.last_fired_step, count),
    {...numeric("its last update", null, (unit) => unit.last_update, number), title: UPDATE},
    text("cause", "cause", (unit) => unit.cause, plain),
    text("evidence", null, (unit) => unit.evidence),
  ];
}
