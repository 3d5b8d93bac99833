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
  let isLoading = false;
  let isStale = false;
  const waiting = [];

  const load = async () => {
    isStale = isLoading;
    if (isLoading) return;
    isLoading = true;
    try {
      onList(await fetchRuns(signal));
    } catch (error) {
      if (!signal.aborted) onState("failed", error);
    }
    isLoading = false;
    // A run that is new since the list was asked for may not be in it.
    for (const tell of waiting.splice(0)) tell();
    if (isStale && !signal.aborted) load();
  };
  const take = (tell) => (isLoading ? waiting.push(tell) : tell());

  load();
  follow({
    address: allEvents,
    handlers: {run: (run) => take(() => onRun(run)), gone: ({name}) => take(() => onGone(name))},
    onState: (state) => {
      onState(state);
      // What changed before anybody listened is in no event.
      if (state === "open") load();
    },
    signal,
  });
}
