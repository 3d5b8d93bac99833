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
  const load = () =>
    fetchRuns(signal).then(onList, (error) => {
      if (!signal.aborted) onState("failed", error);
    });
  load();
  let opened = false;
  follow({
    address: allEvents,
    handlers: {run: onRun, gone: ({name}) => onGone(name)},
    onState: (state) => {
      onState(state);
      // What changed while nobody listened is in no event.
      if (state === "open" && opened) load();
      opened ||= state === "open";
    },
    signal,
  });
}
