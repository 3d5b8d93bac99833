"""What was counted of one layer, as plain numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import List, Optional


@dataclass
class Counts:
    """A tally that has left its device: plain numbers by unit."""

    samples: int
    only_fired: int
    fired: List[int]
    zeros: List[int]
    activation: List[float]
    absolute_activation: List[float]
    derivative: List[float]
    z: List[float]
    largest_z: List[float]

    @property
    def units(self) -> int:
        return len(self.fired)

    @property
    def complete(self) -> bool:
        """Whether all sums are over all samples."""
        return self.only_fired == 0


def nothing(units: int) -> Counts:
    """The counts of a layer that was not run."""
    zeros = [0.0] * units
    return Counts(
        0, 0, [0] * units, [0] * units, zeros, zeros, zeros, zeros, [float("-inf")] * units
    )


def merge(one: Optional[Counts], other: Counts) -> Counts:
    """The counts of two scopes that do not overlap."""
    if one is None:
        return other

    def plus(left: list, right: list) -> list:
        return [x + y for x, y in zip(left, right)]

    return Counts(
        one.samples + other.samples,
        one.only_fired + other.only_fired,
        plus(one.fired, other.fired),
        plus(one.zeros, other.zeros),
        plus(one.activation, other.activation),
        plus(one.absolute_activation, other.absolute_activation),
        plus(one.derivative, other.derivative),
        plus(one.z, other.z),
        [max(x, y) for x, y in zip(one.largest_z, other.largest_z)],
    )
