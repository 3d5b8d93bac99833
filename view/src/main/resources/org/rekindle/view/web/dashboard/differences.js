// What runs were made of, beside one another.

import {element} from "../page/dom.js";
import {comparisonTable} from "./comparison-table.js";

/** What differs as a table, and what is the same as another that is folded up. */
export function differences(runs) {
  const rows = rowsOf(runs.map(({view}) => view));
  const differing = rows.filter((row) => row.differs);
  const same = rows.filter((row) => !row.differs);
  const asCells = (some) =>
    some.map(({label, values}) => ({label, cells: values.map((value) => ({value, text: written(value)}))}));
  return [
    differing.length > 0
      ? comparisonTable({id: "differing", caption: "Settings that differ", runs, rows: asCells(differing)})
      : element("p", {}, "Their recorded settings are the same."),
    element(
      "details",
      {class: "numbers"},
      element("summary", {}, `What is the same (${same.length})`),
      comparisonTable({id: "same", caption: "Settings that are the same", runs, rows: asCells(same)}),
    ),
  ];
}

/** Hashes are told apart by their beginning. */
const written = (value) => (/^[0-9a-f]{64}$/.test(value ?? "") ? `${value.slice(0, 16)}…` : (value ?? "–"));

/** @returns {{label: string, values: (string | null)[], differs: boolean}[]} a row for each thing that one of them states */
function rowsOf(views) {
  const facts = views.map(factsOf);
  const labels = [...new Set(facts.flatMap((one) => [...one.keys()]))];
  return labels.map((label) => {
    const values = facts.map((one) => one.get(label) ?? null);
    return {label, values, differs: new Set(values).size > 1};
  });
}

function factsOf({command, provenance, census_scope: scope}) {
  const facts = [
    ["command", command],
    ...(provenance ?? []).map(({label, value}) => [label, value]),
    ["counted over", scope],
  ];
  return new Map(facts.filter(([, value]) => value !== null && value !== undefined));
}
