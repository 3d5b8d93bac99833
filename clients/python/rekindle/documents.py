"""What stands in the files of a run."""

from __future__ import annotations

import functools
import time
from typing import Any, Dict, Iterator, Optional

from rekindle import lives as lifelines
from rekindle import metrics, optimizers, probe, program, structure, writer
from rekindle.clock import Clock
from rekindle.counter import Counter
from rekindle.history import History
from rekindle.settings import Watched
from rekindle.steps import Steps
from rekindle.tally import Counts
from rekindle.version import FORMAT
from rekindle.writer import RunDirectory

# What writing the tables is expected to take before it was done, in seconds.
_FIRST_WRITING = 0.005
# The part of the budget that the tables may take.
_TABLES_PART = 0.2


class Documents:
    """Writes a run directory. Without one, as in all processes but the first, it writes nothing."""

    def __init__(
        self,
        watched: Watched,
        counter: Counter,
        steps: Steps,
        history: History,
        clock: Clock,
        directory: Optional[RunDirectory],
    ) -> None:
        # Parts that are not counted, and why.
        self.not_counted: Dict[str, str] = {}
        self.ended: Optional[str] = None
        self._watched = watched
        self._counter = counter
        self._steps = steps
        self._history = history
        self._clock = clock
        self._directory = directory
        self._seed = program.seed()
        self._described: Any = None
        self._optimizer_at_start: Any = None
        self._thinned: Optional[Dict[str, int]] = None
        self._line_began = self._tables_written = time.perf_counter()
        self._seconds_at_line = 0.0
        self._writing = _FIRST_WRITING

    def write_line(
        self,
        epoch: int,
        numbers: Dict[str, float],
        score: Optional[str],
        scope: str,
        training: Optional[Dict[str, Counts]],
        cared: Dict[str, Any],
    ) -> None:
        """Adds a line to epochs.jsonl."""
        # Taken in all processes, as they would pile up in those that do not write.
        gradients, updates = self._steps.take_weights()
        if self._directory is None:
            return
        now = time.perf_counter()
        spent = self._clock.seconds()
        sites = self._counter.sites.all()
        healthy = metrics.finite(numbers) and structure.all_finite(self._watched.model)
        line = {
            "epoch": epoch,
            "steps": self._steps.number,
            "metrics": numbers,
            "score": score,
            "higher_is_better": metrics.higher_is_better(score) if score else None,
            "training_loss": metrics.training_loss(numbers),
            "status": "ok" if healthy else "diverged",
            "census_scope": scope,
            "seconds": now - self._line_began,
            "recorder_seconds": spent - self._seconds_at_line,
            "learning_rate": self._steps.rate,
            "gradient_norm": gradients,
            "update_to_weight": updates,
            "counted_steps": self._steps.counted,
            "layers": [
                self._history.censuses[site.name].summary(self._history.born_dead(site))
                for site in sites
            ],
            "silent_in_training": None
            if training is None
            else [training[site.name].fired.count(0) for site in sites],
            **cared,
        }
        self._directory.append_line(line)
        self._line_began, self._seconds_at_line = now, spent
        if training is not None:
            self._steps.counted = 0

    def write_tables(self, at_any_cost: bool) -> None:
        """Writes the tables anew, but not so often that it takes more than the budget."""
        if self._directory is None:
            return
        began = time.perf_counter()
        share = self._watched.settings.budget * _TABLES_PART
        if not at_any_cost and self._writing > share * (began - self._tables_written):
            return
        self._directory.write_csv(writer.UNITS, lifelines.UNITS_HEADER, self._unit_rows())
        rows, self._thinned = self._history.life_line_rows()
        self._directory.write_csv(writer.LIFE_LINES, lifelines.LIFE_LINES_HEADER, rows)
        self._tables_written = time.perf_counter()
        self._writing = self._tables_written - began

    def write_run(self) -> None:
        """Writes run.json, if anything in it has changed."""
        state = self._what_run_depends_on()
        if self._directory is None or state == self._described:
            return
        self._described = state
        settings, experiment = self._watched.settings, self._watched.experiment
        document = {
            "format": FORMAT,
            "command": "watched",
            "versions": program.versions(),
            "framework": {"name": "pytorch", "version": program.versions()["torch"]},
            "program": self._program,
            "layers": [site.description() for site in self._counter.sites.all()],
            "optimizer": self._optimizer_description(),
            "seed": self._seed,
            "devices": probe.devices_of(self._watched.model),
            "not_counted": [
                {"layer": layer, "reason": reason} for layer, reason in self.not_counted.items()
            ],
            "budget": settings.budget,
            "every": settings.every,
            "care": settings.care,
            "life_lines": self._thinned,
            "ended": self.ended,
        }
        if experiment is not None:
            document["experiment"] = experiment.asked
            document["experiment_refused"] = experiment.refused
        self._directory.write_json(writer.RUN, document)

    def release(self) -> None:
        """The training is over, or is not watched any more."""
        if self._directory is not None:
            self._directory.release()

    def _unit_rows(self) -> Iterator[str]:
        for site in self._counter.sites.all():
            yield from self._history.unit_rows(site, self._steps.unit_updates(site))

    def _what_run_depends_on(self) -> Any:
        sites = self._counter.sites.all()
        uses = [(site.name, site.uses, site.rectifier.name) for site in sites]
        experiment = self._watched.experiment
        refused = len(experiment.refused) if experiment else 0
        optimizer = bool(self._watched.optimizers)
        return uses, optimizer, dict(self.not_counted), self._thinned, self.ended, refused

    @functools.cached_property
    def _program(self) -> Optional[Dict[str, Any]]:
        return program.program()

    def _optimizer_description(self) -> Any:
        # As it was at the first look: schedulers change the rate later.
        if self._optimizer_at_start is None:
            first = next(iter(self._watched.optimizers), None)
            self._optimizer_at_start = optimizers.describe(first)
        return self._optimizer_at_start
