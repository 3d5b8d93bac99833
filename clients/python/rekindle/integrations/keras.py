"""A callback for Keras 3: `model.fit(..., callbacks=[RekindleCallback(data=x_val)])`."""

from __future__ import annotations

import atexit
import os
import sys
from typing import Any, Dict, Optional

import keras

from rekindle import experiment, folder, metrics
from rekindle.counts import nothing
from rekindle.history import History
from rekindle.integrations.measured import numbers
from rekindle.keras import samples
from rekindle.keras.counting import Counting
from rekindle.keras.documents import Documents
from rekindle.switch import Switch, guarded
from rekindle.writer import RunDirectory


class RekindleCallback(keras.callbacks.Callback):
    """Counts the units of a model before the first and after each epoch of `model.fit`.

    data: the samples to count on: an array, a list or dict of arrays as `model.predict` takes
        them, or batches (a Dataset, a PyDataset, a DataLoader).
    out: the folder to write; runs/NAME if it is not given. A folder that is not empty is kept, and
        the run goes to the first free name with a number behind it.
    name: the name of the run in runs/.
    score: the metric that counts; by default the first that is neither of training nor a loss.
    """

    def __init__(
        self,
        data: Any,
        *,
        out: Optional[str] = None,
        name: Optional[str] = None,
        score: Optional[str] = None,
    ) -> None:
        super().__init__()
        samples.check(data)
        self._data = data
        self._out, self._name, self._score = out, name, score
        self._documents: Optional[Documents] = None

    def on_train_begin(self, logs: Optional[Dict[str, Any]] = None) -> None:
        self._switch = Switch(self._let_go)
        self._process = os.getpid()
        self._begin()

    def on_epoch_end(self, epoch: int, logs: Optional[Dict[str, Any]] = None) -> None:
        self._end_epoch(dict(logs or {}))

    def on_train_end(self, logs: Optional[Dict[str, Any]] = None) -> None:
        self._finish("closed")

    @guarded
    def _begin(self) -> None:
        # Another call of fit is another run.
        self._epoch = 0
        self._counting, self._history = Counting(), History()
        directory = RunDirectory(folder.of_run(self._out, self._name, experiment.current()))
        self._documents = Documents(directory, self._counting, self._history, self._switch.clock)
        atexit.register(self._finish, "exit")
        counts = self._counting.count(self.model, samples.batches(self._data))
        places = self._places()
        self._documents.describe(self.model)
        self._documents.write_run()
        self._history.start(places, counts)
        self._documents.write_line(0, self._steps(), {}, None, self.model)

    @guarded
    def _end_epoch(self, logged: Dict[str, Any]) -> None:
        self._epoch += 1
        measured = numbers(logged)
        known = {place.name for place in self._places()}
        counts = self._counting.count(self.model, samples.batches(self._data))
        places, steps = self._places(), self._steps()
        untrained = {}
        for place in places:
            untrained[place.name] = nothing(place.units)
            counts.setdefault(place.name, nothing(place.units))
            place.fired(steps, counts[place.name].fired)
        if known != {place.name for place in places}:
            self._documents.write_run()
        self._history.epoch(self._epoch, places, untrained, counts)
        score = metrics.choose_score(measured, self._score if self._score in measured else None)
        self._documents.write_line(self._epoch, steps, measured, score, self.model)
        self._documents.write_tables(at_any_cost=False)

    def _places(self) -> list:
        return list(self._counting.places.values())

    def _steps(self) -> int:
        optimizer = self.model.optimizer
        return 0 if optimizer is None else int(optimizer.iterations)

    def _finish(self, how: str) -> None:
        if self._switch.off or os.getpid() != self._process:
            return
        self._close_files(how)
        self._switch.turn_off()

    @guarded
    def _close_files(self, how: str) -> None:
        died = getattr(sys, "last_type", None)
        self._documents.ended = f"exception: {died.__name__}" if how == "exit" and died else how
        self._documents.write_tables(at_any_cost=True)
        self._documents.write_run()

    def _let_go(self) -> None:
        atexit.unregister(self._finish)
        if self._documents is not None:
            self._documents.release()
