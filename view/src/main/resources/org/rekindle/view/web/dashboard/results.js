// What runs came to, beside one another, and which did best.

import {interval, isNumber, many, number, percent, rate, score} from "../page/format.js";
import {activation, scoreName} from "../page/names.js";
import {standingOf, standingWith, testScore} from "./standings.js";

/**
 * @param isFair whether their scores are of one kind
 * @returns {{label: string, cells: {text: string, note: string, best: string}[]}[]}
 */
export function results(views, isFair) {
  const standings = views.map(standingOf);
  const name = scoreName(views.find((view) => view.score_name) ?? {});
  const scored = isFair ? name : "score";
  const lower = views.some((view) => view.watched?.higher_is_better === false);
  const on = views.some((view) => view.watched) ? "" : "validation ";
  return [
    row(
      "activation",
      standings.map((one) => one && {text: titleOf(one.activation), note: one.isFinal ? "" : "so far"}),
    ),
    row(
      "learning rate",
      standings.map(
        (one) => one && {text: number(one.learning_rate), note: one.epochs ? many(one.epochs, "epoch") : ""},
      ),
    ),
    row(`${on}${scored}`, marked(standings.map(scoreCell), isFair, lower)),
    row(
      `test ${scored}`,
      marked(
        views.map((view) => valueCell(testScore(view), score)),
        isFair,
      ),
    ),
    row(
      "dead units",
      standings.map((one) => one && valueCell(one.dead_fraction, percent)),
    ),
    row(
      "stuck negative units",
      standings.map((one) => one && valueCell(one.stuck_negative_fraction, percent)),
    ),
    ...studied(views).map((id) =>
      row(
        `${activation(id)} at its best rate`,
        marked(
          views.map((view) => atBest(standingWith(view, id))),
          isFair,
        ),
      ),
    ),
  ].filter(({cells}) => cells.some((cell) => cell.text !== "–"));
}

function row(label, cells) {
  return {label, cells: cells.map((cell) => ({text: "–", note: "", best: "", ...cell}))};
}

/** The title of an activation; a watched run may have several. */
function titleOf(ids) {
  return (ids ?? "–").split(", ").map(activation).join(", ");
}

/** The activations that at least two of the runs have tried, each with rates to choose from. */
function studied(views) {
  const tried = views.flatMap((view) => view.ranking.map((one) => one.activation));
  return [...new Set(tried)].filter((id) => tried.filter((other) => other === id).length > 1);
}

function scoreCell(standing) {
  return (
    standing && {
      value: standing.score,
      range: standing.ci95,
      text: score(standing.score),
      note: standing.ci95 ? interval(standing.ci95) : "",
    }
  );
}

function atBest(standing) {
  return (
    standing && {
      ...scoreCell(standing),
      note: `at ${rate(standing.learning_rate)}${standing.ci95 ? `, ${interval(standing.ci95)}` : ""}`,
    }
  );
}

const valueCell = (value, write) => ({value, text: write(value)});

/** Marks the best in words; where its interval meets another's, the word says so too. */
function marked(cells, isFair, lower = false) {
  const values = cells.map((cell) => cell?.value).filter(isNumber);
  if (!isFair || values.length < 2 || new Set(values).size === 1) {
    return cells;
  }
  const best = lower ? Math.min(...values) : Math.max(...values);
  const winners = cells.filter((cell) => cell?.value === best);
  const others = cells.filter((cell) => isNumber(cell?.value) && cell.value !== best);
  const unsure = winners.some((winner) => others.some((other) => meet(winner.range, other.range)));
  return cells.map((cell) =>
    cell?.value === best ? {...cell, best: unsure ? "best, intervals overlap" : "best"} : cell,
  );
}

const meet = (one, other) => Boolean(one && other) && one[0] <= other[1] && other[0] <= one[1];
