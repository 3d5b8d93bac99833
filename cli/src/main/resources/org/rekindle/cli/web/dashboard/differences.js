// What runs were made of, beside one another.

import {count} from "../page/format.js";

/** @returns {{label: string, values: (string | null)[], differs: boolean}[]} a row for each thing that one of them states */
export function differences(views) {
  const facts = views.map(factsOf);
  const labels = [...new Set(facts.flatMap((one) => [...one.keys()]))];
  return labels.map((label) => {
    const values = facts.map((one) => one.get(label) ?? null);
    return {label, values, differs: new Set(values).size > 1};
  });
}

function factsOf(view) {
  const data = view.data;
  const facts = new Map([
    ["command", view.command],
    ["data", data?.path],
    ["SHA-256 of the data", data?.sha256],
    ["rows", data && count(data.rows)],
    ["features", data && count(data.features)],
    ["target", data?.target],
    ["task", data?.task],
    ["split", data && `${count(data.split.train)} / ${count(data.split.validation)} / ${count(data.split.test)}`],
    ["activations", view.activations?.map(titled).join(", ")],
    ...(view.provenance ?? []).map(({label, value}) => [label, value]),
    ["counted over", view.census_scope],
  ]);
  return new Map([...facts].filter(([, value]) => value !== null && value !== undefined && value !== ""));
}

function titled({title, negative_slope: slope, alpha}) {
  const parameter = slope ?? alpha;
  return parameter === undefined || parameter === null ? title : `${title} (${parameter})`;
}
