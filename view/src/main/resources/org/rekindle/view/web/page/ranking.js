// Each activation at its best setting, best first (view.ranking), the recommended one marked.

import {drawRanking} from "../charts/ranking.js";
import {shorten} from "../charts/text.js";
import {interval, numeric, setting} from "./columns.js";
import {element} from "./dom.js";
import {figure} from "./figure.js";
import {count, milliseconds, percent, rate, score} from "./format.js";
import {scoreName} from "./names.js";
import {inits, isRecommended, titles} from "./settings.js";
import {term} from "./terms.js";

/** The part of the page. */
export const ranking = {
  id: "ranked",
  title: "Each activation at its best",
  short: "Ranking",
  uses: (view) => (view.ranking?.length ? [view.ranking, view.recommendation] : []),
  create() {
    const time = term("time per epoch", "epoch_seconds");
    const title = ["Score with its ", term("95 % interval", "ci95"), "\u2060, and ", time];
    const chart = figure({id: "ranking", title, draw: drawRanking});
    return {
      element: element("div", {}, chart.element),
      update(view) {
        const called = titles(view.ranking);
        const rows = view.ranking.map((one) => row(one, called(one), view));
        const drawn = {rows, scoreLabel: scoreName(view), writeScore: score, writeTime: milliseconds};
        chart.update(drawn, view.ranking, summary(view, called), columns(called));
      },
    };
  },
};

function row(one, title, view) {
  const recommended = isRecommended(one, view.recommendation);
  const init = inits(view.settings ?? []).length > 1 ? `, ${shorten(one.init, 16)}` : "";
  return {
    id: one.activation,
    title,
    activation: one.activation,
    note: `at ${rate(one.learning_rate)}${init}${recommended ? ", recommended" : ""}`,
    score: one.score,
    low: one.ci95?.[0],
    high: one.ci95?.[1],
    seconds: one.epoch_seconds,
    recommended,
  };
}

function summary(view, title) {
  const [first] = view.ranking;
  if (first.score == null) {
    return "No trial ran to its end, so there is no score.";
  }
  const chosen = view.ranking.find((one) => isRecommended(one, view.recommendation));
  const highest = `the highest mean ${scoreName(view)}, ${score(first.score)} at ${rate(first.learning_rate)}`;
  const lead = `${title(first)} has ${highest}`;
  return chosen && chosen !== first ? `${lead}; ${title(chosen)} is simpler and is not shown to be worse.` : `${lead}.`;
}

function columns(title) {
  return [
    ...setting(title),
    numeric("score", null, (one) => one.score, score),
    ...interval((one) => one.ci95),
    numeric("seeds", "seed", (one) => one.seeds, count),
    numeric("dead", "dead", (one) => one.dead_fraction, percent),
    numeric("stuck negative", "stuck_negative", (one) => one.stuck_negative_fraction, percent),
    numeric("zeros", "zero_share", (one) => one.zero_share, percent),
    numeric("epoch", "epoch_seconds", (one) => one.epoch_seconds, milliseconds),
  ];
}
