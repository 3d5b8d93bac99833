// Layers (view.layers): after the last epoch, how many units are dead, stuck negative, rare or always on, how much is zero, and the mean shift.

import {drawVerdicts, VERDICTS} from "../charts/verdicts.js";
import {element, shorten} from "./dom.js";
import {figure} from "./figure.js";
import {count, number, percent} from "./format.js";
import {plain} from "./names.js";
import {term} from "./terms.js";

/** The part of the page. */
export const layers = {
  id: "layers",
  title: "Layers after the last epoch",
  short: "Layers",
  uses: (view) => [view.layers],
  create() {
    const signs = new Map(VERDICTS.map((verdict) => [verdict, element("li", {}, element("span", {class: `patch ${verdict.replaceAll("_", "-")}`}), term(plain(verdict), verdict))]));
    const key = element("ul", {class: "key life-key"}, [...signs.values()]);
    const stack = element("div", {class: "stack"});
    const charts = [];
    return {
      element: element("div", {}, key, stack),
      update(view) {
        view.layers.forEach((run, index) => {
          charts[index] ??= figure({id: `layers-${index + 1}`, title: element("bdi"), columns: columns(), draw: drawVerdicts});
          charts[index].element.querySelector("h3 bdi").textContent = shorten(run.title, 120);
          const rows = run.census.map((layer) => ({layer: layer.layer, units: layer.units, parts: parts(layer), columns: [percent(layer.zero_share), number(layer.mean_activation)]}));
          charts[index].update({rows, titles: [["zeros", "zeros"], ["mean activation", "mean a"]], label: "Units of each layer by verdict"}, run.census, summary(run.census));
        });
        charts.length = view.layers.length;
        const all = view.layers.flatMap((run) => run.census.map(parts));
        signs.forEach((sign, verdict) => (sign.hidden = !["active", "dead"].includes(verdict) && !all.some((layer) => layer[verdict] > 0)));
        stack.replaceChildren(...charts.map((chart) => chart.element));
      },
    };
  },
};

// Saturated units are among the stuck negative ones; what is none of these is active.
function parts(layer) {
  const some = {always_on: layer.always_on, rare: layer.rare, inconclusive: layer.inconclusive, saturated: layer.saturated, stuck_negative: layer.stuck_negative - layer.saturated, dead: layer.dead};
  return {...some, active: layer.units - d3.sum(Object.values(some))};
}

function summary(census) {
  const sum = (field) => d3.sum(census, (layer) => layer[field]);
  const found = ["dead", "stuck_negative", "rare", "always_on", "inconclusive"].filter((field) => sum(field) > 0).map((field) => `${count(sum(field))} ${plain(field)}`);
  return `Of ${count(sum("units"))} units ${found.length ? found.join(", ") : "all are active"}; over ${count(census[0]?.samples)} samples.`;
}

function columns() {
  const units = (label, field, word = field) => ({label, term: word, numeric: true, value: (layer) => layer[field], text: count});
  return [
    {label: "layer", value: (layer) => layer.layer},
    units("units", "units", "unit"),
    units("dead", "dead"),
    units("born dead", "born_dead"),
    units("stuck negative", "stuck_negative"),
    units("of them saturated", "saturated"),
    units("inconclusive", "inconclusive"),
    units("rare", "rare"),
    units("always on", "always_on"),
    units("dormant", "dormant"),
    {label: "zeros", term: "zero_share", numeric: true, value: (layer) => layer.zero_share, text: percent},
    {label: "mean activation", term: "mean_activation", numeric: true, value: (layer) => layer.mean_activation, text: number},
    ...["min", "lower_quartile", "median", "upper_quartile", "max"].map((field) => ({label: `rate: ${plain(field)}`, term: "firing_rate", numeric: true, value: (layer) => layer.firing_rate?.[field], text: percent})),
    units("samples", "samples", "scope"),
  ];
}
