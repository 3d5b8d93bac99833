// The pages of a long table.

import {element, say} from "./dom.js";
import {count} from "./format.js";

/**
 * Makes a pager: {element, over(length, fromStart, always), range() => [first, end]}; turned() is called when someone
 * turns.
 */
export function pager(size, turned) {
  let page = 0;
  let length = 0;
  const range = element("span", {class: "range"});
  const spoken = element("span", {role: "status", class: "visually-hidden"});
  const previous = element("button", {type: "button", class: "quiet", click: () => turn(-1)}, "Previous");
  const next = element("button", {type: "button", class: "quiet", click: () => turn(1)}, "Next");
  const root = element("div", {class: "pager"}, previous, range, next, spoken);

  function turn(by) {
    page += by;
    show();
    say(spoken, range.textContent);
    turned();
  }

  function show() {
    const last = Math.max(0, Math.ceil(length / size) - 1);
    page = Math.max(0, Math.min(page, last));
    previous.disabled = page === 0;
    next.disabled = page === last;
    const end = Math.min(length, (page + 1) * size);
    say(range, length === 0 ? "nothing found" : `${count(page * size + 1)} to ${count(end)} of ${count(length)}`);
  }

  return {
    element: root,
    over(rows, fromStart, always) {
      length = rows;
      page = fromStart ? 0 : page;
      root.hidden = rows <= size && !always;
      show();
      // A table that grows by itself has nothing to say.
      if (fromStart) {
        say(spoken, range.textContent);
      }
    },
    range: () => [page * size, Math.min(length, (page + 1) * size)],
  };
}
