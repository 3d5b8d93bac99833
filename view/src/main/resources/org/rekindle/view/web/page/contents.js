// The way to every part of the page. It scrolls by itself, because in the dashboard the address's hash is a route.

import {element} from "./dom.js";

/** The list of the page's parts: {element, update(parts)}. */
export function contents() {
  const list = element("ul");
  let known = "";
  return {
    element: element("nav", {class: "contents", "aria-label": "On this page"}, list),
    update(parts) {
      const wanted = parts.map((part) => part.id).join();
      if (wanted !== known) {
        known = wanted;
        list.replaceChildren(...parts.map((part) => element("li", {}, link(part))));
      }
    },
  };
}

function link(part) {
  const go = (event) => {
    event.preventDefault();
    const heading = document.getElementById(`${part.id}-heading`);
    heading.scrollIntoView({block: "start"});
    heading.focus({preventScroll: true});
  };
  return element("a", {href: `#part-${part.id}`, click: go}, part.short ?? part.title);
}
