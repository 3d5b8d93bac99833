#!/usr/bin/env python3
"""Draws what a training step takes with each library, ReLU, from a run of the benchmarks, as SVG on stdout.

    benchmarks/run --only steps --json all.json
    docs/figures/steps.py all.json > docs/figures/steps.svg
"""

import json
import math
import sys
from pathlib import Path

# Okabe and Ito's palette, which colour-blind people can tell apart; every bar has its number beside it.
COLOURS = {"rekindle": "#d55e00", "libtorch": "#0072b2", "djl": "#009e73", "easytrain": "#56b4e9",
           "pytorch": "#cc79a7", "dl4j": "#999"}
NAMES = {"rekindle": "Rekindle", "libtorch": "libtorch from Java", "djl": "DJL", "easytrain": "DJL, EasyTrain",
         "pytorch": "PyTorch from Python", "dl4j": "Deeplearning4j"}
WIDTH, LEFT, PANEL, BAR, GAP, TOP = 900, 150, 600, 15, 46, 72
TICKS = (10, 100, 1000)


def three_digits(number):
    return f"{number:,.0f}" if number >= 100 else f"{number:.3g}"


def main(document):
    steps = [step for step in json.loads(Path(document).read_text())["steps"]
             if step["activation"] == "relu" and "microseconds" in step]
    networks = list(dict.fromkeys((step["network"], step["batch"]) for step in steps))
    low, high = 5, max(step["microseconds"] for step in steps)

    def length(microseconds):
        return PANEL * (math.log10(microseconds) - math.log10(low)) / (math.log10(high) - math.log10(low))

    body, y = [], TOP
    for network, batch in networks:
        body.append(f'<text x="{LEFT}" y="{y}" font-weight="600">{network.replace("1-10x2-2", "ten layers of width 2")}, batch {batch}</text>')
        y += 8
        for who in COLOURS:
            for step in (s for s in steps if s["network"] == network and s["contender"] == who):
                width, middle = length(step["microseconds"]), y + BAR - 4
                ratio = "" if who == "rekindle" else f' ({three_digits(step["times_rekindle"])}×)'
                body += [f'<rect x="{LEFT}" y="{y}" width="{width:.1f}" height="{BAR - 3}" fill="{COLOURS[who]}"/>',
                         f'<text x="{LEFT - 8}" y="{middle}" text-anchor="end" font-size="12">{NAMES[who]}</text>',
                         f'<text x="{LEFT + width + 6:.1f}" y="{middle}" font-size="12">'
                         f'{three_digits(step["microseconds"])} µs{ratio}</text>']
                y += BAR
        y += GAP - BAR
    bottom = y - 20
    axis = []
    for tick in TICKS:
        x = LEFT + length(tick)
        axis += [f'<path d="M{x:.1f} {TOP - 8}V{bottom}" stroke="#ddd"/>',
                 f'<text x="{x:.1f}" y="{bottom + 16}" text-anchor="middle" font-size="12">{tick:,} µs</text>']
    height = bottom + 28
    print("\n".join(
        [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
         ' font-family="system-ui, sans-serif" font-size="14" fill="#222">',
         f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>',
         f'<text x="{LEFT}" y="24" font-weight="600">One training step, ReLU, Adam, one thread</text>',
         f'<text x="{LEFT}" y="41" font-size="12" fill="#555">logarithmic scale; in brackets, times Rekindle</text>']
        + axis + body + ["</svg>"]))


if __name__ == "__main__":
    main(sys.argv[1])
