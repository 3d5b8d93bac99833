// What revives them (view.cure, view.cure_words): every remedy's gain over carrying on, with its interval, beside the
// controls.

import {drawIntervals} from "../charts/intervals.js";
import {interval, numeric, text} from "./columns.js";
import {commandLine} from "./command-line.js";
import {element, say} from "./dom.js";
import {figure} from "./figure.js";
import {whatRevives} from "./findings.js";
import {change, count, many, percent, score} from "./format.js";
import {gainName, remedy} from "./names.js";
import {term} from "./terms.js";

const RULE =
  "A remedy is recommended only if it beats both controls, corrected for the number of remedies. Of those close to the best, the least invasive wins.";

/** The part of the page. */
export const cures = {
  id: "cures",
  title: "What brings them back",
  short: "Cures",
  uses: (view) => [view.cure, view.cure_words],
  create() {
    const verdict = element("p", {class: "lead"});
    const title = [term("Gain over carrying on", "gain_over_carry_on"), " unchanged"];
    const chart = figure({id: "gains", title, columns: columns(), draw: drawIntervals});
    const again = commandLine("Train such a network");
    return {
      element: element("div", {class: "stack"}, verdict, again.element, chart.element),
      update(view) {
        const {cure} = view;
        say(verdict, view.cure_words?.sentences.join(" ") ?? whatRevives(cure));
        again.update(view.cure_words?.command);
        chart.element.hidden = cure.trials.length === 0;
        chart.update(drawing(cure, gainName(view)), cure.trials, summary(cure));
      },
    };
  },
};

function drawing({trials: tried, recommended}, name) {
  const rows = tried
    .filter((one) => one.gain_over_carry_on != null)
    .sort((a, b) => b.gain_over_carry_on - a.gain_over_carry_on)
    .map((one) => row(one, one.remedy === recommended));
  const ends = rows.flatMap((one) => [0, one.value, one.low ?? 0, one.high ?? 0]);
  const domain = rows.length ? d3.extent(ends) : [0, 1];
  const axis = {axis: `gain in ${name}`, write: change, tick: d3.tickFormat(...domain, 6, "+~f")};
  return {rows, domain, label: "Gain of each remedy over carrying on", ...axis};
}

function row(one, recommended) {
  return {
    id: one.remedy,
    title: remedy(one.remedy),
    note: one.control ? "control" : recommended ? "recommended" : null,
    value: one.gain_over_carry_on,
    low: one.gain_ci95?.[0],
    high: one.gain_ci95?.[1],
    control: one.control,
    recommended,
  };
}

function summary(cure) {
  const budget = `for ${many(cure.epochs, "epoch")}, over the same ${many(cure.seeds, "seed")}`;
  return `Each is trained ${budget}. ${RULE}`;
}

function columns() {
  return [
    text("remedy", null, (one) => one.remedy, remedy),
    text(
      "control",
      "control",
      (one) => one.control,
      (control) => (control ? "control" : "no"),
    ),
    numeric("score", null, (one) => one.score, score),
    ...interval((one) => one.ci95),
    numeric("gain over carrying on", "gain_over_carry_on", (one) => one.gain_over_carry_on, change),
    ...interval((one) => one.gain_ci95, change),
    numeric("over random resets", "gain_over_random", (one) => one.gain_over_random, change),
    ...interval((one) => one.gain_over_random_ci95, change),
    numeric("corrected p", "corrected_p_value", (one) => one.p_controls, score),
    numeric("dead", "dead", (one) => one.dead_fraction, percent),
    numeric("diverged", "diverged", (one) => one.diverged, count),
  ];
}
