// Training runs beside one another, epoch by epoch.

import {element} from "../page/dom.js";
import {count, percent, score} from "../page/format.js";
import {scoreName} from "../page/names.js";
import {OverlayFigure} from "./overlayfigure.js";
import {shareOf} from "./standings.js";

/** A section, or none where fewer than two of the runs are training runs with epochs. */
export function epochFigures(runs) {
  const trainings = runs.filter(({view}) => view.command === "train" && view.epochs.length > 0);
  if (trainings.length < 2) return [];
  const letters = trainings.map(({letter}) => letter);
  const name = scoreName(trainings[0].view);
  const x = {label: "epoch", format: count};

  const chart = ({id, title, label, format, isShare, pick}) => {
    const made = new OverlayFigure({id, title, letters, x, y: {label, format, isShare}});
    made.update(trainings.map((run) => ({...run, points: run.view.epochs.map((epoch) => ({x: epoch.epoch, y: pick(epoch, run.view)}))})), "After each epoch; 0 is before any update.");
    return made.element;
  };

  return [
    element(
      "section",
      {"aria-labelledby": "epochs-heading"},
      element("h2", {id: "epochs-heading"}, "Epoch by epoch"),
      element(
        "div",
        {class: "pair"},
        chart({id: "compared-epoch-scores", title: `Validation ${name}`, label: name, format: score, pick: (epoch, view) => epoch.validation?.[view.score_name]}),
        chart({id: "compared-dead", title: "Dead units", label: "dead", format: percent, isShare: true, pick: (epoch) => shareOf(epoch, "dead")}),
        chart({id: "compared-training-loss", title: "Training loss", label: "training loss", format: score, pick: (epoch) => epoch.training_loss}),
        chart({id: "compared-loss", title: "Validation loss", label: "validation loss", format: score, pick: (epoch) => epoch.validation?.loss}),
      ),
    ),
  ];
}
