"""Ties everything together: the start of a watched training, the calls of its script, its end."""

from __future__ import annotations

import atexit
import os
import sys
import warnings
from pathlib import Path
from typing import Any, Dict, List, Optional, Union

from rekindle import compiled, metrics, onnx_file, probe, structure
from rekindle.counter import Counter
from rekindle.documents import Documents
from rekindle.epochs import Epochs
from rekindle.example import Arguments, FirstArguments, NotExported
from rekindle.history import History
from rekindle.passes import Passes
from rekindle.ranks import Ranks
from rekindle.settings import Watched
from rekindle.steps import Steps
from rekindle.switch import Switch, guarded
from rekindle.treatment import Treatment
from rekindle.writer import RunDirectory


class Recorder:
    """Watches one training. Made by `rekindle.watch`."""

    def __init__(self, watched: Watched) -> None:
        self._watched = watched
        self._process = os.getpid()
        self._parts: List[Any] = []
        self._documents: Optional[Documents] = None
        self._switch = Switch(self._let_go)
        self._first_arguments = FirstArguments(watched, self._switch)
        self._begin()

    # What the script calls.

    def epoch(self, *, score: Optional[str] = None, **measured: Any) -> None:
        """Ends an epoch. Takes what was measured, by name.

        The score is the first metric that is neither of training nor a loss, if there is one;
        `score="name"` names another.
        """
        numbers = metrics.to_numbers(measured)
        chosen = metrics.choose_score(numbers, score)
        if score is None and chosen is not None and metrics.says_training(chosen):
            warnings.warn(
                f"rekindle: the score is {chosen}, which is of training, as no other metric is "
                f"given; score={chosen!r} says that it is meant",
                stacklevel=2,
            )
        self._end_epoch(numbers, chosen)
        self._stop_early()

    def export(self, path: Union[str, Path, None] = None, example: Any = None) -> Optional[Path]:
        """Writes the model as ONNX, by default to model.onnx in the run directory.

        `example` is what `data` of `watch` is. Without it, that data is taken, or else inputs of
        the shapes that the model was first called with. Returns the path; None where this is not
        possible, which a warning explains, and in all processes but the one that writes.
        """
        if not Ranks().writes:
            return None
        target = self.directory / onnx_file.NAME if path is None else Path(path)
        try:
            onnx_file.write(self._watched.model, self._example(example), target)
        except Exception as failure:
            reason = f"{type(failure).__name__}: {failure}"
            if isinstance(failure, NotExported):
                reason = str(failure)
            warnings.warn(f"rekindle: the model was not exported: {reason}", stacklevel=2)
            return None
        return target

    def close(self) -> None:
        """Writes what is left, and removes all hooks. Also happens at exit."""
        self._finish("closed")

    def __enter__(self) -> "Recorder":
        return self

    def __exit__(self, kind: Any, error: Any, trace: Any) -> None:
        self._finish("closed" if kind is None else f"exception: {kind.__name__}")

    @property
    def directory(self) -> Path:
        """The folder of the run."""
        return self._watched.settings.folder

    @property
    def off(self) -> bool:
        """Whether it is closed, or has failed."""
        return self._switch.off

    # The start.

    @guarded
    def _begin(self) -> None:
        watched, switch = self._watched, self._switch
        ranks = Ranks()
        directory = RunDirectory(watched.settings.folder) if ranks.writes else None
        self._treatment = Treatment(watched.experiment)
        self._treatment.swap(watched.model, watched.optimizers)
        counter = Counter(watched.names, switch.clock, switch.fail)
        history = History()
        self._steps = Steps(watched, switch, counter, self._begin_training)
        self._documents = Documents(watched, counter, self._steps, history, directory)
        passes = Passes(watched, switch, counter, self._treatment, self._steps)
        self._epochs = Epochs(
            watched,
            counter,
            passes,
            self._steps,
            self._documents,
            history,
            ranks,
            switch.clock,
        )
        if not passes.possible:
            self._documents.not_counted[type(watched.model).__name__] = compiled.TOO_OLD
        self._documents.not_counted.update(structure.scripted(watched.model))
        for part in (self._steps, self._first_arguments, passes):
            self._parts.append(part)
            part.watch()
        atexit.register(self._finish, "exit")
        self._documents.write_run()
        if watched.settings.data is not None:
            self._epochs.begin_with_probe()

    def _begin_training(self, scope: str) -> None:
        self._epochs.begin(scope)

    @guarded
    def _end_epoch(self, numbers: Dict[str, float], score: Optional[str]) -> None:
        # A process that was forked from this one must not write to the same files.
        if os.getpid() == self._process:
            self._epochs.end(numbers, score)

    def _example(self, given: Any) -> Arguments:
        data = self._watched.settings.data if given is None else given
        if data is not None:
            return next(probe.batches(data))
        return self._first_arguments.like()

    # The end.

    def _stop_early(self) -> None:
        experiment = self._watched.experiment
        limit = experiment.until_epoch if experiment else None
        if limit is None or self._switch.off or self._epochs.number < limit:
            return
        self._finish("experiment")
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(0)

    def _finish(self, how: str) -> None:
        if self._switch.off or os.getpid() != self._process:
            return
        self._close_files(how)
        self._switch.turn_off()

    @guarded
    def _close_files(self, how: str) -> None:
        died = getattr(sys, "last_type", None)
        self._documents.ended = f"exception: {died.__name__}" if how == "exit" and died else how
        self._treatment.finish(self._steps.model_called)
        if self._epochs.number == 0 and self._steps.number > 0:
            warnings.warn(
                "rekindle: recorder.epoch() was never called, so the whole training is one epoch",
                stacklevel=2,
            )
            self._end_epoch({}, None)
        if self._epochs.started:
            self._epochs.write()
            self._documents.write_tables(at_any_cost=True)
        self._documents.write_run()

    def _let_go(self) -> None:
        """Removes all hooks, and lets others see that nobody writes here."""
        for part in self._parts:
            part.remove()
        atexit.unregister(self._finish)
        if self._documents is not None:
            self._documents.release()
