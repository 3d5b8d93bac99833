"""Inputs of rectifiers that are kept for a moment, to be counted one after the other.

The first operation after others takes several times as long as one like those just before. So
small inputs wait until there are some of them. An input that something has changed meanwhile, such
as a rectifier that works in place, cannot be counted any more. Therefore a layer's first inputs are
counted at once, and kept to see whether they change.
"""

from __future__ import annotations

from typing import Any, Dict, Hashable, List, NamedTuple, Optional

from torch import Tensor

from rekindle.rectifiers import Rectifier
from rekindle.site import Site
from rekindle.tally import Tally, samples_of

# So many numbers are kept at most, and of so many an input may consist.
_MOST = 2**18
_LARGEST = 2**16
# So many inputs of a layer are only looked at, in training and elsewhere.
_FIRST_LOOKS = 3
# So much sooner they are looked at, as until then each input is counted at once.
_HASTE = 4


class Count(NamedTuple):
    """What is to be counted, and for which tally. `step` is told where it is one of training."""

    tally: Tally
    z: Tensor
    axis: int
    rectifier: Rectifier
    step: Optional[int]
    detailed: bool

    def add(self) -> None:
        if self.detailed:
            self.tally.add(self.z, self.axis, self.rectifier, self.step)
        else:
            self.tally.add_fired(self.z, self.axis, self.step)


class Kept:
    """What waits to be counted."""

    def __init__(self) -> None:
        self._waiting: List[_Waiting] = []
        self._alike: List[Alike] = []
        self._numbers = 0

    def take(self, site: Site, count: Count, in_place: bool) -> bool:
        """Counts now, or later. Returns whether it waits, and has not been counted."""
        z = count.z
        small = z.numel() <= _LARGEST and z.device.type == "cpu" and not z.is_inference()
        # A small part of a large tensor would keep all of it.
        small = small and z.untyped_storage().nbytes() <= 2 * z.numel() * z.element_size()
        changes = in_place or isinstance(count.rectifier.slope, Tensor)
        if site.changes or changes or not small:
            count.add()
            return False
        counted = site.looks[count.step is not None] < _FIRST_LOOKS
        if counted:
            count.add()
        else:
            count.tally.expect(z, count.axis)
        self._waiting.append(_Waiting(site, count, z._version, counted))
        self._wait(z.numel() * (_HASTE if counted else 1))
        return not counted

    def take_alike(self, alike: Alike, z: Tensor, step: int) -> None:
        """Counts later. `alike` has said that it takes this input."""
        if not alike.inputs:
            self._alike.append(alike)
        alike.add(z, step)
        self._wait(alike.numbers)

    def _wait(self, numbers: int) -> None:
        self._numbers += numbers
        if self._numbers > _MOST:
            self.drain()

    def drain(self) -> None:
        """Counts what waits."""
        sources, self._alike = self._alike, []
        for source in sources:
            source.drain()
        waiting, self._waiting = self._waiting, []
        self._numbers = 0
        alike: Dict[Hashable, List[Count]] = {}
        for site, count, version, counted in waiting:
            unchanged = count.z._version == version
            if not unchanged:
                site.changes = True
            if counted:
                site.looks[count.step is not None] += 1
                continue
            count.tally.expect_not(count.z, count.axis)
            if unchanged and count.detailed:
                count.add()
            elif unchanged:
                alike.setdefault((count.tally, count.z.shape), []).append(count)
        for counts in alike.values():
            first, steps = counts[0], [count.step for count in counts]
            first.tally.add_fired_in([count.z for count in counts], first.axis, steps)


class Alike:
    """Inputs of one rectifier and one shape, of training, that wait. Most are taken in this way, so
    it must take no time."""

    def __init__(self, site: Site, count: Count) -> None:
        self.numbers = count.z.numel()
        self.inputs: List[Tensor] = []
        self._site = site
        self._tally = count.tally
        self._axis = count.axis
        self._shape = count.z.shape
        self._dtype = count.z.dtype
        self._most_bytes = 2 * self.numbers * count.z.element_size()
        self._samples = samples_of(count.z, count.axis)
        self._versions: List[int] = []
        self._steps: List[int] = []

    def takes(self, z: Any) -> bool:
        """Whether this input of training can wait with the others."""
        return (
            isinstance(z, Tensor)
            and z.shape == self._shape
            and z.dtype is self._dtype
            and z.is_cpu
            and not z.is_inference()
            and not self._site.changes
            and z.untyped_storage().nbytes() <= self._most_bytes
        )

    def add(self, z: Tensor, step: int) -> None:
        self.inputs.append(z.detach())
        self._versions.append(z._version)
        self._steps.append(step)
        self._tally.samples += self._samples

    def drain(self) -> None:
        inputs, self.inputs = self.inputs, []
        versions, self._versions = self._versions, []
        steps, self._steps = self._steps, []
        self._tally.samples -= len(inputs) * self._samples
        unchanged = [z._version == version for z, version in zip(inputs, versions)]
        if not all(unchanged):
            self._site.changes = True
            inputs = [z for z, same in zip(inputs, unchanged) if same]
            steps = [step for step, same in zip(steps, unchanged) if same]
        if inputs:
            self._tally.add_fired_in(inputs, self._axis, steps)


class _Waiting(NamedTuple):
    site: Site
    count: Count
    version: int
    counted: bool
