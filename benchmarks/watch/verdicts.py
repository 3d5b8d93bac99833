"""What Rekindle and its peers say of nine small trainings, beside an independent count.

    python benchmarks/watch/verdicts.py [--only NAME;...] [--rekindle COMMAND] [--seeds N]

Needs torch. Peers that are not installed are left out: torchmortem, ormas-monitor, torch-audit, torchdiag.
With --rekindle ./rekindle each training is also run by itself and explained by experiments, over N seeds, which takes
minutes.
"""

import argparse
import contextlib
import importlib.util
import io
import json
import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "clients" / "python"))

# Before the first seed is set, so that a repetition can set another one.
import rekindle as _rekindle  # noqa: F401
import torch
from torch import nn

import programs
import tools

EPOCHS = 8


def network(width=128):
    return nn.Sequential(nn.Linear(64, width), nn.ReLU(), nn.Linear(width, 64), nn.ReLU(), nn.Linear(64, 10))


def born_dead():
    model = network()
    nn.init.constant_(model[0].bias, -5)
    return model


def dead_layer():
    model = network()
    nn.init.zeros_(model[2].weight)
    nn.init.constant_(model[2].bias, -1)
    return model


def sparse():
    """Each unit of the first layer fires on a tenth of the samples."""
    model = network(256)
    (x, _), _ = programs.digits()
    with torch.no_grad():
        model[0].bias.zero_()
        model[0].bias.sub_(model[0](x).quantile(0.9, dim=0))
    return model


def standardized(x, all_x):
    return (x - all_x.mean(0)) / all_x.std(0).clamp(min=1e-3)


def scaled(factor):
    return lambda x, all_x: x * factor


# Name: the network, the learning rate (of Adam, if negative), the weight decay, and the inputs.
TRAININGS = {
    "healthy": (network, 0.1, 0, standardized),
    "inputs from 0 to 1": (network, 0.1, 0, scaled(1)),
    "healthy, sparse": (sparse, 0.05, 0, scaled(1)),
    "born dead: biases of -5": (born_dead, 0.1, 0, scaled(1)),
    "a dead layer": (dead_layer, 0.1, 0, scaled(1)),
    "rate too high": (network, 3.0, 0, scaled(1)),
    "inputs not scaled": (network, 0.1, 0, scaled(160)),
    "strong weight decay": (network, 0.1, 0.3, scaled(1)),
    "Adam, rate too high": (network, -0.1, 0, scaled(1)),
}


def program(name):
    make, rate, decay, prepared = TRAININGS[name]
    (x, y), (v, w) = programs.digits()
    kind = torch.optim.Adam if rate < 0 else torch.optim.SGD
    return programs.Program(
        make,
        (prepared(x, x), y),
        (prepared(v, x), w),
        32,
        lambda parameters: kind(parameters, lr=abs(rate), weight_decay=decay),
    )


def silent(model, x):
    """Units of each layer that fire on no sample, and the share of zeros: no tool's code."""
    first = model[0](x).relu()
    second = model[2](first).relu()
    return [
        f"{int((a > 0).sum(0).eq(0).sum())} of {a.shape[1]} ({(a == 0).float().mean():.0%} zeros)"
        for a in (first, second)
    ]


class Accuracy(tools.Nothing):
    def after_epoch(self, loss, accuracy):
        self.last = accuracy


def rekindle(name):
    _, tool, _ = train(name, lambda model, optimizer: tools.Rekindle(model, optimizer, out="watched"))
    tool.close()
    last = json.loads(Path("watched/epochs.jsonl").read_text().splitlines()[-1])
    return [
        f"{layer['layer']}: {layer['dead']} of {layer['units']} dead, {layer['born_dead']} born dead"
        for layer in last["layers"]
    ]


def torchmortem(name):
    _, tool, _ = train(name, tools.Torchmortem)
    tool.close()
    report = tool.autopsy.report("autopsy.json")
    findings = [f"{finding.severity.name}: {finding.title}" for finding in report.findings]
    return findings + [f"insight: {insight.title}" for insight in report.insights]


def ormas_monitor(name):
    _, tool, _ = train(name, tools.Ormas)
    tool.close()
    lines = Path("ormas_run/summary.md").read_text().splitlines()
    verdict = next(line.strip("> *") for line in lines if line.startswith("> **"))
    return [verdict, lines[lines.index("## What happened") + 2]]


def torch_audit(name):
    _, tool, _ = train(name, lambda model, optimizer: tools.TorchAudit(model, optimizer, 1))
    findings = tool.auditor.finish(report=False).findings
    tool.auditor.unpatch()
    # The same finding comes with other numbers at nearly every step; the last is shown.
    last = {(each.severity.name, each.rule_id, each.module_path): each.message for each in findings}
    return [f"{severity} {rule}: {message}" for (severity, rule, _), message in last.items()]


def torchdiag(name):
    import torchdiag

    model, _, x = train(name, lambda model, optimizer: tools.Nothing())
    found = torchdiag.check_dead_neurons(model, x)
    return [f"{layer}: {each['dead']} of {each['total']} dead" for layer, each in found.items()]


WATCHERS = {each.__name__: each for each in (rekindle, torchmortem, ormas_monitor, torch_audit, torchdiag)}


def train(name, tool_of):
    """Trains, with what a tool is made of: the model and its optimizer."""
    made = program(name)
    model, optimizer = made.start()
    tool = tool_of(model, optimizer)
    made.run(model, optimizer, EPOCHS, tool)
    return model, tool, made.validation.dataset.tensors[0]


def tell(name, rekindle_command, seeds):
    model, accuracy, x = train(name, lambda model, optimizer: Accuracy())
    with torch.no_grad():
        print(f"== {name}: accuracy {accuracy.last:.3f}; never fire: {', '.join(silent(model, x))}", flush=True)
    for tool, watch in WATCHERS.items():
        if importlib.util.find_spec(tool) is None:
            print(f"   {tool}: not installed")
            continue
        with tempfile.TemporaryDirectory() as folder, entered(folder), contextlib.redirect_stdout(io.StringIO()):
            said = watch(name)
        for sentence in said or ["nothing"]:
            print(f"   {tool}: {sentence}", flush=True)
    if rekindle_command:
        for sentence in explained(name, shlex.split(rekindle_command), seeds):
            print(f"   rekindle explain: {sentence}", flush=True)


def explained(name, command, seeds):
    """The words of `rekindle explain --rerun` up to its table."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, __file__, "--train", name], cwd=folder, check=True)
        explain = [*command, "explain", f"{folder}/watched", "--rerun", "--seeds", str(seeds)]
        words = subprocess.run(explain, check=True, stdout=subprocess.PIPE, text=True).stdout
    return [line for line in words.split("The same run with")[0].splitlines() if line]


@contextlib.contextmanager
def entered(folder):
    before = os.getcwd()
    os.chdir(folder)
    yield
    os.chdir(before)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", default=";".join(TRAININGS), help="names, with ; between")
    parser.add_argument("--rekindle", help="the command to explain with")
    parser.add_argument("--seeds", type=int, default=5, help="how many seeds it repeats each training over")
    parser.add_argument("--train", help=argparse.SUPPRESS)
    args = parser.parse_args()
    torch.set_num_threads(1)
    if args.train:
        train(args.train, lambda model, optimizer: tools.Rekindle(model, optimizer, out="watched"))[1].close()
        return
    for name in args.only.split(";"):
        tell(name, args.rekindle, args.seeds)


if __name__ == "__main__":
    main()
