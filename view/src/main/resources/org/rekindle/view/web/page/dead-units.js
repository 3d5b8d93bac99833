// The dead units of a diagnosis (view.diagnosis.units): what was seen of each, and why it died.

import {numeric, text} from "./columns.js";
import {element} from "./dom.js";
import {count, number} from "./format.js";
import {plain} from "./names.js";
import {table} from "./table.js";
import {term} from "./terms.js";

const UPDATE = "‖Δw‖/‖w‖ of the update after which it went silent";

/** The table under its heading, hidden where no unit is dead. */
export function deadUnits() {
  const units = table({
    id: "dead-units",
    caption: "The dead units",
    columns: columns(),
    file: "dead-units.csv",
    search: true,
    pageSize: 10,
  });
  const root = element("div", {}, element("h3", {}, "The ", term("dead", "dead"), " units"), units.element);
  return {
    element: root,
    update(rows) {
      units.update(rows);
      root.hidden = rows.length === 0;
    },
  };
}

function columns() {
  return [
    text("layer", null, (unit) => unit.layer),
    numeric("unit", null, (unit) => unit.unit, count),
    text("verdict", null, (unit) => unit.verdict, plain),
    text("side", "side", (unit) => unit.side),
    text(
      "born dead",
      "born_dead",
      (unit) => unit.born_dead,
      (born) => (born ? "born dead" : "no"),
    ),
    numeric("last fired in step", "last_fired_step", (unit) => unit.last_fired_step, count),
    {...numeric("its last update", null, (unit) => unit.last_update, number), title: UPDATE},
    text("cause", "cause", (unit) => unit.cause, cause),
    text("its story suggests", "suggested", (unit) => unit.suggested_cause, cause),
    text("evidence", null, (unit) => unit.evidence),
  ];
}

function cause(id) {
  return id === "unknown" ? "not established" : id == null ? "–" : plain(id);
}
