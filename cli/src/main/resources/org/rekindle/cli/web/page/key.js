// What the signs in the charts by learning rate mean: only those that occur (hollow, dashed, crossed, whiskers).

import {swatch} from "../charts/series.js";
import {element} from "./dom.js";
import {term} from "./terms.js";

/** A key: {element, update(lines)}. */
export function key() {
  const list = element("ul", {class: "key"});
  return {
    element: list,
    update(lines) {
      const settings = lines.flatMap((line) => line.settings);
      const dropped = settings.filter((setting) => setting.dropped);
      const [least, most] = d3.extent(dropped, (setting) => setting.seeds);
      const entries = [
        settings.some((setting) => setting.ci95) && [sign("M0 -7V7M-3 -7H3M-3 7H3", "whisker"), term("95 % interval", "ci95"), " over seeds"],
        dropped.length > 0 && [swatch("other", {hollow: true}), `hollow: ${least === most ? least : `${least} to ${most}`} seeds, then dropped; it could no longer win`],
        settings.some((setting) => setting.stuck_negative_fraction > 0) && [swatch("other", {hollow: true, dashed: true}), "dashed: ", term("stuck negative", "stuck_negative"), "\u2060, which still learns"],
        settings.some((setting) => setting.diverged > 0) && [sign("M-5 -5L5 5M-5 5L5 -5", "cross"), "a trial diverged"],
      ].filter(Boolean);
      list.replaceChildren(...entries.map((entry) => element("li", {}, entry)));
      list.hidden = entries.length === 0;
    },
  };
}

function sign(path, kind) {
  const svg = d3.create("svg").attr("class", "swatch hue-other").attr("viewBox", "-14 -8 28 16").attr("width", 28).attr("height", 16).attr("aria-hidden", "true");
  svg.append("path").attr("class", kind).attr("d", path);
  return svg.node();
}
