// The activations: what each candidate does to z (view.activations), and the slopes that PReLU learnt (view.slopes).

import {drawFunctions} from "../charts/functions.js";
import {drawHistograms} from "../charts/histogram.js";
import {element, shorten} from "./dom.js";
import {figure} from "./figure.js";
import {count, number} from "./format.js";

const START = 0.25;

/** The part of the page. */
export const activations = {
  id: "functions",
  title: "The activations",
  short: "Activations",
  uses: (view) => [view.activations, view.slopes],
  create() {
    const shapes = figure({id: "activations", title: "What they do to z", columns: valueColumns(), draw: drawFunctions});
    const learnt = [];
    const stack = element("div", {class: "stack"});
    return {
      element: stack,
      update(view) {
        const candidates = (view.activations ?? []).map((one) => ({...one, id: one.activation, title: heading(one)}));
        shapes.update({candidates, label: "φ and φ′ of each activation"}, candidates.flatMap(points), describe(candidates));
        (view.slopes ?? []).forEach((run, index) => {
          learnt[index] ??= figure({id: `slopes-${index + 1}`, title: ["Slopes that PReLU learnt: ", element("bdi")], columns: slopeColumns(), draw: drawHistograms});
          learnt[index].element.querySelector("h3 bdi").textContent = shorten(run.title, 100);
          const groups = run.layers.map((layer) => ({title: layer.layer, values: layer.values}));
          const marks = [{value: START, label: `start ${START}`}, {value: 0, label: "ReLU 0"}];
          learnt[index].update({groups, marks, axis: "slope below zero, units", tone: "hue-prelu", label: "Learnt slopes by layer"}, run.layers.flatMap((layer) => layer.values.map((value, unit) => ({layer: layer.layer, unit, value}))), spread(run));
        });
        learnt.length = view.slopes?.length ?? 0;
        stack.replaceChildren(...[candidates.length > 0 && shapes.element, ...learnt.map((chart) => chart.element)].filter(Boolean));
      },
    };
  },
};

function heading(one) {
  const parameter = one.negative_slope != null ? `, slope ${one.negative_slope}` : one.alpha != null ? `, α = ${one.alpha}` : "";
  return `${one.title ?? one.activation}${parameter}`;
}

function describe(candidates) {
  const flat = candidates.filter((one) => one.gradient[0] === 0).map((one) => one.title);
  const sloped = candidates.filter((one) => one.gradient[0] !== 0).map((one) => one.title);
  return [flat.length && `Below zero ${flat.join(", ")} passes no gradient: a unit that only gets z < 0 cannot come back by itself.`, sloped.length && `Some gradient is left below zero with ${sloped.join("; ")}.${candidates.some((one) => one.activation === "prelu") ? " PReLU learns its slope; drawn is the start." : ""}`].filter(Boolean).join(" ");
}

function points(one) {
  return one.x.map((x, at) => ({title: one.title, x, value: one.value[at], gradient: one.gradient[at]}));
}

function spread(run) {
  return `${run.layers.map((layer) => `\u2068${shorten(layer.layer, 40)}\u2069: from ${number(d3.min(layer.values))} to ${number(d3.max(layer.values))}, median ${number(d3.median(layer.values))}`).join("; ")}. Every slope started at ${START}.`;
}

function valueColumns() {
  return [
    {label: "activation", value: (point) => point.title},
    {label: "z", numeric: true, value: (point) => point.x, text: number},
    {label: "φ", numeric: true, value: (point) => point.value, text: number},
    {label: "φ′", numeric: true, value: (point) => point.gradient, text: number},
  ];
}

function slopeColumns() {
  return [
    {label: "layer", value: (row) => row.layer},
    {label: "unit", numeric: true, value: (row) => row.unit, text: count},
    {label: "slope", numeric: true, value: (row) => row.value, text: number},
  ];
}
