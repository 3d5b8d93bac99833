// What the list says when there is nothing to list.

import {element} from "../page/dom.js";

export class EmptyNote {
  constructor() {
    this.element = element("div", {class: "empty"}, element("p", {class: "aside"}, "Reading the runs…"));
  }

  show({all, found, query, directory, first}) {
    this.element.hidden = found > 0;
    if (all === 0) {
      this.element.replaceChildren(...howToMakeOne(directory, first));
    } else if (found === 0)
      this.element.replaceChildren(element("p", {}, "No run matches: ", element("bdi", {}, query)));
  }

  showFailure(error) {
    this.element.hidden = false;
    this.element.replaceChildren(
      element("h2", {}, "The runs cannot be read"),
      element("p", {}, error.message),
      element("p", {}, "They appear here as soon as the server answers."),
    );
  }
}

function howToMakeOne(directory, [choose, train] = []) {
  const place = directory ? ["in ", element("code", {}, element("bdi", {}, directory))] : [];
  return [
    element("h2", {}, "No runs yet"),
    element("p", {}, "There is no run ", ...place, " yet. This command makes one, which is shown here while it works:"),
    command(choose),
    element("p", {}, "Or watch one network train:"),
    command(train),
  ];
}

function command(text) {
  return element("pre", {tabindex: "0"}, element("code", {}, text));
}
