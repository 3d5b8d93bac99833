"""Which layer made which tensor, followed in the order of execution."""

from __future__ import annotations

import threading
import weakref
from dataclasses import dataclass
from typing import Dict, List, Optional, Tuple

from torch import Tensor

from rekindle.layers import Layer


class Trail(threading.local):
    """What has been computed so far in the current pass of this thread."""

    # Passes that never start anew, because the model itself is never called, must not fill memory.
    _MOST = 10_000

    def __init__(self) -> None:
        self._made_by: Dict[int, Tuple["weakref.ref[Tensor]", Layer]] = {}
        self._unrectified: List[Layer] = []
        self._counted: Tuple[Optional["weakref.ref[Tensor]"], Optional[str]] = (None, None)

    def start(self) -> None:
        """Forgets the pass before."""
        self._made_by.clear()
        self._unrectified.clear()
        self._counted = (None, None)

    def made(self, output: Tensor, layer: Layer) -> None:
        """A layer made this tensor."""
        if len(self._made_by) > self._MOST:
            self.start()
        self._made_by[id(output)] = (weakref.ref(output), layer)
        self._unrectified.append(layer)

    def passed_on(self, source: Tensor, output: Tensor) -> Optional[Layer]:
        """The output has the units of its source. Returns their layer, if it is known."""
        layer = self._maker(source)
        if layer is not None:
            self._made_by[id(output)] = (weakref.ref(output), layer)
        return layer

    def rectified(self, z: Tensor) -> Followed:
        """What a rectifier of z follows."""
        layer = self._maker(z)
        direct = layer is not None
        feeders = [layer for layer in self._unrectified if _fits(layer, z)]
        if layer is None and self._unrectified and _fits(self._unrectified[-1], z):
            layer = self._unrectified[-1]
        self._made_by.pop(id(z), None)
        self._unrectified.clear()
        return Followed(layer, direct, feeders)

    def counted(self, z: Tensor, site: str) -> None:
        """A rectifier of z was counted."""
        self._counted = (weakref.ref(z), site)

    def last_counted(self, z: Tensor) -> Optional[str]:
        """Where z was counted, if it was the last."""
        reference, site = self._counted
        return site if reference is not None and reference() is z else None

    def _maker(self, tensor: Tensor) -> Optional[Layer]:
        reference, layer = self._made_by.get(id(tensor), (None, None))
        return layer if reference is not None and reference() is tensor else None


@dataclass(frozen=True)
class Followed:
    """What comes before a rectifier.

    `layer` made its input, or else ran last before it and has the same width; None where neither is
    known. `direct` tells the first from the second. `feeders` are all layers of this width that ran
    since the rectifier before.
    """

    layer: Optional[Layer]
    direct: bool
    feeders: List[Layer]


def _fits(layer: Layer, z: Tensor) -> bool:
    return -z.dim() <= layer.axis and z.shape[layer.axis] == layer.units
