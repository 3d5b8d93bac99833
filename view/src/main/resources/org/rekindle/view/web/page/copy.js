// A button that copies a text. Where the page may not use the clipboard, it selects the text, so that Ctrl-C takes it.

import {element} from "./dom.js";

/** A copy button for what another element says. */
export function copyButton(source, label = "Copy") {
  const button = element("button", {type: "button", class: "quiet copy", click: copy}, label);
  const spoken = element("span", {role: "status", class: "visually-hidden"});
  let back = 0;

  async function copy() {
    const done = await write(source.textContent);
    if (!done) {
      getSelection().selectAllChildren(source);
    }
    const said = done ? "Copied" : "Selected: press Ctrl-C";
    button.textContent = said;
    spoken.textContent = said;
    clearTimeout(back);
    back = setTimeout(() => {
      button.textContent = label;
      spoken.textContent = "";
    }, 2500);
  }

  return element("span", {class: "copying"}, button, spoken);
}

async function write(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
