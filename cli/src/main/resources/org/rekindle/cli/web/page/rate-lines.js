// The lines, tables and sentences of the charts by learning rate (settings of the view).

import {count, percent, rate, score} from "./format.js";
import {learnsBelowZero, titles} from "./settings.js";

/** A line of scores per activation. */
export function scoreLines(lines) {
  return lines.map((line) => ({
    ...line,
    measure: "score",
    points: line.settings.map((setting) => ({x: setting.learning_rate, y: setting.score, low: setting.ci95?.[0], high: setting.ci95?.[1], hollow: setting.dropped, diverged: setting.diverged})),
  }));
}

/** From the lowest to the highest score, with the intervals of what was not dropped: those over two seeds span everything. */
export function scoreDomain(lines) {
  const settings = lines.flatMap((line) => line.settings).filter((setting) => setting.score != null);
  const shown = settings.flatMap((setting) => [setting.score, ...(setting.dropped ? [] : setting.ci95 ?? [])]);
  const [low, high] = shown.length ? d3.extent(shown) : [0, 1];
  const room = (high - low || 0.1) * 0.06;
  return [low - room, Math.min(high + room, Math.max(1, high))];
}

/** Lines of dead units, and dashed ones of units that never fire and still learn. */
export function deadLines(lines) {
  return lines.flatMap((line) => {
    const shares = (field) => line.settings.map((setting) => ({x: setting.learning_rate, y: setting[field], hollow: setting.dropped}));
    const dies = line.settings.some((setting) => setting.dead_fraction > 0);
    const learns = learnsBelowZero(line.activation);
    return [
      (dies || !learns) && {...line, measure: "dead_fraction", title: learns ? `${line.title}, dead` : line.title, points: shares("dead_fraction")},
      learns && {...line, measure: "stuck_negative_fraction", title: dies ? `${line.title}, stuck` : line.title, dashed: true, points: shares("stuck_negative_fraction")},
    ].filter(Boolean);
  });
}

/** What the scores say, in a sentence. */
export function scoreSummary(lines, name) {
  const best = lines.map((line) => ({line, top: d3.greatest(line.settings.filter((setting) => setting.score != null && !setting.dropped), (setting) => setting.score)})).filter(({top}) => top);
  const ranked = best.sort((a, b) => b.top.score - a.top.score).map(({line, top}) => `${line.title} ${score(top.score)} at ${rate(top.learning_rate)}`);
  return ranked.length ? `Best mean ${name}: ${ranked.join(", ")}.` : `No trial has a ${name} yet.`;
}

/** What the deaths say, in a sentence. */
export function deadSummary(lines) {
  const worst = lines.map((line) => ({line, dead: d3.greatest(line.settings, (setting) => setting.dead_fraction), stuck: d3.greatest(line.settings, (setting) => setting.stuck_negative_fraction)}));
  const dying = worst.filter(({dead}) => dead?.dead_fraction > 0).sort((a, b) => b.dead.dead_fraction - a.dead.dead_fraction).map(({line, dead}) => `${line.title} up to ${percent(dead.dead_fraction)} at ${rate(dead.learning_rate)}`);
  const stuck = worst.filter(({line, stuck: most}) => learnsBelowZero(line.activation) && most?.stuck_negative_fraction > 0).map(({line, stuck: most}) => `${line.title} ${percent(most.stuck_negative_fraction)}`);
  return `${dying.length ? `Dead: ${dying.join(", ")}.` : "No unit is dead at any rate."}${stuck.length ? ` Stuck negative, still learning, at most: ${stuck.join(", ")}.` : ""}`;
}

/** The columns of the table beside the scores. */
export function scoreColumns(settings) {
  return [
    ...which(settings),
    {label: "score", numeric: true, value: (setting) => setting.score, text: score},
    {label: "95 % low", term: "ci95", numeric: true, value: (setting) => setting.ci95?.[0], text: score},
    {label: "95 % high", term: "ci95", numeric: true, value: (setting) => setting.ci95?.[1], text: score},
    {label: "seeds", numeric: true, value: (setting) => setting.seeds, text: count},
    {label: "dropped", value: (setting) => setting.dropped, text: (value) => (value ? "dropped" : "no")},
    {label: "diverged", numeric: true, value: (setting) => setting.diverged, text: count},
  ];
}

/** The columns of the table beside the deaths, with a pair for each layer. */
export function deadColumns(settings) {
  const layers = settings.find((setting) => setting.layers?.length)?.layers ?? [];
  return [
    ...which(settings),
    {label: "dead", term: "dead", numeric: true, value: (setting) => setting.dead_fraction, text: percent},
    {label: "stuck negative", term: "stuck_negative", numeric: true, value: (setting) => setting.stuck_negative_fraction, text: percent},
    {label: "inconclusive", term: "inconclusive", numeric: true, value: (setting) => setting.inconclusive_fraction, text: percent},
    {label: "zeros", term: "zero_share", numeric: true, value: (setting) => setting.zero_share, text: percent},
    ...layers.flatMap((layer, at) => ["dead", "stuck_negative"].map((field) => ({
      label: `${layer.layer.slice(0, 24)} ${field === "dead" ? "dead" : "stuck"}`,
      title: layer.layer,
      numeric: true,
      value: (setting) => setting.layers?.[at]?.[field],
      text: percent,
    }))),
  ];
}

function which(settings) {
  const title = titles(settings);
  return [
    {label: "activation", value: title},
    {label: "init", value: (setting) => setting.init},
    {label: "learning rate", numeric: true, value: (setting) => setting.learning_rate, text: rate},
  ];
}
