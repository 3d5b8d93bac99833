const PAUSE = 10000;

/**
 * Speaks to those who listen to the page, and not too often: of what is said within ten seconds only the last is
 * spoken, unless it is urgent.
 */
export class Announcer {
  #region;
  #timer = null;
  #spoken = -Infinity;

  constructor(region) {
    this.#region = region;
  }

  say(text, {urgent = false} = {}) {
    clearTimeout(this.#timer);
    const wait = urgent ? 0 : Math.max(0, this.#spoken + PAUSE - performance.now());
    this.#timer = setTimeout(() => {
      this.#spoken = performance.now();
      this.#region.textContent = text;
    }, wait);
  }

  /** Forgets what was not spoken yet: the page it was about is left. */
  hush() {
    clearTimeout(this.#timer);
    this.#region.textContent = "";
  }
}
