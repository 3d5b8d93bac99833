// The settings of a study as lines to draw: one for each activation (and parameter, where the same one was tried with
// several).

import {activation, plain} from "./names.js";

/** The inits that were tried. */
export function inits(settings) {
  return [...new Set(settings.map((setting) => setting.init))];
}

/** The learning rates that were tried, ascending. */
export function learningRates(settings) {
  return [...new Set(settings.map((setting) => setting.learning_rate))].sort((a, b) => a - b);
}

/** A name for every activation of these settings: its title, with its parameter where that tells two apart. */
export function titles(settings) {
  const parameters = new Map();
  for (const setting of settings) {
    parameters.set(setting.activation, (parameters.get(setting.activation) ?? new Set()).add(parameter(setting)));
  }
  return (setting) =>
    activation(setting.activation) + (parameters.get(setting.activation)?.size > 1 ? ` ${parameter(setting)}` : "");
}

/** One line per activation: [{id, title, activation, settings by rate}]. */
export function lines(settings, init) {
  const title = titles(settings);
  const found = d3.group(
    settings.filter((setting) => setting.init === init),
    title,
  );
  return [...found].map(([name, group]) => ({
    id:
      new Set([...found.values()].map(([first]) => first.activation)).size === found.size
        ? group[0].activation
        : plain(name),
    title: name,
    activation: group[0].activation,
    settings: group.slice().sort((a, b) => a.learning_rate - b.learning_rate),
  }));
}

/** Whether units that never fire still learn under this activation. */
export function learnsBelowZero(id) {
  return id !== "relu";
}

/** A share that may be an upper bound: units that never fired in too few samples may or may not be dead. */
export function deadShare(setting, write) {
  return setting.inconclusive_fraction > 0
    ? `≤ ${write(setting.dead_fraction + setting.inconclusive_fraction)}`
    : write(setting.dead_fraction);
}

function parameter(setting) {
  return setting.negative_slope ?? setting.alpha ?? "";
}

/** Whether a setting is the recommended one. */
export function isRecommended(setting, found) {
  const fields = ["activation", "learning_rate", "init"];
  return found != null && fields.every((field) => setting[field] === found[field]);
}
