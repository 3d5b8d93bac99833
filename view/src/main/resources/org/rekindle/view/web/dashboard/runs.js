// The runs of the folder as they are by now, kept up to date by the server's events.

import {allEvents, fetchRuns} from "./api.js";
import {follow} from "./stream.js";

/**
 * @param onList told when the whole list is there or there again
 * @param onRun told each run that changed or is new
 * @param onGone told the name of each run that is no more
 * @param onState told "open" and "lost", and "failed" with the error where the list cannot be had
 */
export function followRuns({onList, onRun, onGone, onState, signal}) {
  const waiting = [];
  let isLoading = false;
  let isKnown = false;

  const load = async () => {
    if (isLoading) {
      return;
    }
    isLoading = true;
    isKnown = await fetchRuns(signal).then(tellList, fail);
    isLoading = false;
    // A run that is new since the list was asked for may not be in it.
    for (const tell of waiting.splice(0)) {
      tell();
    }
  };
  const tellList = (list) => {
    onList(list);
    return true;
  };
  const fail = (error) => {
    if (!signal.aborted) {
      onState("failed", error);
    }
    return false;
  };
  const take = (tell) => (isLoading ? waiting.push(tell) : tell());

  load();
  let isAgain = false;
  follow({
    address: allEvents,
    handlers: {run: (run) => take(() => onRun(run)), gone: ({name}) => take(() => onGone(name))},
    onState: (state) => {
      onState(state);
      if (state !== "open") {
        return;
      }
      // What changed while nobody listened may be in no event.
      if (isAgain || !isKnown) {
        load();
      }
      isAgain = true;
    },
    signal,
  });
}
