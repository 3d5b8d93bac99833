// Every trial (view.trials): sorted, searched, page by page.

import {numeric, text} from "./columns.js";
import {count, milliseconds, percent, rate, score} from "./format.js";
import {activation} from "./names.js";
import {table} from "./table.js";

/** The part of the page. */
export const trials = {
  id: "every-trial",
  title: "All trials",
  short: "Trials",
  uses: (view) => (view.command === "choose" ? [view.trials] : []),
  create() {
    const rows = table({
      id: "trials",
      caption: "Finished trials",
      columns: columns(),
      file: "trials.csv",
      search: true,
      pageSize: 20,
      sort: {column: 0, descending: false},
      key: (trial) => String(trial.trial),
    });
    return {element: rows.element, update: (view) => rows.update(view.trials)};
  },
};

function columns() {
  return [
    numeric("trial", "trial", (trial) => trial.trial, String),
    text(
      "activation",
      null,
      (trial) => trial.activation,
      (id, trial) => activation(id) + parameter(trial),
    ),
    numeric("learning rate", "learning_rate", (trial) => trial.learning_rate, rate),
    text("init", null, (trial) => trial.init),
    numeric("seed", "seed", (trial) => trial.seed, String),
    text("status", null, (trial) => trial.status),
    numeric("epochs", "epoch", (trial) => trial.epochs, count),
    numeric("score", null, (trial) => trial.score, score),
    numeric("loss", "loss", (trial) => trial.loss, score),
    numeric("dead", "dead", (trial) => trial.dead_fraction, percent),
    numeric("stuck negative", "stuck_negative", (trial) => trial.stuck_negative_fraction, percent),
    numeric("time", null, (trial) => trial.seconds, milliseconds),
  ];
}

function parameter(trial) {
  const value = trial.negative_slope ?? trial.alpha;
  return value == null ? "" : ` (${value})`;
}
