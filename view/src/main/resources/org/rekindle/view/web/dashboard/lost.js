// The page of an address that leads nowhere.

import {element} from "../page/dom.js";
import {listHash} from "./route.js";

export function showLost({main}) {
  showSorry(main, "There is no such page", `No page of the dashboard has the address ${location.hash}.`);
}

/** Says that what was asked for is not there, and where to go from here. */
export function showSorry(main, title, reason) {
  main.replaceChildren(
    element("h1", {tabindex: "-1"}, title),
    element("p", {}, element("bdi", {class: "long"}, reason)),
    element("p", {}, element("a", {href: listHash()}, "To all runs")),
  );
}
