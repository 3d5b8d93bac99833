const PAUSE = 10000;
const WHILE_TYPING = 700;

/** Speaks to those who listen to the page, and not too often; of what waits to be spoken only the last is. */
export class Announcer {
  #region;
  #timer = null;
  #spoken = -Infinity;

  constructor(region) {
    this.#region = region;
  }

  /** For what goes on by itself: spoken at most every ten seconds. */
  say(text) {
    this.#speak(text, Math.max(0, this.#spoken + PAUSE - performance.now()));
  }

  /** For what someone waits for: the end of a run, a connection that is lost. */
  sayNow(text) {
    this.#speak(text, 0);
  }

  /** For what comes of typing: spoken when the typing stops. */
  sayAfterTyping(text) {
    this.#speak(text, WHILE_TYPING);
  }

  /** Forgets what was not spoken yet: the page it was about is left. */
  hush() {
    clearTimeout(this.#timer);
    this.#region.textContent = "";
  }

  #speak(text, wait) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#spoken = performance.now();
      this.#region.textContent = text;
    }, wait);
  }
}
