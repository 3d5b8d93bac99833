// Which runs the list shows, and in which order.

/** The columns that the list can be sorted by, and what of a run each compares; null goes last either way. */
const SORTED_BY = {
  name: (run) => run.name,
  status: (run) => ["running", "interrupted", "broken", "finished"].indexOf(run.status),
  command: (run) => run.command,
  data: (run) => run.data_file && `${run.data_file} ${run.target ?? run.framework}`,
  activation: (run) => run.activation,
  rate: (run) => run.learning_rate,
  score: (run) => run.score,
  dead: (run) => run.dead_fraction,
  progress: (run) => shareDone(run.progress),
  modified: changedAt,
};

/** Whether every word of the query occurs in what the list shows of the run. */
export function isFound(run, query) {
  const text = [
    run.name,
    run.status,
    run.command,
    run.data_file,
    run.target,
    run.framework,
    run.activation,
    run.problem,
  ]
    .filter((part) => part)
    .join("\n")
    .toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** The runs in the order of a column; those that are equal in it, newest first. */
export function sorted(runs, {column, descending}) {
  const value = SORTED_BY[column];
  const newest = (one, other) => changedAt(other) - changedAt(one);
  return [...runs].sort(
    (one, other) => compared(value(one) ?? null, value(other) ?? null, descending) || newest(one, other),
  );
}

/** In milliseconds; 0 where nobody knows, so that it is the oldest. */
function changedAt(run) {
  return run.modified ? Date.parse(run.modified) : 0;
}

/** What of the work needs no more doing: done, or spared because it could change nothing. */
export function shareDone(progress) {
  if (!progress || !progress.planned) {
    return null;
  }
  return Math.min(1, (progress.done + progress.spared) / progress.planned);
}

const inWords = new Intl.Collator("en", {numeric: true});

function compared(one, other, descending) {
  if (one === null || other === null) {
    return (one === null) - (other === null);
  }
  const order = typeof one === "string" ? inWords.compare(one, other) : one - other;
  return descending ? -order : order;
}
