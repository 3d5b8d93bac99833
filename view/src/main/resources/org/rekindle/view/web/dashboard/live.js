// How an event changes the view of a run. Views are never changed in place: what an event does not touch stays the
// same object, so whoever draws can tell by identity what there is to draw again.

const SHAPE = ["activation", "negative_slope", "alpha", "learning_rate", "init"];

/**
 * @param view a FullView
 * @param event {kind: "trial" | "epoch" | "status", line: the number of the line (trial and epoch), data}
 * @returns the view after the event; the same view where it holds the line already
 */
export function applyEvent(view, {kind, line, data}) {
  switch (kind) {
    case "trial":
      return isNews(view, line) ? withTrial(view, line, data) : view;
    case "epoch":
      return isNews(view, line) ? withEpoch(view, line, data) : view;
    case "status":
      return {...view, status: data.status, problem: data.problem, progress: data.progress};
    default:
      return view;
  }
}

/**
 * Whether something changed that events do not carry, so that the view has to be fetched again: documents, or the files
 * that a run leaves when it ends.
 */
export function isOutdated(view, {kind, data}) {
  return (
    kind === "status" && (data.status !== view.status || fingerprint(data.documents) !== fingerprint(view.documents))
  );
}

function isNews(view, line) {
  return line > view.version;
}

function withTrial(view, line, {trial, settings, ranking, progress}) {
  return {
    ...view,
    version: line,
    trials: [...view.trials, trial],
    settings: settings.reduce(withSetting, view.settings),
    ranking: ranking ?? view.ranking,
    progress: progress ?? view.progress,
  };
}

function withEpoch(view, line, {epoch, progress}) {
  return {...view, version: line, epochs: [...view.epochs, epoch], progress: progress ?? view.progress};
}

function withSetting(settings, setting) {
  const place = settings.findIndex((other) => SHAPE.every((field) => other[field] === setting[field]));
  return place < 0 ? [...settings, setting] : settings.with(place, setting);
}

function fingerprint(documents) {
  return JSON.stringify(Object.entries(documents ?? {}).sort(([one], [other]) => (one < other ? -1 : 1)));
}
