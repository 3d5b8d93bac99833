// How far a run is (view.progress), while it runs.

import {element, say} from "./dom.js";
import {count, many, timeLeft} from "./format.js";

/** A bar with words: {element, update(view)}. */
export function progress() {
  const bar = element("progress", {"aria-label": "Progress", max: "1"});
  const words = element("p", {class: "aside"});
  const root = element("div", {class: "progress"}, bar, words);
  return {
    element: root,
    update(view) {
      root.hidden = view.status !== "running" || !view.progress;
      if (root.hidden) {
        return;
      }
      const {unit, done, planned, spared, seconds_left: left} = view.progress;
      bar.hidden = planned == null;
      bar.value = planned > 0 ? Math.min(1, (done + (spared ?? 0)) / planned) : 0;
      const far = planned == null ? `${many(done, unit)} so far` : `${count(done)} of ${count(planned)} ${unit}s`;
      say(words, [far, spared > 0 && `${count(spared)} spared`, timeLeft(left)].filter(Boolean).join(", "));
    },
  };
}
