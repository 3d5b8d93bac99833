"""Watches a PyTorch training and writes a Rekindle run directory.

recorder = rekindle.watch(model, optimizer)
for epoch in range(epochs):
    ...
    recorder.epoch(loss=loss, accuracy=accuracy)
"""

from rekindle import experiment as _experiment
from rekindle import seeding as _seeding
from rekindle.recorder import Recorder
from rekindle.version import VERSION as __version__
from rekindle.watch import watch

__all__ = ["Recorder", "__version__", "watch"]

# An experiment repeats the user's script with other seeds, so it must come before the script seeds.
if _experiment.current() is not None:
    _seeding.install(_experiment.current().seed_shift)
