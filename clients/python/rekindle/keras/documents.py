"""What stands in the files of a run of Keras."""

from __future__ import annotations

import math
import time
from typing import Any, Dict, Optional

import keras
from keras import ops

from rekindle import lives as lifelines
from rekindle import metrics, program, writer
from rekindle.clock import Clock
from rekindle.history import History
from rekindle.keras.counting import Counting
from rekindle.version import FORMAT
from rekindle.writer import RunDirectory

# Units are counted on samples that the callback is given.
_SCOPE = "probe"
# The part of the time that writing the tables after an epoch may take.
_TABLES_PART = 0.01


class Documents:
    """Writes a run directory."""

    def __init__(
        self, directory: RunDirectory, counting: Counting, history: History, clock: Clock
    ) -> None:
        self.ended: Optional[str] = None
        self._directory = directory
        self._counting = counting
        self._history = history
        self._clock = clock
        self._program = program.program()
        self._optimizer: Any = None
        self._device: Optional[str] = None
        self._thinned: Optional[Dict[str, int]] = None
        self._line_began = self._tables_written = time.perf_counter()
        self._seconds_at_line = 0.0
        self._writing = 0.0

    def describe(self, model: Any) -> None:
        """Takes what run.json says of a model before its first update."""
        self._optimizer = _optimizer(model)
        self._device = _device(model)

    def write_line(
        self, epoch: int, steps: int, numbers: Dict[str, float], score: Optional[str], model: Any
    ) -> None:
        """Adds a line to epochs.jsonl."""
        now, spent = time.perf_counter(), self._clock.seconds()
        healthy = metrics.finite(numbers) and _all_finite(model)
        born_dead = self._history.born_dead()
        line = {
            "epoch": epoch,
            "steps": steps,
            "metrics": numbers,
            "score": score,
            "higher_is_better": metrics.higher_is_better(score) if score else None,
            "training_loss": metrics.training_loss(numbers),
            "status": "ok" if healthy else "diverged",
            "census_scope": _SCOPE,
            "census_epoch": epoch,
            "seconds": now - self._line_began,
            "recorder_seconds": spent - self._seconds_at_line,
            "learning_rate": _rate(model.optimizer),
            "gradient_norm": {},
            "update_to_weight": {},
            "counted_steps": 0,
            "layers": [
                self._history.censuses[place.name].summary(born_dead[place.name])
                for place in self._counting.places.values()
            ],
            "silent_in_training": None,
        }
        self._directory.append_lines([line])
        self._line_began, self._seconds_at_line = now, spent

    def write_tables(self, at_any_cost: bool) -> None:
        """Writes the tables anew, but not so often that it takes much of the time."""
        began = time.perf_counter()
        if not at_any_cost and self._writing > _TABLES_PART * (began - self._tables_written):
            return
        rows = (
            row
            for place in self._counting.places.values()
            for row in self._history.unit_rows(place, [None] * place.units)
        )
        self._directory.write_csv(writer.UNITS, lifelines.UNITS_HEADER, rows)
        rows, self._thinned = self._history.life_line_rows()
        self._directory.write_csv(writer.LIFE_LINES, lifelines.LIFE_LINES_HEADER, rows)
        self._tables_written = time.perf_counter()
        self._writing = self._tables_written - began

    def write_run(self) -> None:
        """Writes run.json."""
        backend = keras.backend.backend()
        document = {
            "format": FORMAT,
            "command": "watched",
            "versions": program.versions("keras", backend),
            "framework": {"name": "keras", "version": keras.__version__, "backend": backend},
            "program": self._program,
            "obeys_experiments": False,
            "layers": [place.description() for place in self._counting.places.values()],
            "optimizer": self._optimizer,
            "seed": _seed(),
            "devices": [self._device] if self._device else [],
            "not_counted": [
                {"layer": layer, "reason": reason}
                for layer, reason in self._counting.not_counted.items()
            ],
            "budget": None,
            "every": None,
            "care": "off",
            "life_lines": self._thinned,
            "ended": self.ended,
        }
        self._directory.write_json(writer.RUN, document, flushes=True)

    def release(self) -> None:
        """The training is over, or is not watched any more."""
        self._directory.release()


def _optimizer(model: Any) -> Optional[Dict[str, Any]]:
    optimizer = model.optimizer
    if optimizer is None:
        return None
    group = {
        "learning_rate": _rate(optimizer),
        "momentum": getattr(optimizer, "momentum", None),
        "weight_decay": getattr(optimizer, "weight_decay", None),
        "parameters": sum(math.prod(variable.shape) for variable in model.trainable_variables),
    }
    return {"name": type(optimizer).__name__, "groups": [group]}


def _rate(optimizer: Any) -> Optional[float]:
    return None if optimizer is None else float(ops.convert_to_numpy(optimizer.learning_rate))


def _device(model: Any) -> Optional[str]:
    """Where the first weights are, such as cpu, in the words of the backend."""
    weights = model.trainable_variables
    return str(getattr(weights[0].value, "device", "")).lower() or None if weights else None


def _seed() -> Optional[int]:
    """The seed that the script set by keras.utils.set_random_seed; None where it set none."""
    from keras.src.utils import rng_utils

    return getattr(rng_utils, "get_random_seed", lambda: None)()


def _all_finite(model: Any) -> bool:
    """Whether no weight is NaN or infinite."""
    return all(
        bool(ops.convert_to_numpy(ops.all(ops.isfinite(variable))))
        for variable in model.trainable_variables
    )
