// Life lines in words: what one cell shows, and what a whole run does.

import {livesOf} from "../charts/lives.js";
import {shorten} from "../charts/text.js";
import {isolated} from "./dom.js";
import {count, many, percent} from "./format.js";
import {capital, plain} from "./names.js";

const MOST_LAYERS = 4;
const SILENT = ["dead", "stuck_negative", "saturated", "inconclusive"];

/** What a cell shows: its unit and epoch, its rate, and what became of the unit. */
export function fateOf(unit, epoch, rate) {
  const fires = rate === 0 ? "never fires" : `fires on ${percent(rate)} of samples`;
  return [`Unit ${unit.unit}, epoch ${epoch}`, fires, end(unit), unit.evidence].filter(Boolean);
}

function end(unit) {
  const cause = unit.cause ? `; cause: ${plain(unit.cause)}` : "";
  const step = unit.last_fired_step > 0 ? ` (last fired in step ${unit.last_fired_step})` : "";
  const silence = unit.died == null ? "" : `, ${silent(unit)}${step}`;
  return `${plain(unit.verdict)} in the end${silence}${cause}`;
}

function silent(unit) {
  if (unit.born_dead) {
    return "born dead";
  }
  return unit.died === 0 ? "never fired" : `silent from epoch ${unit.died} on`;
}

/** What a run does, layer by layer, and which samples its rates are over. */
export function lifeSummary(run) {
  const layers = run.layers.map((layer) => ({...livesOf(layer, run.epochs), all: layer.units_total}));
  const said = layers.length <= MOST_LAYERS ? layers.map(ofLayer) : [inAll(layers)];
  return [...said, run.scope && capital(run.scope), run.note]
    .filter(Boolean)
    .map((said) => `${said}.`)
    .join(" ");
}

function ofLayer({layer, units, all}) {
  return `${isolated(shorten(layer, 40))}: ${summary(units, all)}`;
}

function inAll(layers) {
  const units = layers.flatMap((layer) => layer.units);
  const all = d3.sum(layers, (layer) => layer.all);
  return capital(`${summary(units, all)}, in ${count(layers.length)} layers`);
}

// Those that are shown are all that ever fell silent, and some of the others.
function summary(units, all) {
  const verdicts = d3.rollups(
    units,
    (group) => group.length,
    (unit) => unit.verdict,
  );
  const found = verdicts.filter(([verdict]) => SILENT.includes(verdict));
  if (found.length === 0) {
    return `all ${many(all, "unit")} fire`;
  }
  const said = found.map(([verdict, number]) => `${count(number)} ${plain(verdict)}`).join(", ");
  return `of ${many(all, "unit")} ${said}${worstEpoch(units)}`;
}

function worstEpoch(units) {
  const fallen = units.filter((unit) => unit.died > 0);
  const byEpoch = d3.rollups(
    fallen,
    (group) => group.length,
    (unit) => unit.died,
  );
  const [epoch, number] = d3.greatest(byEpoch, ([, fell]) => fell) ?? [0, 0];
  return number > 1 ? `; ${count(number)} are silent from epoch ${epoch} on` : "";
}
