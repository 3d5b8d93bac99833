// Life lines (view.lives): for the winner, the sickest ReLU trial and others, what every unit did in every epoch, layer by layer.

import {drawLives} from "../charts/life-lines.js";
import {livesOf, share} from "../charts/lives.js";
import {element} from "./dom.js";
import {figure} from "./figure.js";
import {count, many, percent} from "./format.js";
import {capital, plain} from "./names.js";
import {lifeKey} from "./life-key.js";
import {term} from "./terms.js";

const ROLES = {winner: "The winner", sickest_relu: "The sickest ReLU", best_prelu: "The best PReLU", explained: "The explained run", run: "This run"};

/** The part of the page. */
export const lives = {
  id: "lives",
  title: "Life lines",
  uses: (view) => [view.lives],
  create() {
    const intro = element("p", {class: "intro"}, "Every row is a ", term("unit", "unit"), "\u2060, every column an epoch, the colour its ", term("firing rate", "firing_rate"),
      ". The units that fire to the end come first, the liveliest on top; below them those that fell silent, the latest first.");
    const charts = [];
    const stack = element("div", {class: "stack"});
    return {
      element: element("div", {}, intro, lifeKey(), stack),
      update(view) {
        view.lives.forEach((run, index) => {
          charts[index] ??= figure({id: `life-lines-${index + 1}`, title: element("bdi"), columns: [], draw: drawLives});
          const chart = charts[index];
          chart.element.querySelector("h3 bdi").textContent = title(run);
          chart.numbers.columns(columns(run));
          chart.update(run, rows(run), summary(run));
        });
        charts.length = view.lives.length;
        stack.replaceChildren(...charts.map((chart) => chart.element));
      },
    };
  },
};

function title(run) {
  const whole = String(run.title ?? "");
  return whole.length > 120 ? whole.slice(0, 119) + "…" : whole || ROLES[run.role];
}

function rows(run) {
  return run.layers.flatMap((layer) => livesOf(layer, run.epochs).units.map((unit) => ({...unit, layer: layer.layer})));
}

function summary(run) {
  const layers = run.layers.map((layer) => {
    const {units} = livesOf(layer, run.epochs);
    const verdicts = d3.rollups(units.filter((unit) => ["dead", "stuck_negative", "saturated", "inconclusive"].includes(unit.verdict)), (group) => group.length, (unit) => unit.verdict);
    const said = verdicts.map(([verdict, number]) => `${count(number)} ${plain(verdict)}`).join(", ");
    const died = units.filter((unit) => unit.died > 0);
    const [epoch, first] = d3.greatest(d3.rollups(died, (group) => group.length, (unit) => unit.died), ([, number]) => number) ?? [];
    const when = first > 1 ? `; ${count(first)} are silent from epoch ${epoch} on` : "";
    const name = layer.layer.length > 40 ? layer.layer.slice(0, 39) + "…" : layer.layer;
    return `\u2068${name}\u2069: ${said ? `of ${many(units.length, "unit")} ${said}${when}` : `all ${many(units.length, "unit")} fire`}`;
  });
  return [`${layers.join(". ")}.`, run.scope && `${capital(run.scope)}.`, run.note && `${run.note}.`].filter(Boolean).join(" ");
}

function columns(run) {
  return [
    {label: "layer", value: (unit) => unit.layer},
    {label: "unit", term: "unit", numeric: true, value: (unit) => unit.unit, text: count},
    {label: "verdict", value: (unit) => unit.verdict, text: plain},
    {label: "born dead", term: "born_dead", value: (unit) => unit.born_dead, text: (value) => (value ? "born dead" : "no")},
    {label: "silent from epoch", numeric: true, value: (unit) => unit.died, text: count},
    {label: "last fired in step", numeric: true, value: (unit) => unit.last_fired_step, text: count},
    {label: "cause", value: (unit) => unit.cause, text: (value) => (value ? plain(value) : "–")},
    {label: "evidence", value: (unit) => unit.evidence},
    ...d3.range(run.epochs + 1).map((epoch) => ({label: `epoch ${epoch}`, numeric: true, value: (unit) => share(unit.rates[epoch]), text: percent})),
  ];
}
