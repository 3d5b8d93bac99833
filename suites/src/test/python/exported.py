"""Exports the networks in every way that is common, and compares pruned models with their origin.

    python exported.py export FOLDER    models, inputs, and expected.json: the dead units by hooks;
                                        what lies in the folder from a run before is kept, and a
                                        network that the same scripts and packages made whole is not
                                        built again
    python exported.py compare FOLDER   the outputs of FOLDER/pruned on fresh inputs, as JSON
"""

import hashlib
import json
import logging
import os
import subprocess
import sys
import warnings
from multiprocessing.pool import ThreadPool
from pathlib import Path

os.environ["ORT_DISABLE_TELEMETRY"] = "1"
warnings.filterwarnings("ignore")
logging.disable(logging.CRITICAL)

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import (
    CalibrationDataReader,
    QuantFormat,
    QuantType,
    quantize_dynamic,
    quantize_static,
)
from onnxruntime.transformers.float16 import convert_float_to_float16

import networks

SAMPLES = 320
CALIBRATION = 128
ATTEMPTS = 8
TRACED = range(11, 21)
EXPORTED = (18, 20, 21, 23)
# Of these, all variants are made.
TRACED_BASE, EXPORTED_BASE = 17, 18
LEVELS = {
    "basic": onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC,
    "extended": onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED,
    "all": onnxruntime.GraphOptimizationLevel.ORT_ENABLE_ALL,
}


class Inputs(CalibrationDataReader):
    def __init__(self, arrays):
        self.batches = iter([{name: array[:CALIBRATION] for name, array in arrays.items()}])

    def get_next(self):
        return next(self.batches, None)


def session(path, optimised=None, level=None):
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4
    options.intra_op_num_threads = 1
    if optimised:
        options.graph_optimization_level = level
        options.optimized_model_filepath = str(optimised)
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def trace(network, inputs, names, path, opset):
    torch.onnx.export(
        network,
        tuple(array[:2] for array in inputs),
        str(path),
        dynamo=False,
        opset_version=opset,
        input_names=names,
        output_names=["y"],
        dynamic_axes={name: {0: "n"} for name in [*names, "y"]},
    )


def export(network, inputs, names, path, opset):
    batch = torch.export.Dim("n", min=1, max=5000)
    torch.onnx.export(
        network,
        tuple(array[:2] for array in inputs),
        str(path),
        dynamo=True,
        opset_version=opset,
        input_names=names,
        output_names=["y"],
        dynamic_shapes=tuple({0: batch} for _ in inputs),
        external_data=False,
        verbose=False,
    )


def simplify(source, target):
    import onnxsim

    onnx.save(onnxsim.simplify(onnx.load(source))[0], target)


def halve(source, target, keep):
    onnx.save(convert_float_to_float16(onnx.load(source), keep_io_types=keep), target)


def quantize(source, target, arrays, form, kind):
    quantize_static(
        source,
        target,
        Inputs(arrays),
        quant_format=form,
        activation_type=kind,
        weight_type=QuantType.QInt8,
        per_channel=form == QuantFormat.QDQ,
    )


def variants(base, arrays, traced):
    """The name of each variant, and what makes it."""
    made = {"simplified": lambda target: simplify(base, target)}
    for name, level in LEVELS.items():
        made["optimised_" + name] = lambda target, level=level: session(base, target, level)
    kind = QuantType.QInt8 if traced else QuantType.QUInt8
    made["qdq"] = lambda target: quantize(base, target, arrays, QuantFormat.QDQ, kind)
    made["qoperator"] = lambda target: quantize(
        base, target, arrays, QuantFormat.QOperator, QuantType.QUInt8
    )
    made["dynamic"] = lambda target: quantize_dynamic(base, target, weight_type=QuantType.QUInt8)
    made["float16"] = lambda target: halve(base, target, keep=traced)
    return made


def makers():
    """What decides the models: these scripts, and the packages that export and optimise."""
    here = Path(__file__).parent
    scripts = b"".join((here / name).read_bytes() for name in ("exported.py", "networks.py"))
    packages = f"{torch.__version__} {onnx.__version__} {onnxruntime.__version__}"
    return hashlib.sha256(scripts + packages.encode()).hexdigest()


def write(folder, index):
    """All models of a network; in a JSON file, what is expected of them, and what was not made."""
    torch.set_num_threads(1)
    network, inputs, fresh = networks.build(index, SAMPLES)
    architecture, kind = networks.NETWORKS[index]
    name = f"{index:02}_{architecture}_{kind}"
    names = [f"x{i}" for i in range(len(inputs))]
    arrays = dict(zip(names, (array.numpy() for array in inputs)))
    np.savez(folder / f"{name}.npz", **arrays)
    np.savez(folder / f"{name}.fresh.npz", **{n: a.numpy() for n, a in zip(names, fresh)})
    layers = networks.dead_units(network, inputs)
    models, refused = [], []

    def make(variant, maker, prune):
        path = folder / f"{name}.{variant}.onnx"
        why = path.with_suffix(".refused")
        if not path.exists() and not why.exists():
            # Under its own name only when it is whole: a run that is stopped leaves no half of it.
            part = path.with_suffix(".part")
            # Some models crash the runtime, and with it this process; the next one passes over it.
            why.write_text("the process that made it crashed")
            try:
                maker(part)
                session(part)
                part.rename(path)
                why.unlink()
            except Exception as fault:
                why.write_text(f"{type(fault).__name__}: {str(fault).strip()[:150]}")
            part.unlink(missing_ok=True)
        if why.exists():
            refused.append(f"{path.name}: {why.read_text()}")
            return
        models.append({"model": path.name, "network": name, "variant": variant, "prune": prune})

    for opset in TRACED:
        base = opset == TRACED_BASE
        make(f"traced{opset}", lambda path: trace(network, inputs, names, path, opset), base)
    for opset in EXPORTED:
        base = opset == EXPORTED_BASE
        make(f"exported{opset}", lambda path: export(network, inputs, names, path, opset), base)
    for base in (f"traced{TRACED_BASE}", f"exported{EXPORTED_BASE}"):
        path = folder / f"{name}.{base}.onnx"
        if path.exists():
            for variant, maker in variants(path, arrays, base.startswith("traced")).items():
                make(f"{base}_{variant}", maker, prune=True)
    expected = {
        "made_by": makers(),
        "models": [{**model, "layers": layers} for model in models],
        "refused": refused,
    }
    (folder / f"{index:02}.json").write_text(json.dumps(expected))


def write_apart(folder, index):
    """In a process of its own, and in another one where that crashes; each skips what ended one before."""
    written = folder / f"{index:02}.json"
    if written.exists():
        before = json.loads(written.read_text())
        whole = all((folder / model["model"]).exists() for model in before["models"])
        if whole and before.get("made_by") == makers():
            return before
    written.unlink(missing_ok=True)
    for _ in range(ATTEMPTS):
        command = [sys.executable, __file__, "network", str(folder), str(index)]
        subprocess.run(command, stdout=subprocess.DEVNULL)
        if written.exists():
            return json.loads(written.read_text())
    raise RuntimeError(f"network {index} ended {ATTEMPTS} processes")


def export_all(folder):
    folder.mkdir(parents=True, exist_ok=True)
    with ThreadPool(os.cpu_count()) as pool:
        indices = range(len(networks.NETWORKS))
        parts = pool.map(lambda index: write_apart(folder, index), indices, chunksize=1)
    expected = {name: sum((part[name] for part in parts), []) for name in ("models", "refused")}
    (folder / "expected.json").write_text(json.dumps(expected))


def compare_all(folder):
    """The largest difference between the outputs of both models, relative to the largest output."""
    differences = []
    for pruned in sorted((folder / "pruned").glob("*.onnx")):
        fresh = np.load(folder / (pruned.name.split(".")[0] + ".fresh.npz"))
        before, after = session(folder / pruned.name), session(pruned)
        kinds = {i.name: i.type for i in before.get_inputs()}
        inputs = {
            name: fresh[name].astype(np.float16) if kinds[name] == "tensor(float16)" else fresh[name]
            for name in fresh.files
        }
        pairs = zip(before.run(None, inputs), after.run(None, inputs))
        worst = max(
            float(np.abs(old.astype(np.float64) - new).max() / np.abs(old).max())
            for old, new in pairs
        )
        differences.append({"model": pruned.name, "difference": worst})
    print(json.dumps(differences))


if __name__ == "__main__":
    command, folder = sys.argv[1], Path(sys.argv[2])
    if command == "network":
        write(folder, int(sys.argv[3]))
    else:
        {"export": export_all, "compare": compare_all}[command](folder)
