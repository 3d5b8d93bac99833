"""Counts of one layer on its device. Nothing here waits for the device."""

from __future__ import annotations

import threading
from typing import Any, Dict, List, Optional, Tuple

import torch
from torch import Tensor

from rekindle import layers
from rekindle.counts import Counts, merge, nothing
from rekindle.rectifiers import RELU, Rectifier

# Sums of ones in float32 are exact below this.
_EXACT = 2**24
_FIRED, _Z, _LARGEST, _ACTIVATION, _ZEROS, _ABSOLUTE, _DERIVATIVE = range(7)
_MEASURES = 7
# So many passes are kept before they are added up, but no more than so many numbers.
_PASSES = 32
_NUMBERS = 2**16


class Tally:
    """Sums over the samples of one scope, for each unit.

    A pass writes its sums into a row of its own. Rows are added up when they are read, or when
    there is no more room: that takes fewer operations than adding to a sum in each pass.
    """

    def __init__(self, units: int, device: torch.device) -> None:
        # Metal has no double.
        kind = torch.float32 if device.type == "mps" else torch.float64
        room = max(1, min(_PASSES, _NUMBERS // (_MEASURES * units)))
        # Tensors that are made in inference mode could not be added to outside of it.
        with torch.inference_mode(False):
            self._numbers = torch.zeros(_MEASURES, units, dtype=kind, device=device)
            self._last_fired = torch.zeros(units, dtype=torch.int64, device=device)
            self._rows = torch.zeros(_MEASURES, room, units, dtype=torch.float32, device=device)
        self._room = room
        # A row is taken apart when it is first used.
        self._parts: List[Tuple[Tensor, ...]] = []
        self._axes: Dict[int, Tuple[int, ...]] = {}
        self._steps: List[int] = []
        self._filled = 0
        self._added_up = False
        self.device = device
        self.samples = 0
        # Samples of which only the firing was counted.
        self.only_fired = 0
        # Whether a = 0 exactly where z <= 0, and a > 0 elsewhere. Then three sums are one.
        self.zero_below = False

    def clear(self) -> None:
        """Starts anew. When units fired last is kept."""
        if self.samples == 0:
            return
        if self._steps:
            self._add_up()
        self._filled = 0
        if self._added_up:
            self._numbers.zero_()
            self._added_up = False
        self.samples = 0
        self.only_fired = 0
        self.zero_below = False

    def expect(self, z: Tensor, axis: int) -> None:
        """This will be added later. Its samples count from now on."""
        self.samples += samples_of(z, axis)

    def expect_not(self, z: Tensor, axis: int) -> None:
        """This is added now, or never."""
        self.samples -= samples_of(z, axis)

    def add_fired(self, z: Tensor, axis: int, step: int) -> None:
        """Counts z > 0 in a training step, and nothing else."""
        if self._is_too_large(z, axis):
            for part in self._halves(z, axis):
                self.add_fired(part, axis, step)
            return
        z, row, axes, samples = self._next_row(z, axis, step)
        self.only_fired += samples
        torch.sum(_positive(z), axes, out=row[_FIRED])

    def add_fired_in(self, passes: List[Tensor], axis: int, steps: List[int]) -> None:
        """The same for several steps, with inputs of one shape."""
        if len(passes) == 1 or passes[0].dim() == 1 or self._is_too_large(passes[0], axis):
            for z, step in zip(passes, steps):
                self.add_fired(z, axis, step)
            return
        samples = len(passes) * samples_of(passes[0], axis)
        self.samples += samples
        self.only_fired += samples
        axes = tuple(1 + other for other in layers.other_axes(passes[0], axis))
        fired = _positive(torch.stack(passes)).sum(axes)
        self._remember_last(fired, steps)
        self._add_up()
        self._numbers[_FIRED] += fired.sum(0, dtype=self._numbers.dtype)
        self._added_up = True

    def add(self, z: Tensor, axis: int, rectifier: Rectifier, step: Optional[int] = None) -> None:
        """Counts everything that a verdict needs. A step is told where it is one of training."""
        if self._is_too_large(z, axis):
            for part in self._halves(z, axis):
                self.add(part, axis, rectifier, step)
            return
        z, row, axes, samples = self._next_row(z, axis, step)
        self.zero_below = rectifier.zero_below
        torch.sum(_positive(z), axes, out=row[_FIRED])
        _sum(z, axes, row[_Z])
        _largest(z, axes, row[_LARGEST])
        a = _activation(z, rectifier)
        _sum(a, axes, row[_ACTIVATION])
        if not rectifier.zero_below:
            row[_ZEROS].copy_((a == 0).sum(axes))
            _sum(a.abs(), axes, row[_ABSOLUTE])
        if rectifier is not RELU:
            row[_DERIVATIVE].copy_(_derivative(z, axes, rectifier, samples, row[_FIRED]))

    def read(self) -> Tensor:
        """All sums, a row for each, on the device."""
        self._add_up()
        return self._numbers

    def last_fired(self) -> Tensor:
        """The last step in which each unit fired; 0 where there is none."""
        self._add_up()
        return self._last_fired

    def _next_row(
        self, z: Tensor, axis: int, step: Optional[int]
    ) -> Tuple[Tensor, Tuple[Tensor, ...], Tuple[int, ...], int]:
        if z.dim() == 1:
            z = z.unsqueeze(0)
        axes = self._axes.get(z.dim())
        if axes is None:
            axes = self._axes[z.dim()] = layers.other_axes(z, axis)
        if self._filled == self._room:
            self._add_up()
        if self._filled == len(self._parts):
            with torch.inference_mode(False):
                self._parts.append(self._rows[:, self._filled].unbind())
        row = self._parts[self._filled]
        self._filled += 1
        if step is not None:
            self._steps.append(step)
        samples = samples_of(z, axis)
        self.samples += samples
        return z, row, axes, samples

    def _is_too_large(self, z: Tensor, axis: int) -> bool:
        return z.numel() >= _EXACT and z.numel() // z.shape[axis] >= _EXACT

    def _halves(self, z: Tensor, axis: int) -> Tuple[Tensor, ...]:
        longest = max(layers.other_axes(z, axis), key=lambda other: z.shape[other])
        return z.chunk(2, longest)

    def _add_up(self) -> None:
        if self._filled == 0:
            return
        rows = self._rows[:, : self._filled]
        if self._steps:
            self._remember_last(rows[_FIRED], self._steps)
            self._steps.clear()
        if self.only_fired == self.samples:
            self._numbers[_FIRED] += rows[_FIRED].sum(0, dtype=self._numbers.dtype)
        elif self._filled == 1 and not self._added_up:
            self._numbers.copy_(rows[:, 0])
        else:
            largest = rows[_LARGEST].amax(0).to(self._numbers.dtype)
            if self._added_up:
                largest = torch.maximum(largest, self._numbers[_LARGEST])
            self._numbers += rows.sum(1, dtype=self._numbers.dtype)
            self._numbers[_LARGEST] = largest
        self._added_up = True
        self._filled = 0

    def _remember_last(self, fired: Tensor, steps: List[int]) -> None:
        # What was kept is not added in the order of the steps.
        if len(steps) == 1:
            latest = (fired[0] > 0) * steps[0]
        else:
            numbers = torch.tensor(steps, device=self.device).unsqueeze(1)
            latest = torch.where(fired > 0, numbers, 0).amax(0)
        torch.maximum(self._last_fired, latest, out=self._last_fired)


def samples_of(z: Tensor, axis: int) -> int:
    """How many samples an input has: its size over that of its units."""
    return z.numel() // z.shape[axis] if z.dim() > 1 else 1


class _Room(threading.local):
    """Memory for one value per element of z, of which every layer makes use in turn.

    On other devices than the processor the allocator of torch does the same, for each stream.
    """

    def __init__(self) -> None:
        self._memory = torch.empty(0, dtype=torch.float32, device="cpu")
        self._views: Dict[Any, Tensor] = {}

    def like(self, z: Tensor) -> Tensor:
        if z.device.type != "cpu":
            return torch.empty_like(z, dtype=torch.float32)
        view = self._views.get((z.shape, z.stride()))
        return self._new_view(z) if view is None else view

    def _new_view(self, z: Tensor) -> Tensor:
        if z.numel() > self._memory.numel():
            with torch.inference_mode(False):
                self._memory = torch.empty(z.numel(), dtype=torch.float32, device="cpu")
            self._views.clear()
        memory = self._memory[: z.numel()]
        if z.dim() == 4 and z.is_contiguous(memory_format=torch.channels_last):
            view = memory.as_strided(z.shape, z.stride())
        else:
            view = memory.view(z.shape)
        if len(self._views) < _MOST_VIEWS:
            self._views[z.shape, z.stride()] = view
        return view


_MOST_VIEWS = 1000
_room = _Room()


def _positive(z: Tensor) -> Tensor:
    # Sums of floats are much faster than sums of booleans.
    return torch.gt(z, 0, out=_room.like(z))


def _activation(z: Tensor, rectifier: Rectifier) -> Tensor:
    if rectifier is RELU and z.dtype == torch.float32:
        return torch.clamp(z, min=0, out=_room.like(z))
    return rectifier.function(z)


def _sum(values: Tensor, axes: Tuple[int, ...], out: Tensor) -> None:
    if values.dtype == torch.float32:
        torch.sum(values, axes, out=out)
    else:
        out.copy_(values.sum(axes, dtype=torch.float32))


def _largest(z: Tensor, axes: Tuple[int, ...], out: Tensor) -> None:
    if z.dtype == torch.float32:
        torch.amax(z, axes, out=out)
    else:
        out.copy_(z.amax(axes))


def _derivative(
    z: Tensor, axes: Tuple[int, ...], rectifier: Rectifier, samples: int, fired: Tensor
) -> Tensor:
    """What is known of the sum of |φ′(z)|, for units that never fire or are bounded."""
    if rectifier.slope is None:
        derivative = rectifier.derivative(z).sum(axes, dtype=torch.float32)
        # Below its lower bound a unit never fires; at its upper bound it always does.
        return derivative if rectifier.bounded else derivative * (fired == 0)
    if not isinstance(rectifier.slope, Tensor):
        return (fired == 0) * (abs(rectifier.slope) * samples)
    slopes = rectifier.slope.abs()
    # A PReLU over another dimension than that of the units has no slope for a unit.
    by_unit = slopes if slopes.numel() in (1, fired.numel()) else slopes.mean()
    return by_unit * samples * (fired == 0)


def to_counts(tallies: List[List[Tally]], units: List[int]) -> List[Counts]:
    """Copies tallies from their devices, with one copy for each device.

    Each element has the tallies of one layer, one for each device that it ran on.
    """
    by_device: "dict[torch.device, list[tuple[int, Tally]]]" = {}
    for place, of_layer in enumerate(tallies):
        for tally in of_layer:
            by_device.setdefault(tally.device, []).append((place, tally))
    totals: List[Optional[Counts]] = [None] * len(tallies)
    for entries in by_device.values():
        # Where only the firing was counted, nothing else is copied.
        only_fired = all(tally.only_fired == tally.samples for _, tally in entries)
        measures = 1 if only_fired else _MEASURES
        rows = torch.cat([tally.read()[:measures] for _, tally in entries], dim=1).tolist()
        start = 0
        for place, tally in entries:
            end = start + units[place]
            counts = _counts(tally, [row[start:end] for row in rows])
            totals[place] = merge(totals[place], counts)
            start = end
    return [total or nothing(units[place]) for place, total in enumerate(totals)]


def _counts(tally: Tally, rows: List[List[float]]) -> Counts:
    fired = list(map(int, rows[_FIRED]))
    if len(rows) == 1:
        none = [0.0] * len(fired)
        rows = rows + [none] * (_MEASURES - 1)
    zeros, absolute = list(map(int, rows[_ZEROS])), rows[_ABSOLUTE]
    if tally.zero_below:
        zeros, absolute = [tally.samples - count for count in fired], rows[_ACTIVATION]
    return Counts(
        tally.samples,
        tally.only_fired,
        fired,
        zeros,
        rows[_ACTIVATION],
        absolute,
        rows[_DERIVATIVE],
        rows[_Z],
        rows[_LARGEST],
    )
