// What the result rests on (view.data, view.provenance, view.files): the data and their hash, the split, seeds and versions,
// all that was done to the data, and the files of the run.

import {element, name} from "./dom.js";
import {bytes, count} from "./format.js";

/** The part of the page. */
export const provenance = {
  id: "provenance",
  title: "What this rests on",
  short: "Provenance",
  uses: (view) => [view.data, view.provenance, view.files],
  create() {
    const facts = element("dl", {class: "facts"});
    const notes = element("ul", {class: "notes"});
    const noted = element("div", {}, element("h3", {}, "What was done to the data"), notes);
    const files = element("ul", {class: "files"});
    const filed = element("div", {}, element("h3", {}, "Files in the run directory"), files);
    return {
      element: element("div", {}, facts, noted, filed),
      update(view) {
        const lines = [...dataFacts(view), ...(view.provenance ?? []).map(({label, value}) => [label, value])];
        facts.replaceChildren(...lines.map(([label, value]) => element("div", {}, element("dt", {}, name(label)), element("dd", {}, long(value)))));
        notes.replaceChildren(...(view.data?.notes ?? []).map((note) => element("li", {}, long(note))));
        noted.hidden = !view.data?.notes?.length;
        files.replaceChildren(...(view.files ?? []).map((file) => element("li", {}, name(file.name), " ", element("span", {class: "aside"}, bytes(file.bytes)))));
        filed.hidden = !view.files?.length;
      },
    };
  },
};

function dataFacts(view) {
  const data = view.data;
  const directory = view.directory ? [["run directory", view.directory]] : [];
  if (!data) {
    return directory;
  }
  const split = data.split;
  return [
    ["data", data.path],
    ["SHA-256", data.sha256],
    ["rows", `${count(data.rows)}, ${count(data.features)} features`],
    ["target", data.target],
    ["task", data.classes ? `${data.task}, ${count(data.classes)} classes` : data.task],
    ["split", split && `${count(split.train)} training, ${count(split.validation)} validation, ${count(split.test)} test rows`],
    ["every count is over", view.census_scope],
    ...directory,
  ].filter(([, value]) => value != null);
}

// A value of any length: what is long is folded away whole.
function long(value) {
  const text = String(value ?? "–");
  return text.length <= 400
    ? element("bdi", {class: "name"}, text)
    : element("details", {}, element("summary", {}, name(text, 120)), element("bdi", {class: "name"}, text));
}
