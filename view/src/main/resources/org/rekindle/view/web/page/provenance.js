// What the result rests on (view.provenance, view.data.notes, view.files): the data and their hash, the split, seeds and
// versions, all that was done to the data, and the files of the run; linked where someone serves them.

import {element, name} from "./dom.js";
import {bytes} from "./format.js";

const LONG = 400;

/** The part of the page. */
export const provenance = {
  id: "provenance",
  title: "Data, settings and files",
  short: "Provenance",
  uses: (view) => [view.provenance, view.data?.notes, view.files],
  create({fileAddress = null}) {
    const facts = element("dl", {class: "facts"});
    const notes = block("How the data were prepared", "notes");
    const files = block("Files in the run directory", "files");
    return {
      element: element("div", {}, facts, notes.element, files.element),
      update(view) {
        const scope = {label: "units are counted on", value: view.census_scope};
        const directory = {label: "run directory", value: view.directory};
        const all = [...(view.provenance ?? []), scope, directory].filter(({value}) => value != null);
        facts.replaceChildren(...all.map(fact));
        notes.update((view.data?.notes ?? []).map(folded));
        files.update((view.files ?? []).map((file) => listed(file, fileAddress)));
      },
    };
  },
};

function block(title, kind) {
  const list = element("ul", {class: kind});
  const root = element("div", {}, element("h3", {}, title), list);
  return {
    element: root,
    update(items) {
      list.replaceChildren(...items.map((item) => element("li", {}, item)));
      root.hidden = items.length === 0;
    },
  };
}

function fact({label, value}) {
  return element("div", {}, element("dt", {}, name(label)), element("dd", {}, folded(value)));
}

// A value of any length: what is long is folded away whole.
function folded(value) {
  const whole = element("bdi", {class: "name"}, String(value ?? "–"));
  return String(value).length <= LONG ? whole : element("details", {}, element("summary", {}, name(value, 120)), whole);
}

function listed(file, fileAddress) {
  const size = element("span", {class: "aside"}, bytes(file.bytes));
  const named = name(file.name);
  return [fileAddress ? element("a", {href: fileAddress(file.name), download: true}, named) : named, " ", size];
}
