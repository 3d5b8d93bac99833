// The status of a run as a word and a shape; the colour only repeats them.

import {element} from "../page/dom.js";

const SVG = "http://www.w3.org/2000/svg";
const SHAPES = {
  running: "M8 3.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9z",
  finished: "M2.5 8.5l4 4l7-9",
  interrupted: "M5.5 3v10M10.5 3v10",
  broken: "M3.5 3.5l9 9M12.5 3.5l-9 9",
};

export class StatusMark {
  #path = document.createElementNS(SVG, "path");
  #word = element("span");

  constructor() {
    const shape = document.createElementNS(SVG, "svg");
    shape.setAttribute("viewBox", "0 0 16 16");
    shape.setAttribute("aria-hidden", "true");
    shape.append(this.#path);
    this.element = element("span", {class: "status"}, shape, this.#word);
  }

  show(status) {
    if (this.element.dataset.status === status) return;
    this.element.dataset.status = status;
    this.#path.setAttribute("d", SHAPES[status] ?? SHAPES.broken);
    this.#word.textContent = status;
  }
}
