"""A callback for Lightning: `Trainer(callbacks=[RekindleCallback()])`."""

from __future__ import annotations

from typing import Any, Optional

try:
    from lightning.pytorch import Callback
except ImportError:
    from pytorch_lightning import Callback

from rekindle.entry import watch
from rekindle.integrations.measured import numbers
from rekindle.recorder import Recorder


class RekindleCallback(Callback):
    """Watches `trainer.fit`. Takes what the module logs; keyword arguments go to `watch`."""

    def __init__(self, score: Optional[str] = None, **options: Any) -> None:
        super().__init__()
        self._score = score
        self._options = options
        self._recorder: Optional[Recorder] = None

    def on_fit_start(self, trainer: Any, pl_module: Any) -> None:
        self._recorder = watch(pl_module, list(trainer.optimizers), **self._options)

    def on_train_epoch_end(self, trainer: Any, pl_module: Any) -> None:
        # With a validation loop this comes after it.
        if self._recorder is not None:
            measured = numbers(trainer.callback_metrics)
            self._recorder.epoch(score=self._score if self._score in measured else None, **measured)

    def on_fit_end(self, trainer: Any, pl_module: Any) -> None:
        if self._recorder is not None:
            self._recorder.close()
