// A training run epoch by epoch (view.epochs): score, loss, and the share of each layer's units that never fire. One cursor for all.

import {makeCursor} from "../charts/cursor.js";
import {drawLines} from "../charts/lines.js";
import {epochColumns, epochSummary, panels, spokenEpoch} from "./epoch-lines.js";
import {element, say} from "./dom.js";
import {figure} from "./figure.js";

const NARROWEST = 340;
const GAP = 36;

/** The part of the page. */
export const epochs = {
  id: "by-epoch",
  title: "Epoch by epoch",
  short: "Epochs",
  uses: (view) => [view.epochs, view.epochs?.length ? view.epochs_planned : null],
  create() {
    const reading = element("p", {class: "reading"});
    let view = null;
    const cursor = makeCursor({label: "Epoch", told: (index) => view && say(reading, spokenEpoch(view, index)), spoken: (index) => spokenEpoch(view, index)});
    const chart = figure({id: "epochs", title: "Score, loss and units that never fire", columns: [], draw: (plot, width, data) => draw(plot, width, data, cursor)});
    return {
      element: element("div", {}, chart.element, reading),
      update(changed) {
        view = changed;
        const values = view.epochs.map((one) => one.epoch);
        cursor.over(values, values.length - 1);
        chart.numbers.columns(epochColumns(view));
        chart.update(panels(view), view.epochs, epochSummary(view));
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
  plot.style.gridTemplateColumns = `repeat(${columns}, ${each}px)`;
  data.forEach((panel, index) => drawLines(plot.children[index], each, {...panel, cursor, height: 290}));
}
