// The lines of the charts by learning rate, and what they say in a sentence (settings of the view).

import {percent, rate, score} from "./format.js";
import {learnsBelowZero} from "./settings.js";

/** A line of scores per activation. */
export function scoreLines(lines) {
  const point = (setting) => ({
    x: setting.learning_rate,
    y: setting.score,
    low: setting.ci95?.[0],
    high: setting.ci95?.[1],
    hollow: setting.dropped,
    diverged: setting.diverged,
  });
  return lines.map((line) => ({...line, measure: "score", points: line.settings.map(point)}));
}

/** From the lowest to the highest score, with the intervals of what was not dropped: those over two seeds span all. */
export function scoreDomain(lines) {
  const scored = lines.flatMap((line) => line.settings).filter((setting) => setting.score != null);
  const ends = scored.flatMap((setting) => [setting.score, ...(setting.dropped ? [] : (setting.ci95 ?? []))]);
  const [low, high] = ends.length ? d3.extent(ends) : [0, 1];
  const room = (high - low || 0.1) * 0.06;
  return [low - room, Math.min(high + room, Math.max(1, high))];
}

/** Lines of dead units, and dashed ones of units that never fire and still learn. */
export function deadLines(lines) {
  return lines.flatMap((line) => {
    const dies = line.settings.some((setting) => setting.dead_fraction + setting.inconclusive_fraction > 0);
    const learns = learnsBelowZero(line.activation);
    const dead = {...line, measure: "dead_fraction", points: line.settings.map(deadPoint)};
    const stuck = {...line, measure: "stuck_negative_fraction", dashed: true, points: line.settings.map(stuckPoint)};
    if (!learns) {
      return [dead];
    }
    const both = [
      {...dead, title: `${line.title}, dead`},
      {...stuck, title: `${line.title}, stuck`},
    ];
    return dies ? both : [stuck];
  });
}

// Units that never fired in too few samples may or may not be dead: the whisker reaches up to what they would add.
function deadPoint(setting) {
  const {dead_fraction: dead, inconclusive_fraction: open} = setting;
  const reach = open > 0 ? {low: dead, high: dead + open} : {};
  return {x: setting.learning_rate, y: dead, hollow: setting.dropped, ...reach};
}

function stuckPoint(setting) {
  return {x: setting.learning_rate, y: setting.stuck_negative_fraction, hollow: setting.dropped};
}

/** From none to the largest share, rounded up. */
export function shareDomain(series) {
  const most = d3.max(series, (line) => d3.max(line.points, (point) => point.high ?? point.y)) ?? 0;
  return [0, most > 0.5 ? 1 : Math.max(0.1, Math.ceil(most * 10) / 10)];
}

/** What the scores say, in a sentence. */
export function scoreSummary(lines, name) {
  const best = lines
    .map(({title, settings}) => ({title, top: d3.greatest(settings.filter(counts), (setting) => setting.score)}))
    .filter(({top}) => top)
    .sort((a, b) => b.top.score - a.top.score)
    .map(({title, top}) => `${title} ${score(top.score)} at ${rate(top.learning_rate)}`);
  return best.length ? `Best mean ${name}: ${best.join(", ")}.` : "No trial has a score yet.";
}

function counts(setting) {
  return setting.score != null && !setting.dropped;
}

/** What the deaths say, in a sentence. */
export function deadSummary(lines) {
  const dying = most(lines, "dead_fraction").map(
    ({title, setting, share}) => `${title} up to ${share} at ${rate(setting.learning_rate)}`,
  );
  const learning = lines.filter((line) => learnsBelowZero(line.activation));
  const stuck = most(learning, "stuck_negative_fraction").map(({title, share}) => `${title} ${share}`);
  const open = most(lines, "inconclusive_fraction").map(({title, share}) => `${title} ${share}`);
  const unsure = `No unit is known to be dead. Inconclusive (too few samples), at most: ${open.join(", ")}.`;
  const none = open.length ? unsure : "No unit is dead at any rate.";
  const first = dying.length ? `Dead: ${dying.join(", ")}.` : none;
  return stuck.length ? `${first} Stuck negative, still learning, at most: ${stuck.join(", ")}.` : first;
}

// Of every line the setting with the largest share, where there is any; the largest first.
function most(lines, field) {
  return lines
    .map(({title, settings}) => ({title, setting: d3.greatest(settings, (setting) => setting[field])}))
    .filter(({setting}) => setting?.[field] > 0)
    .sort((a, b) => b.setting[field] - a.setting[field])
    .map(({title, setting}) => ({title, setting, share: percent(setting[field])}));
}
