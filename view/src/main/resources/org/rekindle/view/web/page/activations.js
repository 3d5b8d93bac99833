// The activations: what each candidate does to z (view.activations), and the slopes that PReLU learnt (view.slopes).

import {drawFunctions} from "../charts/functions.js";
import {drawHistograms} from "../charts/histogram.js";
import {shorten} from "../charts/text.js";
import {numeric, text} from "./columns.js";
import {element, isolated} from "./dom.js";
import {figure} from "./figure.js";
import {count, number} from "./format.js";
import {term} from "./terms.js";

const START = 0.25;
const MARKS = [
  {value: START, label: `start ${START}`},
  {value: 0, label: "ReLU 0"},
];
const SLOPES = {marks: MARKS, axis: "slope below zero, units", tone: "hue-prelu", label: "Learnt slopes by layer"};

/** The part of the page. */
export const activations = {
  id: "functions",
  title: "The activations",
  short: "Activations",
  uses: (view) => [view.activations, view.slopes],
  create() {
    const title = ["The functions: ", term("φ", "phi"), " and ", term("φ′", "phi_prime")];
    const shapes = figure({id: "activations", title, columns: valueColumns(), draw: drawFunctions});
    const learnt = [];
    const stack = element("div", {class: "stack"});
    return {
      element: stack,
      update(view) {
        const candidates = (view.activations ?? []).map((one) => ({...one, id: one.activation, title: heading(one)}));
        const label = "φ and φ′ of each activation";
        shapes.update({candidates, label}, () => candidates.flatMap(points), describe(candidates));
        const runs = view.slopes ?? [];
        runs.forEach((run, index) => {
          learnt[index] ??= openSlopes(index);
          learnt[index].element.querySelector("h3 bdi").textContent = shorten(run.title, 100);
          const groups = run.layers.map((layer) => ({title: layer.layer, values: layer.values}));
          learnt[index].update({...SLOPES, groups}, () => run.layers.flatMap(slopeRows), spread(run));
        });
        learnt.length = runs.length;
        const shown = [...(candidates.length > 0 ? [shapes] : []), ...learnt];
        stack.replaceChildren(...shown.map((chart) => chart.element));
      },
    };
  },
};

function openSlopes(index) {
  const title = [term("Slopes", "negative_slope"), " that PReLU learnt: ", element("bdi")];
  const name = `Learnt slopes ${index + 1}`;
  return figure({id: `slopes-${index + 1}`, title, name, columns: slopeColumns(), draw: drawHistograms});
}

function heading({title, activation, negative_slope: slope, alpha}) {
  const parameter = slope != null ? `, slope ${slope}` : alpha != null ? `, α = ${alpha}` : "";
  return (title ?? activation) + parameter;
}

function describe(candidates) {
  const names = (holds) =>
    candidates
      .filter(holds)
      .map((one) => one.title)
      .join("; ");
  const flat = names((one) => one.gradient[0] === 0);
  const sloped = names((one) => one.gradient[0] !== 0);
  const said = [
    flat && `Below zero ${flat} passes no gradient: a unit whose z is always below 0 cannot recover by itself.`,
    sloped && `Below zero, these keep some gradient: ${sloped}.`,
    candidates.some((one) => one.activation === "prelu") && "PReLU learns its slope; the curve shows its start.",
  ];
  return said.filter(Boolean).join(" ");
}

function points(one) {
  return one.x.map((x, at) => ({title: one.title, x, value: one.value[at], gradient: one.gradient[at]}));
}

function slopeRows({layer, values}) {
  return values.map((value, unit) => ({layer, unit, value}));
}

function spread(run) {
  const layers = run.layers.map(({layer, values}) => {
    const ends = `from ${number(d3.min(values))} to ${number(d3.max(values))}`;
    return `${isolated(shorten(layer, 40))}: ${ends}, median ${number(d3.median(values))}`;
  });
  return `${layers.join("; ")}. Every slope started at ${START}.`;
}

function valueColumns() {
  return [
    text("activation", null, (point) => point.title),
    numeric("z", null, (point) => point.x, number),
    numeric("φ", "phi", (point) => point.value, number),
    numeric("φ′", "phi_prime", (point) => point.gradient, number),
  ];
}

function slopeColumns() {
  return [
    text("layer", null, (row) => row.layer),
    numeric("unit", null, (row) => row.unit, count),
    numeric("slope", "negative_slope", (row) => row.value, number),
  ];
}
