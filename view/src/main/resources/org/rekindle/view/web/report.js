// The report: the run that stands in the page, as compressed JSON in Base64, shown.

import {showRun} from "./page/run.js";

const main = document.getElementById("main");

async function unpacked(text) {
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).json();
}

unpacked(document.getElementById("run").textContent)
  .then((view) => {
    document.title = `${String(view.name ?? "run").slice(0, 80)} – Rekindle`;
    showRun(view, main);
  })
  .catch((error) => {
    main.append(`This browser cannot show the report (${error.message}). The numbers are in the run directory.`);
    throw error;
  });
