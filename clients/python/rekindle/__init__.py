"""Watches a PyTorch training and writes a Rekindle run directory.

recorder = rekindle.watch(model, optimizer)
for epoch in range(epochs):
    ...
    recorder.epoch(loss=loss, accuracy=accuracy)
"""

from typing import TYPE_CHECKING, Any

from rekindle import experiment as _experiment
from rekindle.version import VERSION as __version__

if TYPE_CHECKING:
    from rekindle.entry import watch
    from rekindle.recorder import Recorder

__all__ = ["Recorder", "__version__", "watch"]

# An experiment repeats the user's script with other seeds, so it must come before the script seeds.
if _experiment.current() is not None:
    from rekindle import seeding as _seeding

    _seeding.install(_experiment.current().seed_shift)


def __getattr__(name: str) -> Any:
    # Only at the first use: where Keras runs on another backend, there may be no torch.
    if name == "watch":
        from rekindle.entry import watch as found
    elif name == "Recorder":
        from rekindle.recorder import Recorder as found
    else:
        raise AttributeError(f"module 'rekindle' has no attribute {name!r}")
    globals()[name] = found
    return found
