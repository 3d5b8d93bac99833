// A run epoch by epoch (view.epochs): score, loss, and the share of each layer's units that never fire; of a watched run
// all that its program measured, by epoch or by step. One cursor for all.

import {makeCursor} from "../charts/cursor.js";
import {drawLines} from "../charts/lines.js";
import {choice} from "./choice.js";
import {element, say} from "./dom.js";
import {panels} from "./epoch-lines.js";
import {epochColumns, epochSummary, spokenEpoch} from "./epoch-words.js";
import {figure} from "./figure.js";
import {AXES, hasSteps, placeOf, watchedPanels} from "./watched-lines.js";
import {spokenWatched, watchedColumns, watchedSummary} from "./watched-words.js";

const NARROWEST = 340;
const GAP = 36;
const HEIGHT = 290;

/** The part of the page. */
export const epochs = {
  id: "by-epoch",
  title: "Epoch by epoch",
  short: "Epochs",
  uses: (view) => (view.epochs?.length ? [view.epochs, view.epochs_planned, view.watched] : []),
  create() {
    const reading = element("p", {class: "reading"});
    let view = null;
    let axis = AXES[0];
    const spoken = (index) => (view ? (view.watched ? spokenWatched : spokenEpoch)(view, index) : "");
    const cursor = makeCursor({label: "Epoch", spoken, told: (index) => say(reading, spoken(index))});
    const drawn = (plot, width, data) => draw(plot, width, data, cursor);
    const chart = figure({id: "epochs", title: "Score, loss and units that never fire", draw: drawn});
    const over = choice({
      label: "Over",
      told: (chosen) => {
        axis = chosen;
        show();
      },
    });

    function show() {
      const {epochs: rows, watched} = view;
      const options = watched && hasSteps(rows) ? AXES : AXES.slice(0, 1);
      axis = over.update(options, options.includes(axis) ? axis : options[0]);
      const values = rows.map((one) => placeOf(one, axis));
      cursor.over(values, values.length - 1);
      if (watched) {
        chart.update(watchedPanels(view, axis), rows, watchedSummary(view), watchedColumns(view));
      } else {
        chart.update(panels(view), rows, epochSummary(view), epochColumns(view));
      }
    }

    return {
      element: element("div", {}, over.element, chart.element, reading),
      update(changed) {
        view = changed;
        show();
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
