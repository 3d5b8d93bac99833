"""What watching a training costs: Rekindle's recorder, a plain hook, and peers, in turn.

    python benchmarks/watch/overhead.py [--programs mlp,slices,cnn,resnet] [--tools NAME,...] [--turns N]
        [--fashion FOLDER]

Needs torch. Peers that are not installed are left out: torchmortem, ormas-monitor, torch-audit.
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "clients" / "python"))

import torch

import programs
import tools

# So many epochs take one to five seconds.
EPOCHS = {"mlp": 60, "slices": 60, "cnn": 4, "resnet": 2}


def measure(program, epochs, watch, folder):
    """Processor and wall seconds of a training, with all that the tool does, in a process of its own."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        os.chdir(folder)
        log = os.open("log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        os.dup2(log, 1)
        os.dup2(log, 2)
        code = 1
        try:
            program.run(*program.start(), 1, tools.Nothing())
            model, optimizer = program.start()
            processor, wall = time.process_time(), time.perf_counter()
            tool = watch(model, optimizer)
            program.run(model, optimizer, epochs, tool)
            tool.close()
            seconds = time.process_time() - processor, time.perf_counter() - wall
            os.write(writer, json.dumps(seconds).encode())
            code = 0
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            os._exit(code)
    os.close(writer)
    with os.fdopen(reader) as file:
        answer = file.read()
    os.waitpid(child, 0)
    return json.loads(answer) if answer else None


def ratios(each, base):
    return [own / plain for own, plain in zip(each, base)]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--programs", default="mlp,slices,cnn,resnet")
    parser.add_argument("--tools", default=",".join(tools.TOOLS), help="what is compared with nothing, by name")
    parser.add_argument("--turns", type=int, default=9)
    parser.add_argument("--fashion", help="the folder of Fashion-MNIST; noise of its size without it")
    args = parser.parse_args()
    torch.set_num_threads(1)
    watches = tools.installed(dict.fromkeys(["nothing", *args.tools.split(",")]))
    print(
        f"torch {torch.__version__}, 1 thread, {os.cpu_count()} cores, {args.turns} turns; medians of ratios in a turn"
    )
    print(f"{'program':8} {'tool':22} {'processor':>10} {'quartiles':>16} {'wall':>8} {'seconds':>8}")
    for name in args.programs.split(","):
        program = programs.cnn(args.fashion) if name == "cnn" else getattr(programs, name)()
        show(name, turns(program, EPOCHS[name], watches, args.turns))


def turns(program, epochs, watches, number):
    """Seconds of each tool in each turn. The order is another one in each."""
    seconds = {tool: [] for tool in watches}
    names = list(watches)
    for turn in range(number):
        for tool in names[turn % len(names) :] + names[: turn % len(names)]:
            with tempfile.TemporaryDirectory() as folder:
                seconds[tool].append(measure(program, epochs, watches[tool], folder))
                if seconds[tool][-1] is None:
                    print(f"{tool} failed: {(Path(folder) / 'log').read_text()[-300:]}", file=sys.stderr)
    return {tool: each for tool, each in seconds.items() if None not in each}


def show(program, seconds):
    base = seconds["nothing"]
    for tool, each in seconds.items():
        processor = ratios([s[0] for s in each], [s[0] for s in base])
        wall = ratios([s[1] for s in each], [s[1] for s in base])
        low, _, high = statistics.quantiles(processor, n=4) if len(processor) > 1 else processor * 3
        print(
            f"{program:8} {tool:22} {statistics.median(processor):9.3f}x {low:7.3f}-{high:5.3f}x "
            f"{statistics.median(wall):7.3f}x {statistics.median([s[0] for s in each]):8.2f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
