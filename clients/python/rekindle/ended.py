"""An epoch that has ended, and is not written yet."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Dict, List, Optional

from rekindle import metrics
from rekindle.census import Census
from rekindle.counts import Counts
from rekindle.site import Site
from rekindle.tally import Tally, to_counts
from rekindle.weighing import Weights


@dataclass
class Ended:
    """What is known at the end of an epoch, before anything is added up."""

    number: int
    census_epoch: int
    steps: int
    numbers: Dict[str, float]
    score: Optional[str]
    scope: str
    seconds: float
    recorder_seconds: float
    learning_rate: Optional[float]
    counted_steps: int
    weights: Weights


class Tallies:
    """The tallies of one scope, by layer, that belong to an epoch which has ended."""

    def __init__(self, sites: List[Site], scope: str) -> None:
        self.sites = sites
        self._tallies = [site.take(scope) for site in sites]

    def read(self) -> Dict[str, Counts]:
        """Adds them up."""
        return counts_of(self.sites, self._tallies)

    def give_back(self) -> None:
        """Their layers may use them again."""
        for site, tallies in zip(self.sites, self._tallies):
            site.give_back(tallies)


def counts_of(sites: List[Site], tallies: List[List[Tally]]) -> Dict[str, Counts]:
    """The counts of each layer, by its name."""
    counts = to_counts(tallies, [site.units for site in sites])
    return {site.name: count for site, count in zip(sites, counts)}


@dataclass
class Line:
    """All that a line of epochs.jsonl says."""

    ended: Ended
    training: Optional[Dict[str, Counts]]
    censuses: Dict[str, Census]
    born_dead: Dict[str, int]
    cared: Dict[str, Any]

    @property
    def finite(self) -> bool:
        """Whether all that was measured and counted is finite."""
        counted = (z for census in self.censuses.values() for z in census.counts.z)
        return metrics.finite(self.ended.numbers) and all(map(math.isfinite, counted))

    def document(self, healthy: bool) -> Dict[str, Any]:
        ended = self.ended
        gradients, updates = ended.weights.means()
        return {
            "epoch": ended.number,
            "steps": ended.steps,
            "metrics": ended.numbers,
            "score": ended.score,
            "higher_is_better": metrics.higher_is_better(ended.score) if ended.score else None,
            "training_loss": metrics.training_loss(ended.numbers),
            "status": "ok" if healthy else "diverged",
            "census_scope": ended.scope,
            "census_epoch": ended.census_epoch,
            "seconds": ended.seconds,
            "recorder_seconds": ended.recorder_seconds,
            "learning_rate": ended.learning_rate,
            "gradient_norm": gradients,
            "update_to_weight": updates,
            "counted_steps": ended.counted_steps,
            "layers": [
                census.summary(self.born_dead[name]) for name, census in self.censuses.items()
            ],
            "silent_in_training": self._silent(),
            **self.cared,
        }

    def _silent(self) -> Optional[List[int]]:
        """How many units fired on no training sample; None where no step was counted."""
        training = self.training
        if training is None or not any(counts.samples for counts in training.values()):
            return None
        return [training[name].fired.count(0) for name in self.censuses]
