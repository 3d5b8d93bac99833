// What the result rests on (view.provenance, view.data.notes, view.files): the data and their hash, the split, seeds and versions,
// all that was done to the data, and the files of the run; linked where someone serves them.

import {element, name} from "./dom.js";
import {bytes} from "./format.js";

/** The part of the page. */
export const provenance = {
  id: "provenance",
  title: "What this rests on",
  short: "Provenance",
  uses: (view) => [view.provenance, view.data?.notes, view.files],
  create(options) {
    const facts = element("dl", {class: "facts"});
    const notes = element("ul", {class: "notes"});
    const noted = element("div", {}, element("h3", {}, "What was done to the data"), notes);
    const files = element("ul", {class: "files"});
    const filed = element("div", {}, element("h3", {}, "Files in the run directory"), files);
    return {
      element: element("div", {}, facts, noted, filed),
      update(view) {
        const lines = [...(view.provenance ?? []).map(({label, value}) => [label, value]), ["every count is over", view.census_scope], ["run directory", view.directory]].filter(([, value]) => value != null);
        facts.replaceChildren(...lines.map(([label, value]) => element("div", {}, element("dt", {}, name(label)), element("dd", {}, long(value)))));
        notes.replaceChildren(...(view.data?.notes ?? []).map((note) => element("li", {}, long(note))));
        noted.hidden = !view.data?.notes?.length;
        files.replaceChildren(...(view.files ?? []).map((file) => element("li", {}, linked(file, options), " ", element("span", {class: "aside"}, bytes(file.bytes)))));
        filed.hidden = !view.files?.length;
      },
    };
  },
};

// A value of any length: what is long is folded away whole.
function long(value) {
  const text = String(value ?? "–");
  return text.length <= 400
    ? element("bdi", {class: "name"}, text)
    : element("details", {}, element("summary", {}, name(text, 120)), element("bdi", {class: "name"}, text));
}

function linked(file, {fileAddress}) {
  return fileAddress ? element("a", {href: fileAddress(file.name), download: true}, name(file.name)) : name(file.name);
}
