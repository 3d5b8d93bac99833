// What every word means (view.definitions): the list that the defined words of the page are described by.

import {element} from "./dom.js";

/** The part of the page. */
export const definitions = {
  id: "definitions",
  title: "What the words mean",
  short: "Words",
  uses: (view) => [view.definitions],
  create() {
    const list = element("dl", {class: "glossary"});
    return {
      element: list,
      update(view) {
        list.replaceChildren(...view.definitions.map(entry));
      },
    };
  },
};

function entry({id, term, text, source}) {
  const from = source && element("span", {class: "source"}, ` (${source})`);
  return element("div", {}, element("dt", {}, term), element("dd", {id: `definition-${id}`}, text, from));
}
