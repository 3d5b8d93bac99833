// What revives them (view.cure): every remedy's gain over carrying on, with its interval, beside the controls.

import {drawIntervals} from "../charts/intervals.js";
import {element, say} from "./dom.js";
import {figure} from "./figure.js";
import {change, count, many, percent, score} from "./format.js";
import {remedy, scoreName} from "./names.js";

/** The part of the page. */
export const cures = {
  id: "cures",
  title: "What brings them back",
  short: "Cures",
  uses: (view) => [view.cure],
  create() {
    const verdict = element("p", {class: "lead"});
    const chart = figure({id: "gains", title: "Gain over carrying on unchanged", columns: columns(), draw: drawIntervals});
    return {
      element: element("div", {class: "stack"}, verdict, chart.element),
      update(view) {
        const {cure} = view;
        say(verdict, sentence(cure));
        const rows = cure.trials.filter((one) => one.gain_over_carry_on != null).sort((a, b) => b.gain_over_carry_on - a.gain_over_carry_on).map((one) => ({
          id: one.remedy,
          title: remedy(one.remedy),
          note: one.control ? "control" : one.remedy === cure.recommended ? "recommended" : null,
          value: one.gain_over_carry_on,
          low: one.gain_ci95?.[0],
          high: one.gain_ci95?.[1],
          control: one.control,
          recommended: one.remedy === cure.recommended,
        }));
        const ends = rows.flatMap((one) => [0, one.value, one.low ?? 0, one.high ?? 0]);
        chart.element.hidden = rows.length === 0;
        chart.update({rows, domain: rows.length ? d3.extent(ends) : [0, 1], axis: `gain in ${scoreName(view)}`, write: change, tick: d3.format("+.2~f"), label: "Gain of each remedy over carrying on"}, cure.trials, summary(cure));
      },
    };
  },
};

function sentence(cure) {
  if (cure.recommended !== "none") {
    return `Recommended: ${remedy(cure.recommended)}.`;
  }
  return cure.condition === "sick" ? "No remedy surely beats both controls." : `There is nothing to cure (${cure.condition}).`;
}

function summary(cure) {
  return `Each goes on from the end of the run for ${many(cure.epochs, "epoch")}, over the same ${many(cure.seeds, "seed")}. What does not surely beat both controls is not recommended; of the best, the least invasive is.`;
}

function columns() {
  return [
    {label: "remedy", value: (one) => one.remedy, text: remedy},
    {label: "control", value: (one) => one.control, text: (value) => (value ? "control" : "no")},
    {label: "score", numeric: true, value: (one) => one.score, text: score},
    {label: "gain over carrying on", numeric: true, value: (one) => one.gain_over_carry_on, text: change},
    {label: "95 % low", term: "ci95", numeric: true, value: (one) => one.gain_ci95?.[0], text: change},
    {label: "95 % high", term: "ci95", numeric: true, value: (one) => one.gain_ci95?.[1], text: change},
    {label: "over random resets", numeric: true, value: (one) => one.gain_over_random, text: change},
    {label: "95 % low of that", term: "ci95", numeric: true, value: (one) => one.gain_over_random_ci95?.[0], text: change},
    {label: "95 % high of that", term: "ci95", numeric: true, value: (one) => one.gain_over_random_ci95?.[1], text: change},
    {label: "dead", term: "dead", numeric: true, value: (one) => one.dead_fraction, text: percent},
    {label: "diverged", numeric: true, value: (one) => one.diverged, text: count},
  ];
}
