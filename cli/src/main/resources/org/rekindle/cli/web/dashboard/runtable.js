// The table of runs. Rows are kept and moved, never made again, so a thousand runs stay quick and nothing that is
// focused or selected is lost when a run changes.

import {element} from "../page/dom.js";
import {RunRow} from "./runrow.js";

const COLUMNS = [
  ["name", "Name"],
  ["status", "Status"],
  ["command", "Command"],
  ["data", "Data, target"],
  ["activation", "Activation"],
  ["rate", "Rate", "numeric"],
  ["score", "Score", "numeric"],
  ["dead", "Dead", "numeric"],
  ["progress", "Progress"],
  ["modified", "Modified", "numeric"],
];
/** What is best or newest on top at the first click. */
const DESCENDING_FIRST = new Set(["score", "dead", "modified", "progress"]);

export class RunTable {
  #rows = new Map();
  #body = element("tbody");
  #buttons = new Map();
  #onSelect;

  constructor({onSort, onSelect}) {
    this.#onSelect = onSelect;
    const heads = COLUMNS.map(([column, title, kind]) => {
      const button = element("button", {type: "button"}, title);
      button.addEventListener("click", () => onSort(column, DESCENDING_FIRST.has(column)));
      this.#buttons.set(column, button);
      return element("th", {scope: "col", class: kind}, button);
    });
    this.element = element(
      "table",
      {class: "runs"},
      element("caption", {class: "visually-hidden"}, "Runs"),
      element("thead", {}, element("tr", {}, element("th", {scope: "col", class: "choice"}, element("span", {class: "visually-hidden"}, "Compare")), heads)),
      this.#body,
    );
  }

  /** Writes a run into its row, which is made where there was none. */
  show(run) {
    this.#row(run.name).show(run);
  }

  remove(name) {
    this.#rows.get(name)?.element.remove();
    this.#rows.delete(name);
  }

  select(name, selected) {
    const row = this.#rows.get(name);
    if (row) row.box.checked = selected;
  }

  /** Puts the rows of these runs in this order and leaves out all others. */
  arrange(runs, sorting) {
    for (const [column, button] of this.#buttons) {
      const order = sorting.descending ? "descending" : "ascending";
      const head = button.parentElement;
      if (column === sorting.column) head.setAttribute("aria-sort", order);
      else head.removeAttribute("aria-sort");
    }
    const wanted = runs.map((run) => this.#row(run.name).element);
    const shown = new Set(wanted);
    for (const row of [...this.#body.children]) if (!shown.has(row)) row.remove();
    let place = this.#body.firstChild;
    for (const row of wanted) {
      // What stands right already is not moved: a row that is moved loses its focus.
      if (row === place) place = place.nextSibling;
      else this.#body.insertBefore(row, place);
    }
  }

  showAges() {
    for (const row of this.#rows.values()) row.showAge();
  }

  #row(name) {
    if (!this.#rows.has(name)) this.#rows.set(name, new RunRow(name, this.#onSelect));
    return this.#rows.get(name);
  }
}
