// What the cursor points at: every activation's numbers at one learning rate (settings of the view), in a table that keeps its place.

import {swatch} from "../charts/series.js";
import {element, name} from "./dom.js";
import {interval, percent, rate, score} from "./format.js";
import {deadShare} from "./settings.js";
import {term} from "./terms.js";

/** A read-out: {element, show(rate, [{title, activation, setting}], scoreTitle, isBest)}. */
export function readout() {
  const caption = element("caption");
  const titles = element("tr");
  const body = element("tbody");
  let scored = null;

  return {
    element: element("div", {class: "readout scroll", tabindex: "0", role: "region", "aria-label": "The values at one learning rate"}, element("table", {}, caption, element("thead", {}, titles), body)),
    show(learningRate, lines, scoreTitle, note) {
      if (scored !== scoreTitle) {
        scored = scoreTitle;
        titles.replaceChildren(...["", scoreTitle, term("95 % interval", "ci95"), "seeds", term("dead", "dead"), term("stuck negative", "stuck_negative"), "most in layer"]
          .map((title, at) => element(title === "" ? "td" : "th", {scope: title === "" ? null : "col", class: at > 0 && at < 6 ? "numeric" : null}, title)));
      }
      caption.replaceChildren("At learning rate ", element("strong", {}, rate(learningRate)), note ? ` ${note}` : "");
      body.replaceChildren(...lines.map(line));
    },
  };
}

function line({title, activation, setting}) {
  const head = element("th", {scope: "row"}, swatch(activation, {hollow: setting?.dropped}), " ", title);
  if (!setting) {
    return element("tr", {}, head, element("td", {colspan: "6", class: "aside"}, "not tried yet"));
  }
  const worst = worstLayer(setting);
  const numbers = [
    setting.score == null ? "diverged" : score(setting.score) + (setting.diverged > 0 ? `, ${setting.diverged} diverged` : ""),
    interval(setting.ci95),
    `${setting.seeds}${setting.dropped ? ", then dropped" : ""}`,
    deadShare(setting, percent),
    percent(setting.stuck_negative_fraction),
  ];
  return element("tr", {}, head, numbers.map((text) => element("td", {class: "numeric"}, text)), element("td", {}, worst ? [name(worst.layer, 20), ` ${percent(worst.share)}`] : "–"));
}

function worstLayer(setting) {
  const silent = (setting.layers ?? []).map((layer) => ({layer: layer.layer, share: layer.dead + layer.stuck_negative}));
  return silent.filter(({share}) => share > 0).sort((a, b) => b.share - a.share)[0];
}
