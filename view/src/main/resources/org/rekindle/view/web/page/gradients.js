// Gradients and updates of a watched run by layer (gradient_norm and update_to_weight of view.epochs), over decades; and
// every layer in a table.

import {makeCursor} from "../charts/cursor.js";
import {drawLines} from "../charts/lines.js";
import {shorten} from "../charts/text.js";
import {numeric, text} from "./columns.js";
import {element, isolated, say} from "./dom.js";
import {figure} from "./figure.js";
import {count, isNumber, number} from "./format.js";
import {groupNote, layerGroups} from "./layer-groups.js";
import {table} from "./table.js";
import {term} from "./terms.js";
import {drawable, logAxis, watchedAxis} from "./watched-lines.js";

const CHARTS = [
  {field: "gradient_norm", label: "gradient norm", joined: (values) => Math.hypot(...values), how: "the norm of all"},
  {
    field: "update_to_weight",
    label: "update-to-weight ratio",
    joined: (values) => Math.max(...values),
    how: "the largest",
  },
];

/** The part of the page. */
export const gradients = {
  id: "gradients",
  title: "Gradients and updates",
  short: "Gradients",
  uses: (view) => (view.watched && measured(view.epochs) ? [view.epochs, view.watched] : []),
  create() {
    const reading = element("p", {class: "reading"});
    const signs = element("ul", {class: "reasons"});
    let view = null;
    const spoken = (index) => (view ? spokenGradients(view.epochs[index]) : "");
    const cursor = makeCursor({label: "Epoch", spoken, told: (index) => say(reading, spoken(index))});
    const charts = CHARTS.map((chart) => ({...chart, figure: open(chart, cursor)}));
    const all = table({
      id: "layer-signals",
      caption: "Every layer in the last epoch that was measured",
      columns: columns(),
      file: "layers.csv",
      search: true,
      pageSize: 20,
    });
    const figures = element("div", {class: "pair"}, ...charts.map((chart) => chart.figure.element));
    return {
      element: element("div", {}, signs, figures, reading, element("h3", {}, "Every layer"), all.element),
      update(changed) {
        view = changed;
        const rows = view.epochs;
        signs.replaceChildren(...view.watched.gradients.map((one) => element("li", {}, element("bdi", {}, one))));
        signs.hidden = view.watched.gradients.length === 0;
        const x = watchedAxis(rows, "epochs");
        cursor.over(x.nearest, x.nearest.length - 1);
        for (const chart of charts) {
          const names = layersOf(rows, chart.field);
          chart.figure.element.hidden = names.length === 0;
          chart.figure.update(drawing(chart, rows, names, x), rows, summary(chart, names), chartColumns(chart, names));
        }
        all.update(ofLayers(view));
      },
    };
  },
};

function measured(rows) {
  return rows?.some((one) => CHARTS.some(({field}) => Object.keys(one[field] ?? {}).length > 0));
}

function open({field, label}, cursor) {
  const draw = (plot, width, data) => drawLines(plot, width, {...data, cursor, height: 320});
  return figure({id: field.replaceAll("_", "-"), title: [term(label, field), " by layer"], name: label, draw});
}

function layersOf(rows, field) {
  return [...new Set(rows.flatMap((one) => Object.keys(one[field] ?? {})))];
}

function value(one, field, layer) {
  const found = one[field];
  return found && Object.hasOwn(found, layer) ? found[layer] : undefined;
}

function drawing({field, label, joined}, rows, names, x) {
  const groups = layerGroups(names);
  const series = groups.map(({title, layers}, index) => ({
    id: layers[0].slice(0, 200),
    title: shorten(title, 24),
    measure: field,
    bare: true,
    depth: groups.length > 1 ? 0.1 + (0.9 * index) / (groups.length - 1) : 0.9,
    points: rows.map((one) => drawable({x: one.epoch, y: together(one, field, layers, joined)})),
  }));
  const values = series.flatMap((one) => one.points.map((point) => point.y)).filter(isNumber);
  return {x, y: logAxis(label, values), series};
}

// Not measured is undefined, and what is no number null.
function together(one, field, layers, joined) {
  const values = layers.map((layer) => value(one, field, layer)).filter((found) => found !== undefined);
  if (values.length === 0) {
    return undefined;
  }
  return values.every(isNumber) ? joined(values) : null;
}

function summary({how}, names) {
  const mean = "The mean over the steps of an epoch that were measured.";
  const note = groupNote(names);
  return note ? `${mean} ${note} A group has ${how}.` : mean;
}

function spokenGradients(one) {
  if (!one) {
    return "";
  }
  const said = CHARTS.flatMap(({field, label}) => {
    const found = Object.entries(one[field] ?? {}).filter(([, norm]) => isNumber(norm));
    const [most, least] = [d3.greatest(found, ([, norm]) => norm), d3.least(found, ([, norm]) => norm)];
    const named = ([layer, norm]) => `${number(norm)} in ${isolated(shorten(layer, 30))}`;
    return most ? [`${label} from ${named(least)} to ${named(most)}`] : [];
  });
  return `Epoch ${one.epoch}: ${said.length > 0 ? said.join("; ") : "nothing was measured"}.`;
}

function chartColumns({field}, names) {
  return [
    numeric("epoch", "epoch", (one) => one.epoch, count),
    ...names.map((layer) => ({
      ...numeric(shorten(layer, 24), null, (one) => value(one, field, layer), number),
      title: shorten(layer, 500),
    })),
  ];
}

function ofLayers({epochs: rows, watched}) {
  const last = rows.findLast((one) => measured([one]));
  const known = new Map(watched.layers.map((layer) => [layer.layer, layer]));
  const census = new Map(last.layers.map((layer) => [layer.layer, layer]));
  const names = new Set([...known.keys(), ...CHARTS.flatMap(({field}) => Object.keys(last[field] ?? {}))]);
  const largest = d3.max(Object.values(last.gradient_norm ?? {}).filter(isNumber));
  return [...names].map((layer) => {
    const gradient = value(last, "gradient_norm", layer);
    return {
      layer,
      ...known.get(layer),
      dead: census.get(layer)?.dead,
      gradient,
      relative: largest > 0 && isNumber(gradient) ? gradient / largest : null,
      update: value(last, "update_to_weight", layer),
    };
  });
}

function columns() {
  return [
    text("layer", null, (one) => one.layer),
    text("kind", null, (one) => one.kind ?? "–"),
    text("activation", null, (one) => one.activation ?? "–"),
    numeric("units", "unit", (one) => one.units, count),
    numeric("dead", "dead", (one) => one.dead, count),
    numeric("gradient norm", "gradient_norm", (one) => one.gradient, number),
    numeric("of the largest", "vanishing", (one) => one.relative, number),
    numeric("update to weight", "update_to_weight", (one) => one.update, number),
  ];
}
