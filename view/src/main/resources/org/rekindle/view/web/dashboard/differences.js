// What runs were made of, beside one another.

/** @returns {{label: string, values: (string | null)[], differs: boolean}[]} a row for each thing that one of them states */
export function differences(views) {
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
