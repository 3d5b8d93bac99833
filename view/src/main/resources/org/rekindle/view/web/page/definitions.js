// What every term means (view.definitions). The tooltips of the page refer to this list.

import {element} from "./dom.js";

/** The part of the page. */
export const definitions = {
  id: "definitions",
  title: "Glossary",
  short: "Glossary",
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
