// A command that the reader can copy, under a title.

import {copyButton} from "./copy.js";
import {element, say} from "./dom.js";

/** The element, hidden as long as there is no command. */
export function commandLine(title) {
  const command = element("code");
  const box = element("pre", {tabindex: "0", role: "group", "aria-label": "The command"}, command);
  const line = element("div", {class: "command"}, box, copyButton(command));
  const root = element("div", {class: "repeat"}, element("h2", {}, title), line);
  return {
    element: root,
    update(text) {
      say(command, text ?? "");
      root.hidden = !text;
    },
  };
}
