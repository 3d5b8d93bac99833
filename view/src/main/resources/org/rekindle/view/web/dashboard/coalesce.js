/** Of the time, at most this part is spent on the work: the rest is for those who scroll and type. */
const SHARE = 0.25;

/**
 * Gathers requests to do the same work, so that a burst of events draws once. The first request is served at the next
 * turn, later ones at most every `pause` milliseconds, more rarely where the work takes long, and the last one always.
 */
export function coalesce(work, pause, signal) {
  let timer = null;
  let next = -Infinity;
  const run = () => {
    timer = null;
    if (signal.aborted) {
      return;
    }
    const start = performance.now();
    work();
    const end = performance.now();
    next = Math.max(start + pause, end + (end - start) * (1 / SHARE - 1));
  };
  signal.addEventListener("abort", () => clearTimeout(timer));
  return () => {
    timer ??= setTimeout(run, Math.max(0, next - performance.now()));
  };
}
