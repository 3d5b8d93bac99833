// The runs that the list knows of: which changed since they were shown, and whether their order still holds.

import {isFound, sorted} from "./selection.js";

export class KnownRuns {
  #runs = new Map();
  #changed = new Set();
  #isOutOfOrder = false;

  get size() {
    return this.#runs.size;
  }

  has(name) {
    return this.#runs.has(name);
  }

  all() {
    return [...this.#runs.values()];
  }

  /** Takes the runs that there are, and gives the names of those that are no more. */
  replace(runs) {
    const names = new Set(runs.map((run) => run.name));
    const gone = [...this.#runs.keys()].filter((name) => !names.has(name));
    gone.forEach((name) => this.forget(name));
    runs.forEach((run) => this.take(run));
    this.#isOutOfOrder = true;
    return gone;
  }

  /** A run that only goes on stays where it is: a list that is read must not run away. */
  take(run) {
    if (this.#runs.get(run.name)?.status !== run.status) {
      this.#isOutOfOrder = true;
    }
    this.#runs.set(run.name, run);
    this.#changed.add(run.name);
  }

  forget(name) {
    this.#runs.delete(name);
    this.#changed.delete(name);
    this.#isOutOfOrder = true;
  }

  /** The runs that changed since this was asked last. */
  takeChanged() {
    const changed = [...this.#changed].map((name) => this.#runs.get(name));
    this.#changed.clear();
    return changed;
  }

  /** Whether it is time to arrange them anew; told once. */
  takeDisorder() {
    const was = this.#isOutOfOrder;
    this.#isOutOfOrder = false;
    return was;
  }

  found(query, sorting) {
    return sorted(
      this.all().filter((run) => isFound(run, query)),
      sorting,
    );
  }
}
