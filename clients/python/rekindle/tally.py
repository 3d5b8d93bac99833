"""Counts of one layer on its device. Nothing here waits for the device."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, List, Optional, Tuple

import torch
from torch import Tensor

from rekindle import layers
from rekindle.rectifiers import Rectifier

# Sums of ones in float32 are exact below this.
_EXACT = 2**24
_ROWS = 7


class Tally:
    """Sums over the samples of one scope, for each unit."""

    def __init__(self, units: int, device: torch.device) -> None:
        # Metal has no double.
        kind = torch.float32 if device.type == "mps" else torch.float64
        # Tensors that are made in inference mode could not be added to outside of it.
        with torch.inference_mode(False):
            self.numbers = torch.zeros(_ROWS, units, dtype=kind, device=device)
            (
                self.fired,
                self.zeros,
                self.activation,
                self.absolute_activation,
                self.derivative,
                self.z,
                self.largest_z,
            ) = (self.numbers[place] for place in range(_ROWS))
        self._axes: Dict[int, Tuple[int, ...]] = {}
        self.clear()

    def clear(self) -> None:
        """Starts anew."""
        self.numbers.zero_()
        self.largest_z.fill_(-torch.inf)
        self.samples = 0
        # Samples of which only the firing was counted.
        self.only_fired = 0
        # Whether a = 0 exactly where z <= 0, and a > 0 elsewhere. Then three sums are one.
        self.zero_below = False

    def add_fired(self, z: Tensor, axis: int) -> Tensor:
        """Counts z > 0, and nothing else. Returns the counts of this batch."""
        self.only_fired += z.numel() // z.shape[axis]
        return self._add_fired(z, axis)

    def add(self, z: Tensor, axis: int, rectifier: Rectifier) -> Tensor:
        """Counts everything that a verdict needs. Returns how often each unit fired."""
        axes = self._other_axes(z, axis)
        samples = z.numel() // z.shape[axis]
        fired = self._add_fired(z, axis)
        self.z += _sum(z, axes)
        largest = z.amax(axes) if axes else z
        torch.maximum(self.largest_z, largest.to(self.largest_z.dtype), out=self.largest_z)
        a = rectifier.function(z)
        total = _sum(a, axes)
        self.activation += total
        self.zero_below = rectifier.zero_below
        if not rectifier.zero_below:
            self.zeros += _count(a == 0, axes)
            self.absolute_activation += _sum(a.abs(), axes)
        self._add_derivative(z, axes, rectifier, samples, fired)
        return fired

    def _add_fired(self, z: Tensor, axis: int) -> Tensor:
        samples = z.numel() // z.shape[axis]
        fired = _positive(z, self._other_axes(z, axis), samples)
        self.fired += fired
        self.samples += samples
        return fired

    def _add_derivative(
        self, z: Tensor, axes: Tuple[int, ...], rectifier: Rectifier, samples: int, fired: Tensor
    ) -> None:
        if rectifier.slope is not None:
            if isinstance(rectifier.slope, Tensor):
                slopes = rectifier.slope.abs()
                # A PReLU over another dimension than that of the units has no slope for a unit.
                by_unit = slopes if slopes.numel() in (1, fired.numel()) else slopes.mean()
                self.derivative += by_unit * samples * (fired == 0)
            elif rectifier.slope != 0:
                self.derivative += (fired == 0) * (abs(rectifier.slope) * samples)
            return
        derivative = _sum(rectifier.derivative(z), axes)
        # Below its lower bound a unit never fires; at its upper bound it always does.
        self.derivative += derivative if rectifier.bounded else derivative * (fired == 0)

    def _other_axes(self, z: Tensor, axis: int) -> Tuple[int, ...]:
        axes = self._axes.get(z.dim())
        if axes is None:
            axes = self._axes[z.dim()] = layers.other_axes(z, axis)
        return axes


def _positive(z: Tensor, axes: Tuple[int, ...], samples: int) -> Tensor:
    if samples >= _EXACT:
        return _count(z > 0, axes)
    # Sums of floats are much faster than sums of booleans.
    ones = torch.gt(z, 0, out=torch.empty_like(z, dtype=torch.float32))
    return ones.sum(axes) if axes else ones


def _count(condition: Tensor, axes: Tuple[int, ...]) -> Tensor:
    return condition.sum(axes) if axes else condition


def _sum(values: Tensor, axes: Tuple[int, ...]) -> Tensor:
    return values.sum(axes, dtype=torch.float32) if axes else values.float()


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


def to_counts(tallies: List[List[Tally]], units: List[int]) -> List[Counts]:
    """Copies tallies from their devices, with one copy for each device.

    Each element has the tallies of one layer, one for each device that it ran on.
    """
    by_device: "dict[torch.device, list[tuple[int, Tally]]]" = {}
    for place, of_layer in enumerate(tallies):
        for tally in of_layer:
            by_device.setdefault(tally.fired.device, []).append((place, tally))
    totals: List[Optional[Counts]] = [None] * len(tallies)
    for entries in by_device.values():
        rows = torch.cat([tally.numbers for _, tally in entries], dim=1).tolist()
        start = 0
        for place, tally in entries:
            end = start + units[place]
            counts = _counts(tally, [row[start:end] for row in rows])
            totals[place] = merge(totals[place], counts)
            start = end
    return [total or nothing(units[place]) for place, total in enumerate(totals)]


def _counts(tally: Tally, rows: List[List[float]]) -> Counts:
    fired = [int(count) for count in rows[0]]
    zeros, absolute = [int(count) for count in rows[1]], rows[3]
    if tally.zero_below:
        zeros, absolute = [tally.samples - count for count in fired], rows[2]
    return Counts(
        tally.samples, tally.only_fired, fired, zeros, rows[2], absolute, rows[4], rows[5], rows[6]
    )


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
