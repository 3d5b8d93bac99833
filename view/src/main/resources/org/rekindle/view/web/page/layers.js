// Layers (view.layers): after the last epoch, how many units are dead, stuck negative, rare or always on, how much is
// zero, and the mean shift.

import {shorten} from "../charts/text.js";
import {drawVerdicts, VERDICTS} from "../charts/verdicts.js";
import {numeric, text} from "./columns.js";
import {element} from "./dom.js";
import {figure} from "./figure.js";
import {count, number, percent} from "./format.js";
import {groupNote, layerGroups} from "./layer-groups.js";
import {plain} from "./names.js";
import {term} from "./terms.js";

const TITLES = [
  ["zeros", "zeros"],
  ["mean activation", "mean a"],
];
const TOLD = ["dead", "stuck_negative", "rare", "always_on", "inconclusive"];
const COUNTED = ["units", "dead", "stuck_negative", "saturated", "rare", "always_on", "inconclusive"];
const ALWAYS_IN_KEY = ["active", "dead"];

/** The part of the page. */
export const layers = {
  id: "layers",
  title: "Layers after the last epoch",
  short: "Layers",
  uses: (view) => [view.layers],
  create() {
    const signs = new Map(VERDICTS.map((verdict) => [verdict, sign(verdict)]));
    const charts = [];
    const stack = element("div", {class: "stack"});
    return {
      element: element("div", {}, element("ul", {class: "key life-key"}, [...signs.values()]), stack),
      update(view) {
        view.layers.forEach((run, index) => {
          charts[index] ??= open(index);
          charts[index].element.querySelector("h3 bdi").textContent = shorten(run.title, 120);
          const drawn = {rows: grouped(run.census).map(row), titles: TITLES, label: "Units of each layer by verdict"};
          charts[index].update(drawn, run.census, summary(run.census));
        });
        charts.length = view.layers.length;
        stack.replaceChildren(...charts.map((chart) => chart.element));
        const all = view.layers.flatMap((run) => run.census.map(parts));
        for (const [verdict, shown] of signs) {
          shown.hidden = !ALWAYS_IN_KEY.includes(verdict) && !all.some((layer) => layer[verdict] > 0);
        }
      },
    };
  },
};

function sign(verdict) {
  const patch = element("span", {class: `patch ${verdict.replaceAll("_", "-")}`});
  return element("li", {}, patch, term(plain(verdict), verdict));
}

function open(index) {
  const id = `layers-${index + 1}`;
  return figure({id, title: element("bdi"), name: `Layers ${index + 1}`, columns: columns(), draw: drawVerdicts});
}

// Of a group of layers the sums, and the means over its units.
function grouped(census) {
  const found = new Map(census.map((layer) => [layer.layer, layer]));
  return layerGroups([...found.keys()]).map(({title, layers: names}) => {
    const all = names.map((name) => found.get(name));
    const sum = (value) => d3.sum(all, value);
    const mean = (field) => {
      const known = all.filter((layer) => layer[field] != null);
      return known.length > 0
        ? d3.sum(known, (layer) => layer[field] * layer.units) / d3.sum(known, (layer) => layer.units)
        : null;
    };
    const counts = Object.fromEntries(COUNTED.map((field) => [field, sum((layer) => layer[field])]));
    return all.length === 1
      ? all[0]
      : {layer: title, ...counts, zero_share: mean("zero_share"), mean_activation: mean("mean_activation")};
  });
}

function row(layer) {
  const columns = [percent(layer.zero_share), number(layer.mean_activation)];
  return {layer: layer.layer, units: layer.units, parts: parts(layer), columns};
}

// Saturated units are among the stuck negative ones; what is none of these is active.
function parts({units, dead, stuck_negative, saturated, rare, always_on, inconclusive}) {
  const active = units - dead - stuck_negative - rare - always_on - inconclusive;
  return {dead, stuck_negative: stuck_negative - saturated, saturated, rare, always_on, inconclusive, active};
}

function summary(census) {
  const sum = (field) => d3.sum(census, (layer) => layer[field]);
  const found = TOLD.filter((field) => sum(field) > 0).map((field) => `${count(sum(field))} ${plain(field)}`);
  const said = found.length ? found.join(", ") : "all are active";
  const [least, most] = d3.extent(census, (layer) => layer.samples);
  const samples = least === most ? count(most) : `${count(least)} to ${count(most)}`;
  const note = groupNote(census.map((layer) => layer.layer));
  return `Of ${count(sum("units"))} units ${said}; over ${samples} samples.${note ? ` ${note}` : ""}`;
}

function columns() {
  const units = (label, field, term = field) => numeric(label, term, (layer) => layer[field], count);
  const rate = (label, field) =>
    numeric(`rate: ${label}`, "firing_rate", (layer) => layer.firing_rate?.[field], percent);
  return [
    text("layer", null, (layer) => layer.layer),
    units("units", "units"),
    units("dead", "dead"),
    units("born dead", "born_dead"),
    units("stuck negative", "stuck_negative"),
    units("of them saturated", "saturated"),
    units("inconclusive", "inconclusive"),
    units("rare", "rare"),
    units("always on", "always_on"),
    units("dormant", "dormant"),
    numeric("zeros", "zero_share", (layer) => layer.zero_share, percent),
    numeric("mean activation", "mean_activation", (layer) => layer.mean_activation, number),
    rate("min", "min"),
    rate("25 %", "lower_quartile"),
    rate("median", "median"),
    rate("75 %", "upper_quartile"),
    rate("max", "max"),
    units("samples", "samples", "scope"),
  ];
}
