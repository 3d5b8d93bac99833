// A training run epoch by epoch (view.epochs): score, loss, and the share of each layer's units that never fire. One
// cursor for all.

import {makeCursor} from "../charts/cursor.js";
import {drawLines} from "../charts/lines.js";
import {element, say} from "./dom.js";
import {panels} from "./epoch-lines.js";
import {epochColumns, epochSummary, spokenEpoch} from "./epoch-words.js";
import {figure} from "./figure.js";

const NARROWEST = 340;
const GAP = 36;
const HEIGHT = 290;

/** The part of the page. */
export const epochs = {
  id: "by-epoch",
  title: "Epoch by epoch",
  short: "Epochs",
  uses: (view) => (view.epochs?.length ? [view.epochs, view.epochs_planned] : []),
  create() {
    const reading = element("p", {class: "reading"});
    let view = null;
    const spoken = (index) => (view ? spokenEpoch(view, index) : "");
    const cursor = makeCursor({label: "Epoch", spoken, told: (index) => say(reading, spoken(index))});
    const drawn = (plot, width, data) => draw(plot, width, data, cursor);
    const chart = figure({id: "epochs", title: "Score, loss and units that never fire", draw: drawn});
    return {
      element: element("div", {}, chart.element, reading),
      update(changed) {
        view = changed;
        const values = view.epochs.map((one) => one.epoch);
        cursor.over(values, values.length - 1);
        chart.update(panels(view), view.epochs, epochSummary(view), epochColumns(view));
      },
    };
  },
};

function draw(plot, width, data, cursor) {
  const columns = Math.max(1, Math.min(data.length, Math.floor((width + GAP) / (NARROWEST + GAP))));
  const each = Math.floor((width - GAP * (columns - 1)) / columns);
  if (plot.children.length !== data.length) {
    plot.replaceChildren(...data.map(() => element("div", {class: "panel"})));
    plot.classList.add("panels");
  }
  plot.style.gridTemplateColumns = `repeat(${columns}, minmax(0, 1fr))`;
  data.forEach((panel, index) => {
    drawLines(plot.children[index], each, {...panel, cursor, height: HEIGHT});
  });
}
