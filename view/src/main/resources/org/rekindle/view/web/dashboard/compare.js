// The page of two or more runs beside one another.

import {shorten} from "../charts/text.js";
import {element} from "../page/dom.js";
import {know} from "../page/terms.js";
import {fetchRun} from "./api.js";
import {comparability} from "./comparable.js";
import {comparisonTable} from "./comparison-table.js";
import {differences} from "./differences.js";
import {epochFigures} from "./epoch-figures.js";
import {legend, lettered} from "./letters.js";
import {rateFigures} from "./rate-figures.js";
import {results} from "./results.js";

export async function showCompare({names, main, announcer, shell, signal}) {
  const heading = element("h1", {tabindex: "-1"}, names.length < 2 ? "Compare runs" : `Compare ${names.length} runs`);
  const content = element("div", {class: "stack"}, element("p", {class: "aside"}, "Reading the runs…"));
  main.replaceChildren(element("div", {class: "compare"}, heading, content));

  const answers = await Promise.allSettled(names.map((name) => fetchRun(name, signal)));
  if (signal.aborted) {
    return;
  }
  const views = answers.filter(({status}) => status === "fulfilled").map(({value}) => value);
  const missing = answers.flatMap(({reason}, index) => (reason ? [{name: names[index], reason}] : []));
  if (views.length > 0) {
    shell.showFolderOf(views[0]);
  }
  content.replaceChildren(...missing.map(absence), ...(views.length > 0 ? comparison(lettered(views)) : []));
  if (names.length < 2) {
    content.append(hint());
  }
  announcer.say(`${views.length} runs read.`);
}

function comparison(runs) {
  const views = runs.map(({view}) => view);
  views.forEach((view) => know(view.definitions));
  const {warnings, caveats, isFair} = comparability(runs);
  return [
    legend(runs),
    ...(warnings.length > 0
      ? [
          element(
            "ul",
            {class: "problem warnings"},
            warnings.map((warning) => element("li", {}, element("bdi", {}, warning))),
          ),
        ]
      : []),
    ...caveats.map((caveat) => element("p", {class: "aside caveats"}, caveat)),
    part(
      "results",
      "Results",
      comparisonTable({id: "results", caption: "Results", runs, rows: results(views, isFair)}),
    ),
    ...rateFigures(runs),
    ...epochFigures(runs),
    part("differences", "What differs", ...differences(runs)),
  ];
}

function part(id, title, ...children) {
  return element(
    "section",
    {"aria-labelledby": `${id}-heading`},
    element("h2", {id: `${id}-heading`}, title),
    children,
  );
}

const absence = ({name, reason}) =>
  element("p", {class: "problem"}, element("bdi", {}, shorten(name, 80)), ": ", element("bdi", {}, reason.message));

const hint = () =>
  element("p", {}, "To compare, select two or more runs in the ", element("a", {href: "#/"}, "list of runs"), ".");
