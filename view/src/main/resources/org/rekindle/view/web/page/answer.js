// The answer first: what to use (or how it stands), the figures that matter, why, and the command that repeats it. From
// view.recommendation, view.status, view.problems, view.progress, view.repeat; for a training run from its last epoch.

import {commandLine} from "./command-line.js";
import {element, name, say} from "./dom.js";
import {headline} from "./headline.js";
import {keyFigures} from "./key-figures.js";
import {progress} from "./progress.js";

/** The part of the page. */
export const answer = {
  id: "answer",
  title: null,
  uses: (view) => [
    view.name,
    view.status,
    view.problem,
    view.problems,
    view.progress,
    view.recommendation,
    view.ranking,
    view.epochs,
    view.trials,
    view.baseline,
    view.baseline_words,
    view.diagnosis_words,
    view.cure,
    view.repeat,
    view.watched,
  ],
  create() {
    const status = element("span", {class: "status"});
    const where = element("span", {class: "where"});
    const title = element("h1", {id: "answer-heading", tabindex: "-1"});
    const lead = element("p", {class: "lead"});
    const problems = element("ul", {class: "problem"});
    const bar = progress();
    const figures = tiles();
    const why = reasons();
    const again = commandLine("Do it again");
    const next = commandLine("Find out why");
    const overline = element("p", {class: "overline"}, status, " ", where);
    const parts = [
      overline,
      title,
      lead,
      problems,
      bar.element,
      figures.element,
      why.element,
      again.element,
      next.element,
    ];
    return {
      element: element("header", {class: "answer-head"}, parts),
      update(view) {
        const said = headline(view);
        say(status, view.status);
        status.className = `status ${view.status}`;
        where.replaceChildren(name(view.name, 80));
        say(title, said.title);
        say(lead, said.lead ?? "");
        lead.hidden = !said.lead;
        list(problems, view.problems?.length ? view.problems : [view.problem].filter(Boolean), (one) => name(one, 300));
        bar.update(view);
        figures.update(keyFigures(view));
        why.update(view.command === "choose" ? "Why" : "What was found", said.reasons);
        again.update(view.repeat);
        next.update(view.watched?.next);
      },
    };
  },
};

function reasons() {
  const title = element("h2");
  const items = element("ul", {class: "reasons"});
  const root = element("div", {class: "why"}, title, items);
  return {
    element: root,
    update(heading, said) {
      say(title, heading);
      list(items, said, (reason) => element("bdi", {}, reason));
      root.hidden = said.length === 0;
    },
  };
}

function list(items, texts, content) {
  items.replaceChildren(...texts.map((text) => element("li", {}, content(text))));
  items.hidden = texts.length === 0;
}

// As long as the same figures are told, only their values are written anew: a word that is focused stays.
function tiles() {
  const root = element("dl", {class: "key-figures"});
  let shown = [];
  return {
    element: root,
    update(figures) {
      const made = figures.map(tile);
      if (made.length !== shown.length || made.some((one, at) => one.label !== shown[at].label)) {
        shown = made;
        root.replaceChildren(...made.map((one) => one.element));
      }
      figures.forEach((figure, at) => {
        shown[at].show(figure);
      });
      root.hidden = figures.length === 0;
    },
  };
}

function tile({label}) {
  const title = element("dt", {}, label);
  const shown = element("span", {class: "value"});
  const below = element("span", {class: "note"});
  return {
    label: title.textContent,
    element: element("div", {}, title, element("dd", {}, shown, below)),
    show({value, raw, note}) {
      if (raw == null) {
        delete shown.dataset.value;
      } else {
        shown.dataset.value = raw;
      }
      say(shown, value);
      say(below, note || "");
      below.hidden = !note;
    },
  };
}
