// One run as a row of the list: made once, then only what changed is written.

import {element, name as named, say} from "../page/dom.js";
import {many, percent, rate, score} from "../page/format.js";
import {activation, scoreName} from "../page/names.js";
import {ProgressBar} from "./progress.js";
import {runHash} from "./route.js";

const STEPS = [
  ["year", 31557600],
  ["month", 2629800],
  ["day", 86400],
  ["hour", 3600],
  ["minute", 60],
];
const relative = new Intl.RelativeTimeFormat("en", {numeric: "auto"});
const absolute = new Intl.DateTimeFormat("en-GB", {dateStyle: "medium", timeStyle: "long"});

export class RunRow {
  #run = null;
  #status = element("span");
  #problem = element("div", {class: "trouble"});
  #command = element("td");
  #file = element("span");
  #target = element("span", {class: "aside"});
  #activation = element("td");
  #rate = numeric();
  #score = numeric();
  #dead = numeric();
  #progress = new ProgressBar();
  #modified = element("time");

  constructor(name, onSelect) {
    this.box = element("input", {type: "checkbox", "aria-label": `Compare ${name.slice(0, 200)}`});
    this.box.addEventListener("change", () => onSelect(name, this.box.checked));
    this.element = element(
      "tr",
      {},
      element("td", {class: "pick"}, element("label", {}, this.box)),
      element("th", {scope: "row"}, element("a", {href: runHash(name)}, named(name, 48)), this.#problem),
      element("td", {}, this.#status),
      this.#command,
      element("td", {class: "data"}, this.#file, " ", this.#target),
      this.#activation,
      this.#rate,
      this.#score,
      this.#dead,
      element("td", {}, this.#progress.element),
      element("td", {class: "numeric"}, this.#modified),
    );
  }

  show(run) {
    this.#run = run;
    this.element.className = run.status;
    this.box.disabled = run.status === "broken";
    // Its class gives the word a shape.
    this.#status.className = `status ${run.status}`;
    say(this.#status, run.status);
    showName(this.#problem, run.problem, 80);
    say(this.#command, run.command ?? "");
    showName(this.#file, run.data_file, 32);
    showName(this.#target, run.target ?? run.framework, 32);
    const activations = (run.activation ?? "").split(", ").map(activation).join(", ");
    say(this.#activation, activations + stop(run.epochs));
    say(this.#rate, optional(rate, run.learning_rate));
    say(this.#score, optional(score, run.score));
    this.#score.title = run.score_name ? scoreName(run) : "";
    say(this.#dead, optional(percent, run.dead_fraction));
    this.#progress.show(run.progress);
    this.#modified.dateTime = run.modified ?? "";
    this.#modified.title = run.modified ? exactly(run.modified) : "";
    this.showAge();
  }

  showAge() {
    if (this.#run?.modified) {
      say(this.#modified, ago(this.#run.modified));
    }
  }
}

/** Only where fewer epochs than were run are recommended. */
const stop = (epochs) => (epochs ? `, ${many(epochs, "epoch")}` : "");

const numeric = () => element("td", {class: "numeric"});

/** A list of runs is calmer where nothing stands for nothing. */
const optional = (write, value) => (value === null || value === undefined ? "" : write(value));

function showName(target, text, limit) {
  const whole = text ?? "";
  if (target.dataset.whole === whole) {
    return;
  }
  target.dataset.whole = whole;
  target.replaceChildren(...(whole ? [named(whole, limit)] : []));
}

/** "3 hours ago", for an instant in ISO form. */
function ago(instant, now = Date.now()) {
  const seconds = (Date.parse(instant) - now) / 1000;
  const step = STEPS.find(([, length]) => Math.abs(seconds) >= length);
  return step ? relative.format(Math.round(seconds / step[1]), step[0]) : "just now";
}

const exactly = (instant) => absolute.format(new Date(instant));
