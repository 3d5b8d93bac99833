// The answer first: what to use (or how it stands), the figures that matter, why, and the command that repeats it. From view.recommendation,
// view.status, view.problem, view.progress, view.repeat; for a training run from its last epoch.

import {copyButton} from "./copy.js";
import {element, name, say} from "./dom.js";
import {headline} from "./headline.js";
import {keyFigures} from "./key-figures.js";
import {progress} from "./progress.js";

/** The part of the page. */
export const answer = {
  id: "answer",
  title: null,
  uses: (view) => [view.status, view.problem, view.progress, view.recommendation, view.ranking, view.epochs, view.trials, view.diagnosis, view.cure, view.repeat, view.name],
  create() {
    const status = element("span", {class: "status"});
    const title = element("h1", {id: "answer-heading", tabindex: "-1"});
    const where = element("span", {class: "where"});
    const lead = element("p", {class: "lead"});
    const problem = element("p", {class: "problem"});
    const bar = progress();
    const figures = element("dl", {class: "key-figures"});
    const reasonsTitle = element("h2");
    const reasons = element("ul", {class: "reasons"});
    const why = element("div", {class: "why"}, reasonsTitle, reasons);
    const command = element("code");
    const repeat = element("div", {class: "repeat"}, element("h2", {}, "Do it again"), element("div", {class: "command"}, element("pre", {tabindex: "0", "aria-label": "The command"}, command), copyButton(command)));
    return {
      element: element("header", {class: "answer-head"}, element("p", {class: "overline"}, status, " ", where), title, lead, problem, bar.element, figures, why, repeat),
      update(view) {
        say(status, view.status);
        status.className = `status ${view.status}`;
        where.replaceChildren(name(view.name, 80));
        const said = headline(view);
        say(title, said.title);
        say(lead, said.lead ?? "");
        lead.hidden = !said.lead;
        problem.replaceChildren(name(view.problem, 300));
        problem.hidden = !view.problem;
        bar.update(view);
        const tiles = keyFigures(view);
        figures.replaceChildren(...tiles.map(tile));
        figures.hidden = tiles.length === 0;
        say(reasonsTitle, view.command === "choose" ? "Why" : "What was found");
        reasons.replaceChildren(...said.reasons.map((reason) => element("li", {}, element("bdi", {}, reason))));
        why.hidden = said.reasons.length === 0;
        say(command, view.repeat ?? "");
        repeat.hidden = !view.repeat;
      },
    };
  },
};

function tile({label, value, raw, note}) {
  return element("div", {}, element("dt", {}, label), element("dd", {}, element("span", {class: "value", "data-value": raw}, value), note && element("span", {class: "note"}, note)));
}
