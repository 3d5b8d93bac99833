// A choice of one of a few, as radio buttons; hidden where there is nothing to choose.

import {element, name} from "./dom.js";

let choices = 0;

/** Makes a choice: {element, update(options, chosen) => chosen}; told(option) is called when someone chooses, write(option) is how it is shown. */
export function choice({label, told, write = String}) {
  const group = `choice-${choices++}`;
  const legend = element("legend", {}, label);
  const root = element("fieldset", {class: "choice"}, legend);
  let known = null;
  return {
    element: root,
    update(options, chosen) {
      root.hidden = options.length < 2;
      if (known !== options.join("\n")) {
        known = options.join("\n");
        root.replaceChildren(
          legend,
          ...options.map((option) =>
            element(
              "label",
              {},
              element("input", {
                type: "radio",
                name: group,
                value: option,
                checked: option === chosen,
                change: () => told(option),
              }),
              name(write(option), 40),
            ),
          ),
        );
      }
      return chosen;
    },
  };
}
