// Every trial (view.trials): sorted, searched, page by page.

import {element} from "./dom.js";
import {count, milliseconds, percent, rate, score} from "./format.js";
import {activation} from "./names.js";
import {table} from "./table.js";

/** The part of the page. */
export const trials = {
  id: "every-trial",
  title: "Every trial",
  short: "Trials",
  uses: (view) => [view.command === "choose" ? view.trials : null],
  create() {
    const rows = table({id: "trials", caption: "Finished trials", columns: columns(), file: "trials.csv", search: true, pageSize: 20, sort: {column: 0, descending: false}, key: (trial) => String(trial.trial)});
    return {
      element: element("div", {}, rows.element),
      update(view) {
        rows.update(view.trials);
      },
    };
  },
};

function columns() {
  return [
    {label: "trial", numeric: true, value: (trial) => trial.trial, text: String},
    {label: "activation", value: (trial) => trial.activation, text: (value, trial) => activation(value) + parameter(trial)},
    {label: "learning rate", numeric: true, value: (trial) => trial.learning_rate, text: rate},
    {label: "init", value: (trial) => trial.init},
    {label: "seed", numeric: true, value: (trial) => trial.seed, text: String},
    {label: "status", value: (trial) => trial.status},
    {label: "epochs", numeric: true, value: (trial) => trial.epochs, text: count},
    {label: "score", numeric: true, value: (trial) => trial.score, text: score},
    {label: "loss", numeric: true, value: (trial) => trial.loss, text: score},
    {label: "dead", term: "dead", numeric: true, value: (trial) => trial.dead_fraction, text: percent},
    {label: "stuck negative", term: "stuck_negative", numeric: true, value: (trial) => trial.stuck_negative_fraction, text: percent},
    {label: "time", numeric: true, value: (trial) => trial.seconds, text: milliseconds},
  ];
}

function parameter(trial) {
  const value = trial.negative_slope ?? trial.alpha;
  return value == null ? "" : ` (${value})`;
}
