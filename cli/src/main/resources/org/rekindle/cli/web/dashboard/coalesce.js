/**
 * Gathers requests to do the same work, so that a burst of events draws once. The first request is served at the next
 * turn, later ones at most every `pause` milliseconds, and the last one always.
 */
export function coalesce(work, pause, signal) {
  let timer = null;
  let last = -Infinity;
  const run = () => {
    timer = null;
    last = performance.now();
    if (!signal.aborted) work();
  };
  signal.addEventListener("abort", () => clearTimeout(timer));
  return () => {
    timer ??= setTimeout(run, Math.max(0, last + pause - performance.now()));
  };
}
