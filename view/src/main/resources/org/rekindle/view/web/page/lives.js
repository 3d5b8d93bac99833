// Life lines (view.lives): for the winner, the sickest ReLU trial and others, what every unit did in every epoch, layer by
// layer.

import {drawLives} from "../charts/life-lines.js";
import {livesOf, share} from "../charts/lives.js";
import {shorten} from "../charts/text.js";
import {numeric, text} from "./columns.js";
import {element} from "./dom.js";
import {figure} from "./figure.js";
import {count, percent} from "./format.js";
import {lifeKey} from "./life-key.js";
import {fateOf, lifeSummary} from "./life-words.js";
import {plain} from "./names.js";
import {term} from "./terms.js";

/** The part of the page. */
export const lives = {
  id: "lives",
  title: "Life lines",
  uses: (view) => [view.lives],
  create() {
    const charts = [];
    const stack = element("div", {class: "stack"});
    return {
      element: element("div", {}, intro(), lifeKey(), stack),
      update(view) {
        view.lives.forEach((run, index) => {
          charts[index] ??= open(index);
          charts[index].element.querySelector("h3 bdi").textContent = shorten(run.title, 120);
          charts[index].update({run, tell: fateOf}, () => rows(run), lifeSummary(run), columns(run));
        });
        charts.length = view.lives.length;
        stack.replaceChildren(...charts.map((chart) => chart.element));
      },
    };
  },
};

function intro() {
  const order =
    "Units that fire until the end come first, the most active on top. Below them are the units that went silent, the latest first.";
  const rate = term("firing rate", "firing_rate");
  const colour = ["\u2060: each row is a unit, each column an epoch, the colour is its ", rate, "\u2060. "];
  return element("p", {class: "intro"}, "A ", term("life line", "life_line"), " for each unit", colour, order);
}

function open(index) {
  const id = `life-lines-${index + 1}`;
  return figure({id, title: element("bdi"), name: `Life lines ${index + 1}`, draw: drawLives, large: true});
}

function rows(run) {
  const named = (layer) => livesOf(layer, run.epochs).units.map((unit) => ({...unit, layer: layer.layer}));
  return run.layers.flatMap(named);
}

function columns(run) {
  const rate = (epoch) => numeric(`epoch ${epoch}`, "firing_rate", (unit) => share(unit.rates[epoch]), percent);
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
    numeric("silent from epoch", "death", (unit) => unit.died, count),
    numeric("last fired in step", "last_fired_step", (unit) => unit.last_fired_step, count),
    text(
      "cause",
      "cause",
      (unit) => unit.cause,
      (cause) => (cause ? plain(cause) : "–"),
    ),
    text("evidence", null, (unit) => unit.evidence),
    ...d3.range(run.epochs + 1).map(rate),
  ];
}
