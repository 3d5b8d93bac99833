// A run that is followed: its view as it is by now.

import {fetchRun, runEvents} from "./api.js";
import {applyEvent, isOutdated} from "./live.js";
import {follow} from "./stream.js";

export class FollowedView {
  #name;
  #signal;
  #onView;
  #onGone;
  #view = null;
  #isFetching = false;
  #waiting = [];

  /**
   * @param onView told each new view
   * @param onGone told the error when the run is there no more
   */
  constructor({name, onView, onGone, signal}) {
    this.#name = name;
    this.#onView = onView;
    this.#onGone = onGone;
    this.#signal = signal;
  }

  /** Fetches the view, and then follows the run; fails where there is no view to begin with. */
  async start(onState) {
    this.#show(await fetchRun(this.#name, this.#signal));
    follow({
      address: () => runEvents(this.#name, this.#view.version),
      handlers: {
        trial: (data, line) => this.#take({kind: "trial", line, data}),
        epoch: (data, line) => this.#take({kind: "epoch", line, data}),
        status: (data) => this.#take({kind: "status", data}),
      },
      onState,
      onRefused: () => this.#fetchAgain(),
      signal: this.#signal,
    });
  }

  #take(event) {
    // While the view is on its way, its lines may already hold what arrives meanwhile.
    if (this.#isFetching) {
      this.#waiting.push(event);
      return;
    }
    // A run that has ended is shown as such together with what it came to.
    if (isOutdated(this.#view, event)) {
      this.#fetchAgain(event);
    } else {
      this.#show(applyEvent(this.#view, event));
    }
  }

  /** @param event what is known of the run even if the view cannot be had */
  async #fetchAgain(event = null) {
    if (this.#isFetching) {
      return;
    }
    this.#isFetching = true;
    try {
      this.#show(await fetchRun(this.#name, this.#signal));
    } catch (error) {
      // What cannot be reached now is asked for when the connection is back; what was refused is gone.
      if (error.status === 404 && !this.#signal.aborted) {
        this.#onGone(error);
      } else if (event) {
        this.#show(applyEvent(this.#view, event));
      }
    } finally {
      this.#isFetching = false;
      for (const late of this.#waiting.splice(0)) {
        this.#take(late);
      }
    }
  }

  #show(view) {
    if (view === this.#view || this.#signal.aborted) {
      return;
    }
    this.#view = view;
    this.#onView(view);
  }
}
