"""The layers of a Keras model: their names, their units, and those that are counted."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any, Dict, Iterator, List, Optional, Tuple

from keras import layers

from rekindle.keras.activations import Activation

_WITH_UNITS = (
    layers.Dense,
    layers.EinsumDense,
    layers.Conv1D,
    layers.Conv2D,
    layers.Conv3D,
    layers.Conv1DTranspose,
    layers.Conv2DTranspose,
    layers.Conv3DTranspose,
    layers.DepthwiseConv1D,
    layers.DepthwiseConv2D,
    layers.SeparableConv1D,
    layers.SeparableConv2D,
)
_FULL_CONVOLUTIONS = (layers.Conv1D, layers.Conv2D, layers.Conv3D)
_TRANSPOSED = (layers.Conv1DTranspose, layers.Conv2DTranspose, layers.Conv3DTranspose)


def with_names(model: Any) -> Iterator[Tuple[Any, str]]:
    """All layers inside a model, with their paths in it."""
    yield from _inside(model, "", set())


def _inside(layer: Any, path: str, seen: set) -> Iterator[Tuple[Any, str]]:
    found = list(layer._flatten_layers(include_self=False, recursive=False))
    # A model of the functional API has operations beside its layers, such as keras.ops.relu.
    found += [one for one in getattr(layer, "operations", []) if not isinstance(one, layers.Layer)]
    for inner in found:
        if id(inner) in seen:
            continue
        seen.add(id(inner))
        name = f"{path}/{inner.name}" if path else inner.name
        yield inner, name
        # What a recurrent layer runs in a loop cannot be seen from outside.
        if isinstance(inner, layers.Layer) and not isinstance(inner, layers.RNN):
            yield from _inside(inner, name, seen)


def has_units(layer: Any) -> bool:
    """Whether units start here."""
    return isinstance(layer, _WITH_UNITS)


def unit_axis(layer: Any, z: Any) -> int:
    """Which dimension counts units, from the end."""
    first = getattr(layer, "data_format", None) == "channels_first"
    return 1 - len(z.shape) if first else -1


def fan_in(layer: Any) -> Optional[int]:
    """How many weights a unit has; None where that is not plain."""
    if isinstance(layer, layers.Dense) or (
        isinstance(layer, _FULL_CONVOLUTIONS) and not isinstance(layer, _TRANSPOSED)
    ):
        return math.prod(layer.kernel.shape[:-1])
    return None


@dataclass
class Place:
    """A counted layer: one place of the model where units are rectified."""

    name: str
    layer: Any
    units: int
    rectifier: Activation
    rectifier_name: Optional[str]
    uses: int = 0
    # The layers that feed it are not followed.
    inputs: Optional[List[str]] = None
    _last_fired: List[int] = field(default_factory=list)

    def fired(self, step: int, counts: List[int]) -> None:
        """In the census after this step, units fired so often."""
        before = self._last_fired or [0] * self.units
        self._last_fired = [step if count else last for count, last in zip(counts, before)]

    def last_fired_steps(self) -> List[int]:
        """The step after which each unit was last seen to fire; 0 where there is none."""
        return self._last_fired or [0] * self.units

    def description(self) -> Dict[str, Any]:
        """The layer as run.json lists it."""
        return {
            "layer": self.name,
            "kind": type(self.layer).__name__ if self.layer is not None else None,
            "units": self.units,
            "activation": self.rectifier.name,
            "parameters": self.rectifier.parameters,
            "rectifier": self.rectifier_name,
            "inputs": self.inputs,
            "fan_in": fan_in(self.layer) if self.layer is not None else None,
            "uses": self.uses,
        }
