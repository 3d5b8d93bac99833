"""How the time and memory of whole commands grow with their work.

    python3 benchmarks/growth/growth.py [--only NAME,...] [--turns N] [--rekindle COMMAND] [--scratch FOLDER] [--large]

Needs Python alone. Each figure is of a process of its own, its start included: seconds of the
processor (user and system) and of the clock, and the most memory that was resident. With several
turns it is the median. The exponent is the slope between two sizes after what the smallest size
takes has been subtracted, which is nearly all start: 1 means that twice the work takes twice the
time. --large adds the sizes that take minutes and gigabytes.
"""

import argparse
import math
import os
import random
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HOME = Path(__file__).resolve().parents[2]


class Case:
    """Commands of one kind, by their size. The work is what the time should grow with."""

    def __init__(self, name, command_of, sizes, large=(), work_of=lambda size: size):
        self.name = name
        self.command_of = command_of
        self.sizes = sizes
        self.large = large
        self.work_of = work_of


def table(folder, rows, columns):
    """Normal numbers with four decimals, and a target that two columns decide. It is made once."""
    path = folder / f"{rows}x{columns}.csv"
    if path.exists():
        return path
    draw = random.Random(1)
    # Text of numbers is drawn from a stock, as drawing each number would take hours.
    stock = [f"{draw.gauss(0, 1):.4f}" for _ in range(100_003)]
    with open(path, "w") as file:
        file.write(",".join(f"x{column}" for column in range(columns)) + ",y\n")
        for _ in range(rows):
            start = draw.randrange(len(stock) - columns)
            values = stock[start : start + columns]
            label = float(values[0]) + float(values[-1]) > 0
            file.write(",".join(values) + f",{int(label)}\n")
    return path


def train(data, *options):
    return ["train", str(data), "--target", "y", "--activation", "relu", *options]


def widths(folder):
    data = table(folder, 1000, 20)
    return lambda width: train(data, "--hidden", f"{width},{width}", "--epochs", "3")


def depths(folder):
    data = table(folder, 1000, 20)
    return lambda depth: train(data, "--hidden", ",".join(["32"] * depth), "--epochs", "10")


def trials(folder):
    data = table(folder, 300, 10)
    # Two seeds choose the rate, and the others compare: trials = seeds · rates · activations.
    common = ["choose", str(data), "--target", "y", "--exhaustive", "--hidden", "8", "--epochs", "2"]
    return lambda number: [*common, "--activations", "relu", "--learning-rates", "0.001", "--seeds", str(number)]


def threads(folder):
    data = table(folder, 2000, 20)
    return lambda number: ["choose", str(data), "--target", "y", "--seeds", "3", "--threads", str(number)]


def scanned(folder, rekindle):
    """A model of two layers of 64, trained once."""
    model = folder / "scanned" / "model.onnx"
    if not model.exists():
        command = train(table(folder, 1000, 20), "--hidden", "64,64", "--epochs", "2", "--no-standardize")
        subprocess.run([*rekindle, *command, "--out", str(model.parent)], check=True, stdout=subprocess.DEVNULL)
    return lambda rows: ["scan", str(model), "--data", str(table(folder, rows, 20)), "--drop", "y"]


def cases(folder, rekindle):
    three = ("--epochs", "3")
    return [
        Case("rows", lambda n: train(table(folder, n, 20), *three), [10**3, 10**4, 10**5, 10**6], [10**7]),
        Case("columns", lambda n: train(table(folder, 1000, n), *three), [10, 100, 1000, 10**4]),
        Case("widths", widths(folder), [2, 16, 128, 1024], [4096], lambda width: width * width),
        Case("depth", depths(folder), [1, 10, 50, 200]),
        Case("trials", trials(folder), [10, 100, 1000], [10**4]),
        Case("threads", threads(folder), [1, 2]),
        Case("scan", scanned(folder, rekindle), [10**3, 10**4, 10**5, 10**6]),
    ]


def measure(command):
    """Seconds of the processor, of the clock, and bytes of memory."""
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        said = process.stderr.read().decode(errors="replace")
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{shlex.join(command)} ended with {process.returncode}: {said[-500:]}")
    return usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * 1024


def exponent(first, before, now):
    """Each is a pair of work and seconds."""
    (_, floor), (small, less), (large, more) = first, before, now
    if less - floor < 0.1 * floor or more <= less:
        return ""
    return f"{math.log((more - floor) / (less - floor)) / math.log(large / small):.2f}"


def show(case, rekindle, turns, large):
    print(f"\n{case.name}: `{shlex.join(case.command_of(case.sizes[0]))}`\n", flush=True)
    print(f"| {case.name} | processor s | clock s | memory MB | exponent |\n|--:|--:|--:|--:|--:|")
    known = []
    for size in [*case.sizes, *(case.large if large else ())]:
        command = [*rekindle, *case.command_of(size)]
        each = [measure(command) for _ in range(turns)]
        processor, wall, memory = map(statistics.median, zip(*each))
        known.append((case.work_of(size), processor))
        slope = exponent(known[0], known[-2], known[-1]) if len(known) > 2 else ""
        print(f"| {size:,} | {processor:.1f} | {wall:.1f} | {memory / 1e6:,.0f} | {slope} |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", help="names, with commas between")
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--rekindle", default=str(HOME / "rekindle"), help="the command that is measured")
    parser.add_argument("--scratch", help="a folder for the tables, which are then kept")
    parser.add_argument("--large", action="store_true")
    args = parser.parse_args()
    rekindle = shlex.split(args.rekindle)
    subprocess.run([*rekindle, "--version"], check=True, stdout=sys.stderr)
    with tempfile.TemporaryDirectory() as own:
        folder = Path(args.scratch or own).resolve()
        folder.mkdir(exist_ok=True)
        for case in cases(folder, rekindle):
            if args.only is None or case.name in args.only.split(","):
                show(case, rekindle, args.turns, args.large)


if __name__ == "__main__":
    main()
