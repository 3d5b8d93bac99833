// The table of runs. Rows are made when they are first shown, and from then on kept and moved, so that nothing that is
// focused or selected is lost when a run changes.

import {element, say} from "../page/dom.js";
import {count} from "../page/format.js";
import {RunRow} from "./run-row.js";

const COLUMNS = [
  ["name", "Name"],
  ["status", "Status"],
  ["command", "Command"],
  ["data", "Data or program"],
  ["activation", "Activation"],
  ["rate", "Rate", "numeric"],
  ["score", "Score", "numeric"],
  ["dead", "Dead", "numeric"],
  ["progress", "Progress"],
  ["modified", "Modified", "numeric"],
];
/** What is best or newest on top at the first click. */
const DESCENDING_FIRST = new Set(["score", "dead", "modified", "progress"]);

/** A browser lays out a hundred rows at once, and a thousand in half a second. */
const ROWS_AT_FIRST = 100;
const ROWS_MORE = 200;

export class RunTable {
  #rows = new Map();
  #body = element("tbody");
  #buttons = new Map();
  #onSelect;
  #isSelected;
  #most = ROWS_AT_FIRST;
  #arranged = {runs: [], sorting: {}};
  #frame;
  #more = element("button", {type: "button", class: "quiet", hidden: true, click: () => this.#showMore()});

  constructor({onSort, onSelect, isSelected}) {
    this.#onSelect = onSelect;
    this.#isSelected = isSelected;
    const heads = COLUMNS.map(([column, title, kind]) => {
      const button = element("button", {type: "button"}, title);
      button.addEventListener("click", () => onSort(column, DESCENDING_FIRST.has(column)));
      this.#buttons.set(column, button);
      return element("th", {scope: "col", class: kind}, button);
    });
    const choice = element("th", {scope: "col", class: "pick"}, element("span", {class: "visually-hidden"}, "Compare"));
    const table = element(
      "table",
      {class: "runs"},
      element("caption", {class: "visually-hidden"}, "Runs"),
      element("thead", {}, element("tr", {}, choice, heads)),
      this.#body,
    );
    this.#frame = element(
      "div",
      {class: "scroll", tabindex: "0", role: "region", "aria-label": "Runs", hidden: true},
      table,
    );
    this.element = element("div", {}, this.#frame, element("div", {class: "pager"}, this.#more));
  }

  /** Writes a run into its row, where it has one. */
  show(run) {
    this.#rows.get(run.name)?.show(run);
  }

  remove(name) {
    this.#rows.get(name)?.element.remove();
    this.#rows.delete(name);
  }

  select(name, selected) {
    const row = this.#rows.get(name);
    if (row) {
      row.box.checked = selected;
    }
  }

  /** Shows these runs in this order, the first of them at least, and no others. */
  arrange(runs, sorting) {
    this.#arranged = {runs, sorting};
    this.#frame.hidden = runs.length === 0;
    this.#more.hidden = runs.length <= this.#most;
    say(this.#more, `Show more: ${count(runs.length - this.#most)} left`);
    this.#markSorted(sorting);
    this.#place(runs.slice(0, this.#most).map((run) => this.#row(run).element));
  }

  showAges() {
    for (const row of this.#rows.values()) {
      row.showAge();
    }
  }

  #showMore() {
    this.#most += ROWS_MORE;
    this.arrange(this.#arranged.runs, this.#arranged.sorting);
  }

  #markSorted({column, descending}) {
    for (const [name, button] of this.#buttons) {
      button.parentElement.setAttribute(
        "aria-sort",
        name !== column ? "none" : descending ? "descending" : "ascending",
      );
    }
  }

  #place(wanted) {
    const shown = new Set(wanted);
    for (const row of [...this.#body.children]) {
      if (!shown.has(row)) {
        row.remove();
      }
    }
    let place = this.#body.firstChild;
    for (const row of wanted) {
      // What stands right already is not moved: a row that is moved loses its focus.
      if (row === place) {
        place = place.nextSibling;
      } else {
        this.#body.insertBefore(row, place);
      }
    }
  }

  #row(run) {
    if (!this.#rows.has(run.name)) {
      const row = new RunRow(run.name, this.#onSelect);
      row.box.checked = this.#isSelected(run.name);
      row.show(run);
      this.#rows.set(run.name, row);
    }
    return this.#rows.get(run.name);
  }
}
