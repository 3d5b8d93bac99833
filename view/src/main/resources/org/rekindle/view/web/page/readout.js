// What the cursor points at: every activation's numbers at one learning rate (settings of the view), in a table that keeps
// its place.

import {swatch} from "../charts/series.js";
import {element, name} from "./dom.js";
import {interval, percent, rate, score} from "./format.js";
import {deadShare} from "./settings.js";
import {term} from "./terms.js";

const LABEL = "The values at one learning rate";

/** A read-out: {element, show(rate, [{title, activation, setting}], scoreTitle, note)}. */
export function readout() {
  const caption = element("caption");
  const titles = element("tr");
  const body = element("tbody");
  const table = element("table", {}, caption, element("thead", {}, titles), body);
  let scored = null;
  return {
    element: element("div", {class: "readout scroll", tabindex: "0", role: "region", "aria-label": LABEL}, table),
    show(learningRate, lines, scoreTitle, note) {
      if (scored !== scoreTitle) {
        scored = scoreTitle;
        titles.replaceChildren(...headers(scoreTitle));
      }
      caption.replaceChildren("At learning rate ", element("strong", {}, rate(learningRate)), note ? ` ${note}` : "");
      body.replaceChildren(...lines.map(line));
    },
  };
}

function headers(scoreTitle) {
  const numbers = [
    scoreTitle,
    term("95 % interval", "ci95"),
    term("seeds", "seed"),
    term("dead", "dead"),
    term("stuck negative", "stuck_negative"),
  ];
  return [
    element("td"),
    ...numbers.map((title) => element("th", {scope: "col", class: "numeric"}, title)),
    element("th", {scope: "col"}, "worst layer"),
  ];
}

function line({title, activation, setting}) {
  const head = element("th", {scope: "row"}, swatch(activation, {hollow: setting?.dropped}), " ", title);
  if (!setting) {
    return element("tr", {}, head, element("td", {colspan: "6", class: "aside"}, "not tried yet"));
  }
  const worst = worstLayer(setting);
  const numbers = [
    reached(setting),
    interval(setting.ci95),
    `${setting.seeds}${setting.dropped ? ", then dropped" : ""}`,
    deadShare(setting, percent),
    percent(setting.stuck_negative_fraction),
  ];
  const cells = numbers.map((text) => element("td", {class: "numeric"}, text));
  return element(
    "tr",
    {},
    head,
    cells,
    element("td", {}, worst ? [name(worst.layer, 20), ` ${percent(worst.share)}`] : "–"),
  );
}

function reached(setting) {
  const fate = setting.diverged > 0 ? `, ${setting.diverged} diverged` : "";
  return setting.score == null ? "diverged" : score(setting.score) + fate;
}

// The layer with the largest share of units that never fire.
function worstLayer(setting) {
  const silent = (setting.layers ?? []).map((one) => ({layer: one.layer, share: one.dead + one.stuck_negative}));
  return d3.greatest(
    silent.filter(({share}) => share > 0),
    ({share}) => share,
  );
}
