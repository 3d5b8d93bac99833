"""A callback for the Trainer of Hugging Face: `Trainer(callbacks=[RekindleCallback()])`."""

from __future__ import annotations

from typing import Any, Dict, Optional

from transformers import TrainerCallback

from rekindle.entry import watch
from rekindle.integrations.measured import numbers, of_the_model
from rekindle.recorder import Recorder


class RekindleCallback(TrainerCallback):
    """Watches `trainer.train`. Takes what it logs; keyword arguments go to `watch`."""

    def __init__(self, score: Optional[str] = None, **options: Any) -> None:
        self._score = score
        self._options = options
        self._recorder: Optional[Recorder] = None
        self._logged: Dict[str, float] = {}
        self._ended = 0

    def on_train_begin(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        # The optimizer is wrapped here, so the one that really steps is found by itself.
        self._recorder = watch(kwargs["model"], None, **self._options)

    def on_log(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        self._logged.update(numbers(of_the_model(kwargs.get("logs") or {})))

    def on_epoch_end(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        self._ended += 1

    def on_epoch_begin(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        # The evaluation of an epoch comes after its end, so it is written when the next begins.
        self._write()

    def on_train_end(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        self._write()
        if self._recorder is not None:
            self._recorder.close()

    def _write(self) -> None:
        if self._recorder is None or self._ended == 0:
            return
        self._ended = 0
        score = self._score if self._score in self._logged else None
        self._recorder.epoch(score=score, **self._logged)
        self._logged = {}
