#!/usr/bin/env python3
"""Draws a study's scores and never-firing units against the learning rate, as SVG on stdout.

    ./rekindle choose examples/digits.csv --target digit --exhaustive --out runs/digits
    docs/figures/rates.py runs/digits > docs/figures/rates.svg
"""

import json
import math
import sys
from collections import defaultdict
from pathlib import Path

NAMES = {"relu": "ReLU", "leaky_relu": "Leaky ReLU", "prelu": "PReLU", "elu": "ELU"}
# Okabe and Ito's palette, which colour-blind people can tell apart, and marks for those who print in grey.
COLOURS = {"relu": "#d55e00", "leaky_relu": "#0072b2", "prelu": "#009e73", "elu": "#cc79a7"}
MARKS = {"relu": "circle", "leaky_relu": "square", "prelu": "diamond", "elu": "triangle"}
WIDTH, HEIGHT, LEFT, TOP, GAP, PANEL = 900, 360, 60, 50, 90, 340
BOTTOM = 290


def mark(kind, x, y, colour):
    shapes = {
        "circle": f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>',
        "square": f'<rect x="{x - 4:.1f}" y="{y - 4:.1f}" width="8" height="8" fill="{colour}"/>',
        "diamond": f'<path d="M{x:.1f} {y - 5.5:.1f}l5.5 5.5l-5.5 5.5l-5.5 -5.5z" fill="{colour}"/>',
        "triangle": f'<path d="M{x:.1f} {y - 5:.1f}l5 9h-10z" fill="{colour}"/>',
    }
    return shapes[kind]


def panel(left, title, note, rates, series):
    low, high = math.log10(rates[0]), math.log10(rates[-1])

    def x_of(rate):
        return left + (math.log10(rate) - low) / (high - low) * PANEL

    def y_of(value):
        return BOTTOM - value * (BOTTOM - TOP)

    lines = [f'<text x="{left}" y="24" font-weight="600">{title}</text>',
             f'<text x="{left}" y="41" font-size="12" fill="#555">{note}</text>']
    for tick in (0, 0.25, 0.5, 0.75, 1):
        y = y_of(tick)
        lines.append(f'<path d="M{left} {y:.1f}h{PANEL}" stroke="#ddd"/>')
        lines.append(f'<text x="{left - 8}" y="{y + 4:.1f}" text-anchor="end" font-size="12">{tick * 100:.0f} %</text>')
    for rate in rates:
        lines.append(f'<text x="{x_of(rate):.1f}" y="{BOTTOM + 20}" text-anchor="middle" font-size="12">{rate:g}</text>')
    lines.append(f'<text x="{left + PANEL / 2}" y="{BOTTOM + 40}" text-anchor="middle" font-size="12">learning rate</text>')
    for name, values in series.items():
        points = [(x_of(rate), y_of(values[rate])) for rate in rates if rate in values]
        path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
        lines.append(f'<path d="{path}" fill="none" stroke="{COLOURS[name]}" stroke-width="2"/>')
        lines += [mark(MARKS[name], x, y, COLOURS[name]) for x, y in points]
    return lines


def mean(values):
    return sum(values) / len(values)


def main(run):
    trials = [json.loads(line) for line in (Path(run) / "trials.jsonl").read_text().splitlines()]
    score, silent = defaultdict(lambda: defaultdict(list)), defaultdict(lambda: defaultdict(list))
    for trial in trials:
        name, rate, last = trial["activation"], trial["learning_rate"], trial["layers"][-1]
        silent[name][rate].append((last["dead"] + last["stuck_negative"]) / last["units"])
        if trial["validation"]:
            score[name][rate].append(trial["validation"].get("accuracy", trial["validation"].get("r2")))
    rates = sorted({trial["learning_rate"] for trial in trials})

    def averaged(table):
        return {name: {rate: mean(v) for rate, v in table[name].items()} for name in NAMES if name in table}

    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
           ' font-family="system-ui, sans-serif" font-size="14" fill="#222">',
           f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>']
    out += panel(LEFT, "Score on validation", "mean over seeds", rates, averaged(score))
    right = LEFT + PANEL + GAP
    out += panel(right, "Units of the last hidden layer that never fire",
                 "dead for ReLU; stuck negative, still learning, for most others", rates, averaged(silent))
    for i, name in enumerate(averaged(score)):
        x, y = LEFT + i * 130, HEIGHT - 10
        out += [mark(MARKS[name], x, y - 5, COLOURS[name]), f'<text x="{x + 12}" y="{y}">{NAMES[name]}</text>']
    print("\n".join(out + ["</svg>"]))


if __name__ == "__main__":
    main(sys.argv[1])
