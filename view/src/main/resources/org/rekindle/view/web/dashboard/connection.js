// Whether what is shown is still followed.

import {say} from "../page/dom.js";

const WORDS = {
  open: "live",
  lost: "connection lost, trying again…",
  failed: "cannot be reached",
};

/** Says how the connection is, and announces it when it goes and when it is back. */
export class ConnectionNote {
  #element;
  #announcer;
  #state = null;

  constructor(target, announcer) {
    this.#element = target;
    this.#announcer = announcer;
  }

  show(state) {
    if (state === this.#state) {
      return;
    }
    if (state === "open" && this.#state !== null) {
      this.#announcer.sayNow("Connected again.");
    }
    if (state === "lost") {
      this.#announcer.sayNow("Connection lost, trying again.");
    }
    this.#state = state;
    this.#element.dataset.state = state;
    say(this.#element, WORDS[state]);
  }

  /** For a page that follows nothing, or not yet. */
  clear() {
    this.#state = null;
    delete this.#element.dataset.state;
    say(this.#element, "");
  }
}
