// How far a run is: a bar and its words.

import {element, say} from "../page/dom.js";
import {count, many} from "../page/format.js";
import {shareDone} from "./selection.js";

export class ProgressBar {
  #bar = element("progress", {max: 1});
  #words = element("span");

  constructor() {
    this.element = element("div", {class: "progress"}, this.#bar, this.#words);
  }

  show(progress) {
    const share = shareDone(progress);
    this.element.hidden = !progress;
    this.#bar.hidden = share === null;
    if (share === null) {
      say(this.#words, progress ? inWords(progress) : "");
      return;
    }
    this.#bar.value = share;
    this.#bar.setAttribute("aria-label", inWords(progress));
    say(
      this.#words,
      isWhole(progress) ? many(progress.done, progress.unit) : `${count(progress.done)}/${count(progress.planned)}`,
    );
  }
}

/** "75 of 120 trials, 45 spared"; "12 epochs" where nobody knows how many there will be */
export function inWords({unit, done, planned, spared}) {
  if (planned == null) {
    return many(done, unit);
  }
  const most = `${count(done)} of ${many(planned, unit)}`;
  return spared > 0 ? `${most}, ${count(spared)} spared` : most;
}

const isWhole = ({done, planned, spared}) => done + spared >= planned;
