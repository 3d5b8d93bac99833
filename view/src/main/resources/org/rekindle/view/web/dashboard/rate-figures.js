// Studies beside one another: score and silent units against the learning rate, for one activation at a time, because
// each activation has its own best rate.

import {choice} from "../page/choice.js";
import {element} from "../page/dom.js";
import {percent, rate, score} from "../page/format.js";
import {activation as titleOf} from "../page/names.js";
import {ComparedCharts} from "./compared-charts.js";
import {commonScoreName, standingWith} from "./standings.js";

/** A section, or none where fewer than two of the runs are studies with results. */
export function rateFigures(runs) {
  const studies = runs.filter(({view}) => view.command === "choose" && view.settings.length > 0);
  if (studies.length < 2) {
    return [];
  }
  const name = commonScoreName(studies);
  const charts = new ComparedCharts({
    letters: studies.map(({letter}) => letter),
    x: {label: "learning rate", log: true, write: rate},
    charts: [
      {id: "score", title: "Score against learning rate", label: name, write: score},
      {
        id: "silent",
        title: "Units that never fire against learning rate",
        label: "never fire",
        write: percent,
        isShare: true,
      },
    ],
  });
  const tried = [...new Set(studies.flatMap(({view}) => view.settings.map((setting) => setting.activation)))];
  const chosen = choice({label: "Activation", write: titleOf, told: show});
  chosen.update(
    tried,
    show(studies.map(({view}) => view.recommendation?.activation).find((id) => tried.includes(id)) ?? tried[0]),
  );

  function show(activation) {
    const shown = studies.map((run) => ({...run, points: bestByRate(run.view, activation).map(pointOf)}));
    const best = studies
      .map(({view}) => standingWith(view, activation)?.learning_rate)
      .find((found) => found !== undefined);
    charts.update(
      shown,
      {
        score: `${titleOf(activation)}, mean over seeds with its 95 % interval; hollow: dropped after fewer seeds.`,
        silent: "Units that never fire: dead, stuck negative, and inconclusive (too few samples).",
      },
      best,
    );
    return activation;
  }

  return [
    element(
      "section",
      {"aria-labelledby": "rates-heading"},
      element("h2", {id: "rates-heading"}, "By learning rate"),
      chosen.element,
      charts.element,
    ),
  ];
}

function pointOf(setting) {
  return {
    x: setting.learning_rate,
    score: {y: setting.score, low: setting.ci95?.[0], high: setting.ci95?.[1], hollow: setting.dropped},
    silent: {y: neverFires(setting), hollow: setting.dropped},
  };
}

/** Null where no trial ran to its end. */
function neverFires({dead_fraction: dead, stuck_negative_fraction: stuck, inconclusive_fraction: open}) {
  return dead == null ? null : dead + stuck + open;
}

/** Of settings that differ in nothing but how the weights started, the one with the best score. */
function bestByRate(view, activation) {
  const best = new Map();
  for (const setting of view.settings.filter((one) => one.activation === activation)) {
    const known = best.get(setting.learning_rate);
    if (!known || (setting.score ?? -Infinity) > (known.score ?? -Infinity)) {
      best.set(setting.learning_rate, setting);
    }
  }
  return [...best.values()].sort((one, other) => one.learning_rate - other.learning_rate);
}
