// Each activation at its best setting, best first (view.ranking), the recommended one marked.

import {drawRanking} from "../charts/ranking.js";
import {element, shorten} from "./dom.js";
import {figure} from "./figure.js";
import {count, milliseconds, percent, rate, score} from "./format.js";
import {scoreName} from "./names.js";
import {inits, titles} from "./settings.js";
import {term} from "./terms.js";

/** The part of the page. */
export const ranking = {
  id: "ranked",
  title: "Each at its best",
  short: "Ranking",
  uses: (view) => [view.ranking, view.ranking?.length ? view.recommendation : null],
  create() {
    const chart = figure({id: "ranking", title: ["Score with its ", term("95 % interval", "ci95"), "\u2060, and time per epoch"], columns: [], draw: drawRanking});
    return {
      element: element("div", {}, chart.element),
      update(view) {
        const standings = view.ranking;
        const title = titles(standings);
        const several = inits(view.settings ?? []).length > 1;
        const recommended = (one) => isRecommended(one, view.recommendation);
        const rows = standings.map((one) => ({
          id: one.activation,
          title: title(one),
          activation: one.activation,
          note: `at ${rate(one.learning_rate)}${several ? `, ${shorten(one.init, 16)}` : ""}${recommended(one) ? ", recommended" : ""}`,
          score: one.score,
          low: one.ci95?.[0],
          high: one.ci95?.[1],
          seconds: one.epoch_seconds,
          recommended: recommended(one),
        }));
        chart.numbers.columns(columns(title));
        chart.update({rows, scoreLabel: scoreName(view), writeScore: score, writeTime: milliseconds}, standings, summary(view, title));
      },
    };
  },
};

function isRecommended(one, found) {
  return found != null && one.activation === found.activation && one.learning_rate === found.learning_rate && one.init === found.init;
}

function summary(view, title) {
  const [first] = view.ranking;
  const chosen = view.ranking.find((one) => isRecommended(one, view.recommendation));
  const lead = `${title(first)} has the highest mean ${scoreName(view)}, ${score(first.score)} at ${rate(first.learning_rate)}`;
  return chosen && chosen !== first ? `${lead}; ${title(chosen)} is simpler and not shown to be worse.` : `${lead}.`;
}

function columns(title) {
  return [
    {label: "activation", value: title},
    {label: "init", value: (one) => one.init},
    {label: "learning rate", numeric: true, value: (one) => one.learning_rate, text: rate},
    {label: "score", numeric: true, value: (one) => one.score, text: score},
    {label: "95 % low", term: "ci95", numeric: true, value: (one) => one.ci95?.[0], text: score},
    {label: "95 % high", term: "ci95", numeric: true, value: (one) => one.ci95?.[1], text: score},
    {label: "seeds", numeric: true, value: (one) => one.seeds, text: count},
    {label: "dead", term: "dead", numeric: true, value: (one) => one.dead_fraction, text: percent},
    {label: "stuck negative", term: "stuck_negative", numeric: true, value: (one) => one.stuck_negative_fraction, text: percent},
    {label: "zeros", term: "zero_share", numeric: true, value: (one) => one.zero_share, text: percent},
    {label: "epoch", numeric: true, value: (one) => one.epoch_seconds, text: milliseconds},
  ];
}
