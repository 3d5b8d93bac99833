// Studies beside one another: score and silent units against the learning rate, for one activation at a time, because
// each activation has its own best rate.

import {element} from "../page/dom.js";
import {percent, rate, score} from "../page/format.js";
import {activation as titleOf, scoreName} from "../page/names.js";
import {OverlayFigure} from "./overlayfigure.js";

const SILENT = "Dead units count, and those that are stuck negative: both never fire.";

/** A section, or none where fewer than two of the runs are studies with results. */
export function rateFigures(runs) {
  const studies = runs.filter(({view}) => view.command === "choose" && view.settings.length > 0);
  if (studies.length < 2) return [];
  const letters = studies.map(({letter}) => letter);
  const name = scoreName(studies[0].view);
  const x = {label: "learning rate", isLog: true, format: rate};
  const scores = new OverlayFigure({id: "compared-scores", title: `Validation ${name}`, letters, x, y: {label: name, format: score}});
  const silent = new OverlayFigure({id: "compared-silent", title: "Units that never fire", letters, x, y: {label: "never fire", isShare: true, format: percent}});

  const tried = [...new Set(studies.flatMap(({view}) => view.settings.map((setting) => setting.activation)))];
  const choice = element("select", {id: "compared-activation", change: show}, tried.map((id) => element("option", {value: id}, titleOf(id))));
  choice.value = studies.map(({view}) => view.recommendation?.activation).find((id) => tried.includes(id)) ?? tried[0];

  function show() {
    const series = (pick) => studies.map((run) => ({...run, points: bestByRate(run.view, choice.value).map((setting) => ({x: setting.learning_rate, ...pick(setting)}))}));
    scores.update(
      series((setting) => ({y: setting.score, low: setting.ci95?.[0], high: setting.ci95?.[1]})),
      `${titleOf(choice.value)}, mean over seeds with its 95 % interval, cut where it leaves the chart.`);
    silent.update(series((setting) => ({y: setting.dead_fraction + setting.stuck_negative_fraction})), SILENT);
  }
  show();

  return [
    element(
      "section",
      {"aria-labelledby": "rates-heading"},
      element("h2", {id: "rates-heading"}, "By learning rate"),
      element("p", {}, element("label", {for: "compared-activation"}, "Activation "), choice),
      element("div", {class: "pair"}, scores.element, silent.element),
    ),
  ];
}

/** Of settings that differ in nothing but how the weights started, the one with the best score. */
function bestByRate(view, activation) {
  const best = new Map();
  for (const setting of view.settings.filter((one) => one.activation === activation)) {
    const known = best.get(setting.learning_rate);
    if (!known || setting.score > known.score) best.set(setting.learning_rate, setting);
  }
  return [...best.values()].sort((one, other) => one.learning_rate - other.learning_rate);
}
