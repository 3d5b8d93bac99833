"""Processor time of `rekindle scan` beside ONNX Runtime in Python: a ResNet-18, 256 images, whole processes.

    benchmarks/scan/processor_time.py FOLDER [--threads N] [--turns N] [--rekindle COMMAND]

Needs numpy and onnxruntime; makes model and images in FOLDER with torch and onnx where they are not there yet.
"""

import argparse
import os
import resource
import shlex
import statistics
import subprocess
import sys
from pathlib import Path

IMAGES = 256
HOME = Path(__file__).resolve().parents[2]


def make(model, images):
    import numpy as np
    import torch
    from torch import nn

    class Block(nn.Module):
        def __init__(self, inputs, units, stride):
            super().__init__()
            self.first = nn.Sequential(
                nn.Conv2d(inputs, units, 3, stride, 1, bias=False), nn.BatchNorm2d(units), nn.ReLU()
            )
            self.second = nn.Sequential(nn.Conv2d(units, units, 3, 1, 1, bias=False), nn.BatchNorm2d(units))
            same = stride == 1 and inputs == units
            self.skip = (
                nn.Identity()
                if same
                else nn.Sequential(nn.Conv2d(inputs, units, 1, stride, bias=False), nn.BatchNorm2d(units))
            )
            self.last = nn.ReLU()

        def forward(self, x):
            return self.last(self.second(self.first(x)) + self.skip(x))

    torch.manual_seed(0)
    layers = [nn.Conv2d(3, 64, 7, 2, 3, bias=False), nn.BatchNorm2d(64), nn.ReLU(), nn.MaxPool2d(3, 2, 1)]
    inputs = 64
    for units, stride in [(64, 1), (128, 2), (256, 2), (512, 2)]:
        layers += [Block(inputs, units, stride), Block(units, units, 1)]
        inputs = units
    net = nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(512, 1000))
    with torch.no_grad():
        for _ in range(3):
            net(torch.randn(8, 3, 224, 224))
    net.eval()
    axes = {"input": {0: "batch"}, "output": {0: "batch"}}
    torch.onnx.export(
        net, (torch.randn(1, 3, 224, 224),), str(model), opset_version=17, dynamo=False,
        input_names=["input"], output_names=["output"], dynamic_axes=axes,
    )
    np.savez(images, x=np.random.default_rng(0).standard_normal((IMAGES, 3, 224, 224), dtype=np.float32))


def peer(model, images, threads, counts):
    """Runs the model image by image, as the scan does; if asked, fetches every ReLU and counts."""
    import numpy as np
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    outputs = None
    if counts:
        import onnx

        proto = onnx.load(model)
        outputs = [node.output[0] for node in proto.graph.node if node.op_type == "Relu"]
        proto.graph.output.extend(onnx.helper.make_empty_tensor_value_info(name) for name in outputs)
        model = proto.SerializeToString()
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    x = np.load(images)["x"]
    fired = dict.fromkeys(outputs or [], 0)
    for i in range(len(x)):
        values = session.run(outputs, {"input": x[i : i + 1]})
        for name, value in zip(fired, values):
            fired[name] = fired[name] + (value > 0).sum(axis=(0, 2, 3))


def processor_seconds(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--rekindle", default=str(HOME / "rekindle"))
    parser.add_argument("--peer", choices=["plain", "counting"], help=argparse.SUPPRESS)
    args = parser.parse_args()
    model, images = args.folder / "resnet18.onnx", args.folder / "images.npz"
    if args.peer:
        peer(str(model), images, args.threads, args.peer == "counting")
        return
    if not (model.exists() and images.exists()):
        args.folder.mkdir(parents=True, exist_ok=True)
        make(model, images)
    own = [sys.executable, __file__, str(args.folder), "--threads", str(args.threads)]
    scan = shlex.split(args.rekindle) + ["scan", str(model), "--data", str(images), "--threads", str(args.threads)]
    commands = {
        "ONNX Runtime in Python": own + ["--peer", "plain"],
        "the same, fetches and counts": own + ["--peer", "counting"],
        "rekindle scan": scan,
        "rekindle scan --rates": scan + ["--rates"],
    }
    # As the launcher's own build does; a build by Maven makes none.
    subprocess.run(shlex.split(args.rekindle), check=True, env={**os.environ, "REKINDLE_BUILD": "archive"})
    seconds = {name: [] for name in commands}
    for _ in range(args.turns):
        for name, command in commands.items():
            seconds[name].append(processor_seconds(command))
    plain = seconds["ONNX Runtime in Python"]
    print(f"{os.cpu_count()} cores, {args.threads} threads, {args.turns} turns: median processor seconds, ratio in the same turn")
    for name, each in seconds.items():
        ratio = statistics.median(own / base for own, base in zip(each, plain))
        print(f"{name:32} {statistics.median(each):6.2f} {ratio:6.2f}x   {' '.join(f'{s:.2f}' for s in each)}", flush=True)


if __name__ == "__main__":
    main()
