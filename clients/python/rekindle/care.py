"""Care for dead units while a program trains: a warning, or new weights."""

from __future__ import annotations

import sys
from typing import Any, Dict, List

from rekindle import recycle
from rekindle import verdict as rules
from rekindle.census import Census
from rekindle.counter import Counter
from rekindle.recycle import OutputChange, Recycling
from rekindle.settings import Watched


class Care:
    """Does at the end of an epoch what `watch(care=...)` asks for."""

    def __init__(self, watched: Watched, counter: Counter, outputs: OutputChange) -> None:
        self._watched = watched
        self._counter = counter
        self._outputs = outputs
        by_name = {name: module for module, name in watched.names.items()}
        self._recycling = Recycling(by_name, watched.optimizers)
        self._warned = False
        self._ever_recycled = 0

    def take(self, epoch: int, censuses: Dict[str, Census]) -> Dict[str, Any]:
        """Returns what it did, as fields of the line of this epoch."""
        if self._watched.settings.care == "off":
            return {}
        dead = {name: census.count(rules.DEAD) for name, census in censuses.items()}
        if not any(dead.values()):
            return {}
        if not self._warned:
            self._warned = True
            where = ", ".join(f"{name}: {count}" for name, count in dead.items() if count)
            print(f"rekindle: epoch {epoch}: units are dead ({where})", file=sys.stderr)
        return self._recycle(censuses) if self._watched.settings.care == "recycle" else {}

    def _recycle(self, censuses: Dict[str, Census]) -> Dict[str, Any]:
        before: List[Any] = self._outputs.outputs()
        units = self._recycling.recycle(self._counter.sites.all(), censuses, self._counter.flow)
        change = recycle.largest_change(before, self._outputs.outputs()) if units else None
        self._ever_recycled += units
        experiment = self._watched.experiment
        if experiment is not None and self._ever_recycled == 0:
            experiment.refuse("care", "no dead unit is in a layer whose readers are all known")
        return {"recycled": units, "output_change": change}
