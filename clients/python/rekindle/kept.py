"""Inputs of rectifiers that are kept for a moment, to be counted one after the other.

The first operation after others takes several times as long as one like those just before. So
small inputs wait until there are some of them. An input that something has changed meanwhile, such
as a rectifier that works in place, cannot be counted any more. Therefore a layer's first inputs are
counted at once, and kept to see whether they change.
"""

from __future__ import annotations

from typing import Dict, Hashable, List, NamedTuple, Optional

from torch import Tensor

from rekindle.rectifiers import Rectifier
from rekindle.site import Site
from rekindle.tally import Tally

# So many numbers are kept at most.
_MOST = 2**16
# So many inputs of a layer are only looked at, in training and elsewhere.
_FIRST_LOOKS = 3


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
        self._numbers = 0

    def take(self, site: Site, count: Count, in_place: bool) -> None:
        """Counts now, or later."""
        z = count.z
        small = z.numel() <= _MOST and z.device.type == "cpu" and not z.is_inference()
        # A small part of a large tensor would keep all of it.
        small = small and z.untyped_storage().nbytes() <= 2 * z.numel() * z.element_size()
        changes = in_place or isinstance(count.rectifier.slope, Tensor)
        if site.changes or changes or not small:
            count.add()
            return
        counted = site.looks[count.step is not None] < _FIRST_LOOKS
        if counted:
            count.add()
        else:
            count.tally.expect(z, count.axis)
        self._waiting.append(_Waiting(site, count, z._version, counted))
        self._numbers += z.numel()
        if self._numbers > _MOST:
            self.drain()

    def drain(self) -> None:
        """Counts what waits."""
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


class _Waiting(NamedTuple):
    site: Site
    count: Count
    version: int
    counted: bool
