"""The census of a layer over one scope: a verdict on each unit, and their numbers."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, Dict, List, Optional

from rekindle import verdict as rules
from rekindle.counts import Counts

if TYPE_CHECKING:
    from rekindle.rectifiers import Rectifier


class Census:
    """Verdicts and counts of one layer."""

    def __init__(self, layer: str, rectifier: Rectifier, counts: Counts) -> None:
        self.layer = layer
        self.counts = counts
        self.derivative_sums = _derivative_sums(rectifier, counts)
        self._bounded = rectifier.bounded
        self._summary: Optional[Dict[str, Any]] = None
        self._numbers = rules.numbers(
            counts.samples, counts.fired, self.derivative_sums, self._bounded
        )

    @functools.cached_property
    def verdicts(self) -> List[str]:
        """The verdict on each unit. Most epochs need only their numbers."""
        return [
            rules.verdict(self.counts.samples, fired, derivative, self._bounded)
            for fired, derivative in zip(self.counts.fired, self.derivative_sums)
        ]

    def count(self, *verdicts: str) -> int:
        return sum(self._numbers.get(verdict, 0) for verdict in verdicts)

    @property
    def collapsed(self) -> bool:
        """Whether every unit is dead."""
        return self.count(rules.DEAD) == self.counts.units

    def side(self, unit: int) -> Optional[str]:
        return rules.side(self.counts.samples, self.counts.fired[unit], self.verdicts[unit])

    def firing_rates(self) -> List[float]:
        samples = self.counts.samples
        return [fired / samples if samples else 0.0 for fired in self.counts.fired]

    def summary(self, born_dead: int) -> Dict[str, Any]:
        """The census in numbers, for the lines of epochs.jsonl that have or repeat it."""
        if self._summary is None or self._summary["born_dead"] != born_dead:
            self._summary = self._summarized(born_dead)
        return self._summary

    def _summarized(self, born_dead: int) -> Dict[str, Any]:
        counts = self.counts
        all_values = counts.samples * counts.units
        known = counts.complete and all_values > 0
        names = ("min", "lower_quartile", "median", "upper_quartile", "max")
        return {
            "layer": self.layer,
            "units": counts.units,
            "dead": self.count(rules.DEAD),
            "stuck_negative": self.count(rules.STUCK_NEGATIVE, rules.SATURATED),
            "saturated": self.count(rules.SATURATED),
            "rare": self.count(rules.RARE),
            "dormant": self._dormant() if known else None,
            "always_on": self.count(rules.ALWAYS_ON),
            "inconclusive": self.count(rules.INCONCLUSIVE),
            "born_dead": born_dead,
            "zero_share": sum(counts.zeros) / all_values if known else None,
            "mean_activation": sum(counts.activation) / all_values if known else None,
            "firing_rate": dict(zip(names, rules.quartiles(self.firing_rates()))),
            "samples": counts.samples,
        }

    def _dormant(self) -> int:
        totals = self.counts.absolute_activation
        limit = rules.DORMANT_TAU * sum(totals) / len(totals)
        return sum(map(limit.__ge__, totals))


def _derivative_sums(rectifier: Rectifier, counts: Counts) -> List[Optional[float]]:
    if counts.complete:
        return list(counts.derivative)
    if isinstance(rectifier.slope, float):
        # Known without having been measured, for units that never fired.
        return [rectifier.slope * counts.samples] * counts.units
    return [None] * counts.units
