// Server-sent events, followed for as long as a page is open and seen. A browser opens only six connections to one
// server, so a page in a background tab lets go of its own and takes up where it was when it is looked at again.

const FIRST_RETRY = 1000;
const LONGEST_RETRY = 30000;

/**
 * @param address gives the address to (re)connect to, from where the page is by then
 * @param handlers a function per kind of event, called with its data and the id of the last line
 * @param onState told "open" and "lost" as the connection comes and goes
 * @param onRefused told when the server does not want to be followed; it is asked again later
 * @param signal ends it
 */
export function follow({address, handlers, onState, onRefused, signal}) {
  let source = null;
  let retry = FIRST_RETRY;
  let timer = null;

  const close = () => {
    clearTimeout(timer);
    source?.close();
    source = null;
  };

  const connect = () => {
    close();
    if (signal.aborted || document.hidden) {
      return;
    }
    source = new EventSource(address());
    source.onopen = () => {
      retry = FIRST_RETRY;
      onState("open");
    };
    source.onerror = (event) => {
      onState("lost");
      // The browser tries again by itself after a broken connection, but not after a refusal.
      if (event.target.readyState === EventSource.CLOSED) {
        onRefused?.();
        timer = setTimeout(connect, retry);
        retry = Math.min(2 * retry, LONGEST_RETRY);
      }
    };
    for (const [kind, handle] of Object.entries(handlers)) {
      source.addEventListener(kind, (event) => handle(JSON.parse(event.data), Number(event.lastEventId)));
    }
  };

  document.addEventListener("visibilitychange", connect, {signal});
  addEventListener("online", connect, {signal});
  signal.addEventListener("abort", close);
  connect();
}
