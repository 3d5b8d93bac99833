// Training runs beside one another, epoch by epoch.

import {element} from "../page/dom.js";
import {count, percent, score} from "../page/format.js";
import {scoreOf} from "../page/last.js";
import {ComparedCharts} from "./compared-charts.js";
import {commonScoreName, shareOf} from "./standings.js";

const EACH = "After each epoch; 0 is before any update.";

/** A section, or none where fewer than two of the runs are training runs with epochs. */
export function epochFigures(runs) {
  const trainings = runs.filter(({view}) => view.command !== "choose" && view.epochs.length > 0);
  if (trainings.length < 2) {
    return [];
  }
  const name = commonScoreName(trainings);
  const drawn = trainings.map((run) => ({...run, points: run.view.epochs.map((epoch) => pointOf(epoch, run.view))}));
  const charts = new ComparedCharts({
    letters: trainings.map(({letter}) => letter),
    x: {label: "epoch", write: count, ticks: wholeTicks},
    charts: [
      {id: "score", title: "Score by epoch", label: name, write: score},
      {id: "dead", title: "Dead units by epoch", label: "dead", write: percent, isShare: true},
      {id: "training_loss", title: "Training loss by epoch", label: "training loss", write: score},
      {id: "loss", title: "Validation loss by epoch", label: "validation loss", write: score},
    ].filter(({id}) => drawn.some(({points}) => points.some((point) => point[id].y != null))),
  });
  charts.update(
    drawn,
    {score: EACH, dead: EACH, training_loss: "Mean over the epoch's batches.", loss: EACH},
    lastOfAll(trainings),
  );
  return [
    element(
      "section",
      {"aria-labelledby": "epochs-heading"},
      element("h2", {id: "epochs-heading"}, "Epoch by epoch"),
      charts.element,
    ),
  ];
}

/** The last epoch that all of them have. */
const lastOfAll = (runs) => Math.min(...runs.map(({view}) => view.epochs.at(-1).epoch));

function pointOf(epoch, view) {
  return {
    x: epoch.epoch,
    score: {y: scoreOf(view, epoch)},
    dead: {y: shareOf(epoch, "dead")},
    training_loss: {y: epoch.training_loss},
    loss: {y: epoch.validation?.loss},
  };
}

const wholeTicks = (values) => d3.ticks(values[0], values.at(-1), 6).filter(Number.isInteger);
