"""The example of the CNN whose units die, exported, with the samples of its validation beside it."""

import sys
from pathlib import Path

import numpy
import torch
from torch.utils.data import random_split

sys.path.insert(0, str(Path(__file__).resolve().parents[5] / "examples" / "pytorch"))

import dying_cnn
import rekindle

recorders = []
watch = rekindle.watch
rekindle.watch = lambda *given: recorders.append(watch(*given)) or recorders[0]
dying_cnn.main()
recorders[0].close()
assert recorders[0].export("model.onnx") is not None

torch.manual_seed(0)
_, validation = random_split(dying_cnn.load_digits(), [0.75, 0.25])
numpy.save("validation.npy", torch.stack([image for image, _ in validation]).numpy())
