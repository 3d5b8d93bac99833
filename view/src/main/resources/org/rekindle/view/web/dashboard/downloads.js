// The files of a run, to take away.

import {element, name as named} from "../page/dom.js";
import {bytes} from "../page/format.js";
import {fileAddress} from "./api.js";

/** What most come for; the rest follows as the server lists it. */
const FIRST = ["model.onnx", "cured.onnx", "report.html"];

export class Downloads {
  #run;
  #shown = "";
  #list = element("ul");

  constructor(run) {
    this.#run = run;
    this.element = element(
      "details",
      {class: "downloads", hidden: true},
      element("summary", {}, "Download"),
      this.#list,
    );
  }

  show(files) {
    const wanted = JSON.stringify(files);
    if (wanted === this.#shown) {
      return;
    }
    this.#shown = wanted;
    this.element.hidden = files.length === 0;
    this.#list.replaceChildren(
      ...[...files].sort((one, other) => place(one) - place(other)).map((file) => this.#entry(file)),
    );
  }

  #entry({name, bytes: size}) {
    const link = element(
      "a",
      {href: fileAddress(this.#run, name), download: name.replaceAll("/", "-")},
      named(name, 60),
    );
    return element("li", {}, link, " ", element("span", {class: "aside"}, bytes(size)));
  }
}

function place({name}) {
  const found = FIRST.indexOf(name);
  return found < 0 ? FIRST.length : found;
}
