// Score, and the share of units that never fire, against the learning rate: one look for the whole story. From
// view.settings, with the rate of view.recommendation marked. A cursor is shared by both charts.

import {makeCursor} from "../charts/cursor.js";
import {drawLines} from "../charts/lines.js";
import {choice} from "./choice.js";
import {element} from "./dom.js";
import {figure} from "./figure.js";
import {percent, rate, score} from "./format.js";
import {key} from "./key.js";
import {scoreName} from "./names.js";
import {deadColumns, scoreColumns} from "./rate-columns.js";
import {deadLines, deadSummary, scoreDomain, scoreLines, scoreSummary, shareDomain} from "./rate-lines.js";
import {readout} from "./readout.js";
import {deadShare, inits, learningRates, lines} from "./settings.js";
import {term} from "./terms.js";

/** The part of the page. */
export const rates = {
  id: "rates",
  title: "By learning rate",
  short: "Rates",
  uses: (view) => (view.command === "choose" && view.settings?.length ? [view.settings, view.recommendation] : []),
  create() {
    const read = readout();
    const signs = key();
    const state = {view: null, init: null, rates: [], lines: []};
    const cursor = makeCursor({label: "Learning rate", told: tell, spoken: speak});
    const draw = (plot, width, data) => drawLines(plot, width, {...data, cursor});
    const scored = ["Score against ", term("learning rate", "learning_rate")];
    const died = ["Share of ", term("dead", "dead"), " units against learning rate"];
    const scores = figure({id: "score-by-rate", title: scored, draw});
    const dead = figure({id: "dead-by-rate", title: died, draw});
    const chosen = choice({label: "Initial weights", told: show});

    // Every line's setting at the rate that the cursor points at.
    function there(index) {
      const at = state.rates[index];
      const found = (line) => line.settings.find((setting) => setting.learning_rate === at);
      return state.lines.map((line) => ({...line, setting: found(line)}));
    }

    function tell(index) {
      if (state.rates.length) {
        const at = state.rates[index];
        const found = state.view.recommendation;
        const note = found?.learning_rate === at && found.init === state.init ? "(recommended)" : "";
        read.show(at, there(index), scoreName(state.view), note);
      }
    }

    function speak(index) {
      const said = there(index)
        .filter(({setting}) => setting)
        .map((line) => inWords(line, scoreName(state.view)));
      return `${rate(state.rates[index])}: ${said.join("; ")}`;
    }

    function show(init) {
      const {view} = state;
      Object.assign(state, {init, lines: lines(view.settings, init), rates: learningRates(view.settings)});
      const first = view.ranking?.find((one) => one.init === init);
      const best = view.recommendation?.init === init ? view.recommendation : first;
      const marked = best?.learning_rate;
      const x = {log: true, values: state.rates, label: "learning rate (log scale)", write: rate, marked};
      cursor.over(state.rates, state.rates.indexOf(marked));
      const name = scoreName(view);
      const score = {label: name, domain: scoreDomain(state.lines)};
      const drawn = {x, y: score, series: scoreLines(state.lines)};
      scores.update(drawn, view.settings, scoreSummary(state.lines, name), scoreColumns(view.settings));
      const series = deadLines(state.lines);
      const share = {label: "share of hidden units", domain: shareDomain(series), write: percent};
      dead.update({x, y: share, series}, view.settings, deadSummary(state.lines), deadColumns(view.settings));
      signs.update(state.lines);
    }

    const pair = element("div", {class: "pair"}, scores.element, dead.element);
    return {
      element: element("div", {}, chosen.element, pair, signs.element, read.element),
      update(view) {
        state.view = view;
        const tried = inits(view.settings);
        const wanted = [state.init, view.recommendation?.init, view.ranking?.[0]?.init, tried[0]];
        show(
          chosen.update(
            tried,
            wanted.find((init) => tried.includes(init)),
          ),
        );
      },
    };
  },
};

function inWords({title, setting}, name) {
  const dead = deadShare(setting, percent);
  const never = `${dead} dead, ${percent(setting.stuck_negative_fraction)} stuck negative`;
  return `${title} ${name} ${score(setting.score)}, ${never}`;
}
