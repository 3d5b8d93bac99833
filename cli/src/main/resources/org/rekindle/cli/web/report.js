// The report: the run that stands in the page as JSON, shown.

import {showRun} from "./page/run.js";

const view = JSON.parse(document.getElementById("run").textContent);
document.title = `${String(view.name ?? "run").slice(0, 80)} – Rekindle`;
showRun(view, document.getElementById("main"));
