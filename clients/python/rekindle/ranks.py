"""Trainings with several processes (DDP). Each counts its own share of the samples.

The counts go through the key-value store of the process group, not through collectives. So a
script in which only one process calls `epoch()` does not hang.
"""

from __future__ import annotations

import dataclasses
import json
import os
import warnings
from datetime import timedelta
from typing import Any, Dict, List

import torch.distributed as dist

from rekindle.counts import Counts, merge

_PATIENCE = timedelta(seconds=30)


class Ranks:
    """This process among those that train together."""

    def __init__(self) -> None:
        self.together = dist.is_available() and dist.is_initialized() and dist.get_world_size() > 1
        if self.together:
            self.rank = dist.get_rank()
            self._store = dist.distributed_c10d._get_default_store()
            self._store.add(f"rekindle/watches/{self.rank}", 1)
            self._others = list(range(1, dist.get_world_size()))
        else:
            # Before the process group is made, a launcher has told the rank.
            self.rank = int(os.environ.get("RANK", 0)) if "WORLD_SIZE" in os.environ else 0

    @property
    def writes(self) -> bool:
        """Whether this process writes the run directory."""
        return self.rank == 0

    def exchange(self, epoch: int, counts: Dict[str, Dict[str, Any]]) -> List[Dict[str, Any]]:
        """Gives this process's counts to the one that writes; there, those of all others."""
        if not self.writes:
            self._store.set(f"rekindle/{epoch}/{self.rank}", json.dumps(counts))
            return []
        received = []
        for other in list(self._others):
            key = f"rekindle/{epoch}/{other}"
            # To add nothing tells whether it is there, also before torch has Store.check.
            if self._store.add(f"rekindle/watches/{other}", 0) == 0:
                continue
            try:
                self._store.wait([key], _PATIENCE)
            except RuntimeError:
                self._others.remove(other)
                warnings.warn(
                    f"rekindle: process {other} did not call epoch(), so its samples do not count",
                    stacklevel=2,
                )
                continue
            received.append(json.loads(self._store.get(key)))
            self._store.delete_key(key)
        return received


def as_document(counts: Dict[str, Counts]) -> Dict[str, Any]:
    return {name: dataclasses.asdict(of_layer) for name, of_layer in counts.items()}


def add(own: Dict[str, Counts], documents: List[Dict[str, Any]]) -> Dict[str, Counts]:
    """The counts of all processes together. A layer must have the same name and width in them."""
    total = dict(own)
    for document in documents:
        for name, fields in document.items():
            other = Counts(**fields)
            if name in total and total[name].units == other.units:
                total[name] = merge(total[name], other)
    return total
