// Score, and the share of units that never fire, against the learning rate: one look for the whole story. From view.settings,
// with the rate of view.recommendation marked. A cursor is shared by both charts.

import {makeCursor} from "../charts/cursor.js";
import {drawLines} from "../charts/lines.js";
import {choice} from "./choice.js";
import {element} from "./dom.js";
import {figure} from "./figure.js";
import {percent, rate, score} from "./format.js";
import {scoreName} from "./names.js";
import {key} from "./key.js";
import {deadColumns, deadLines, deadSummary, scoreColumns, scoreDomain, scoreLines, scoreSummary} from "./rate-lines.js";
import {readout} from "./readout.js";
import {inits, learningRates, lines} from "./settings.js";
import {term} from "./terms.js";

/** The part of the page. */
export const rates = {
  id: "rates",
  title: "By learning rate",
  short: "Rates",
  uses: (view) => [view.command === "choose" ? view.settings : null, view.command === "choose" ? view.recommendation : null],
  create() {
    const read = readout();
    const state = {view: null, init: null, rates: [], lines: []};
    const cursor = makeCursor({label: "Learning rate", told: (index) => tell(index), spoken: (index) => speak(index)});
    const scores = figure({id: "score-by-rate", title: "Score against learning rate", columns: scoreColumns([]), draw: (plot, width, data) => drawLines(plot, width, {...data, cursor})});
    const dead = figure({id: "dead-by-rate", title: ["Share of ", term("dead", "dead"), " units against learning rate"], columns: deadColumns([]), draw: (plot, width, data) => drawLines(plot, width, {...data, cursor})});
    const chosen = choice({label: "Initial weights", told: (init) => show(init)});
    const signs = key();

    function tell(index) {
      if (state.rates.length) {
        const at = state.rates[index];
        const found = state.view.recommendation;
        const note = found?.learning_rate === at && found.init === state.init ? "(recommended)" : "";
        read.show(at, state.lines.map((line) => ({...line, setting: line.settings.find((setting) => setting.learning_rate === at)})), scoreName(state.view), note);
      }
    }

    function speak(index) {
      const at = state.rates[index];
      const said = state.lines.map((line) => ({line, setting: line.settings.find((setting) => setting.learning_rate === at)})).filter(({setting}) => setting)
        .map(({line, setting}) => `${line.title} ${scoreName(state.view)} ${score(setting.score)}, ${percent(setting.dead_fraction)} dead, ${percent(setting.stuck_negative_fraction)} stuck negative`);
      return `${rate(at)}: ${said.join("; ")}`;
    }

    function show(init) {
      const {view} = state;
      state.init = init;
      state.lines = lines(view.settings, init);
      state.rates = learningRates(view.settings);
      const best = view.recommendation?.init === init ? view.recommendation.learning_rate : view.ranking?.[0]?.learning_rate;
      const x = {log: true, values: state.rates, label: "learning rate (log scale)", write: rate, marked: best};
      cursor.over(state.rates, state.rates.indexOf(best));
      const name = scoreName(view);
      const domain = scoreDomain(state.lines);
      scores.update({x, y: {label: name, domain, write: d3.format(".2~f")}, series: scoreLines(state.lines)}, view.settings, scoreSummary(state.lines, name));
      const shares = deadLines(state.lines);
      const most = d3.max(shares, (line) => d3.max(line.points, (point) => point.y)) ?? 0;
      const share = {label: "share of hidden units", domain: [0, most > 0.5 ? 1 : most > 0.1 ? Math.ceil(most * 10) / 10 : 0.1], write: percent};
      dead.update({x, y: share, series: shares}, view.settings, deadSummary(state.lines));
      signs.update(state.lines);
    }

    return {
      element: element("div", {}, chosen.element, element("div", {class: "pair"}, scores.element, dead.element), signs.element, read.element),
      update(view) {
        const tried = inits(view.settings);
        state.view = view;
        scores.numbers.columns(scoreColumns(view.settings));
        dead.numbers.columns(deadColumns(view.settings));
        const init = tried.includes(state.init) ? state.init : (view.recommendation?.init ?? view.ranking?.[0]?.init);
        show(chosen.update(tried, tried.includes(init) ? init : tried[0]));
      },
    };
  },
};
