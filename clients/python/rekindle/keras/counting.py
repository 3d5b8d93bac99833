"""Counts what rectifiers get in passes of a Keras model."""

from __future__ import annotations

import math
from contextlib import contextmanager
from typing import Any, Callable, Dict, Iterator, List, Optional, Tuple

import keras
from keras import ops

from rekindle.counts import Counts, merge
from rekindle.keras import activations
from rekindle.keras.activations import Activation
from rekindle.keras.layers import Place, has_units, unit_axis, with_names

_IN_A_LOOP = "a recurrent layer runs it in a loop, where its values cannot be seen"
_OWN_FUNCTION = "its activation is a function that is not known, such as a lambda"


_MISSING = object()


class Replaced:
    """Methods of layers that are others for a while.

    They are put past the layer's own bookkeeping, so that the model stays as it is.
    """

    def __init__(self) -> None:
        self._kept: List[Tuple[Dict[str, Any], str, Any]] = []

    def put(self, layer: Any, name: str, replacement: Any) -> None:
        own = vars(layer)
        self._kept.append((own, name, own.get(name, _MISSING)))
        own[name] = replacement

    def restore(self) -> None:
        for own, name, before in reversed(self._kept):
            if before is _MISSING:
                del own[name]
            else:
                own[name] = before
        self._kept.clear()


class Counting:
    """The places where units are rectified, found while a model runs."""

    def __init__(self) -> None:
        self.places: Dict[str, Place] = {}
        # Parts that are not counted, and why.
        self.not_counted: Dict[str, str] = {}
        self._by_key: Dict[Any, Place] = {}
        self._counts: Dict[str, Counts] = {}
        self._uses: Dict[str, int] = {}
        self._last: Optional[Tuple[Any, str, int]] = None

    def count(self, model: Any, batches: Iterator[Any]) -> Dict[str, Counts]:
        """Runs the model in evaluation mode. Returns the counts of each place by its name."""
        self._counts = {}
        with self._listening(model), _without_gradients():
            for inputs in batches:
                self._uses.clear()
                self._last = None
                model(inputs, training=False)
        return self._counts

    @contextmanager
    def _listening(self, model: Any) -> Iterator[None]:
        """While this lasts, layers tell what they compute."""
        replaced = Replaced()
        try:
            for layer, name in with_names(model):
                self._listen(layer, name, replaced)
            yield
        finally:
            replaced.restore()

    def _listen(self, layer: Any, name: str, replaced: Replaced) -> None:
        rectifier = activations.of_layer(layer)
        if rectifier is not None:
            replaced.put(layer, "call", self._counted(layer.call, rectifier, None, name))
            return
        function = getattr(layer, "activation", None)
        rectifier = activations.of_function(function)
        if rectifier is not None and isinstance(layer, keras.layers.RNN):
            self.not_counted[name] = _IN_A_LOOP
        elif rectifier is not None:
            owner = (layer, name) if has_units(layer) else None
            replaced.put(layer, "activation", self._counted(function, rectifier, owner, name))
        else:
            if function is not None and not activations.is_known(function):
                self.not_counted[name] = _OWN_FUNCTION
            if has_units(layer):
                replaced.put(layer, "call", self._followed(layer, name))

    def _followed(self, layer: Any, name: str) -> Callable:
        call = layer.call

        def followed(*args: Any, **kwargs: Any) -> Any:
            output = call(*args, **kwargs)
            self._last = (layer, name, output.shape[unit_axis(layer, output)])
            return output

        return followed

    def _counted(
        self, function: Callable, rectifier: Activation, owner: Any, name: str
    ) -> Callable:
        def counted(z: Any, *args: Any, **kwargs: Any) -> Any:
            a = function(z, *args, **kwargs)
            self._add(z, a, rectifier, owner, name)
            return a

        return counted

    def _add(self, z: Any, a: Any, rectifier: Activation, owner: Any, name: str) -> None:
        layer, layer_name = owner or self._layer_before(z) or (None, name)
        axis = -1 if layer is None else unit_axis(layer, z)
        try:
            counts = counts_of(z, a, rectifier, axis)
        except Exception as failure:  # Of a value that is still to be computed, as in a loop.
            self.not_counted[name] = f"its values cannot be read ({type(failure).__name__})"
            return
        place = self._place(layer, layer_name, rectifier, name if owner is None else None, counts)
        self._uses[place.name] = self._uses.get(place.name, 0) + 1
        place.uses = max(place.uses, self._uses[place.name])
        self._counts[place.name] = merge(self._counts.get(place.name), counts)

    def _layer_before(self, z: Any) -> Optional[Tuple[Any, str]]:
        """The layer that ran last, if its output had as many units."""
        last, self._last = self._last, None
        if last is None:
            return None
        layer, name, units = last
        return (layer, name) if z.shape[unit_axis(layer, z)] == units else None

    def _place(
        self,
        layer: Any,
        layer_name: str,
        rectifier: Activation,
        rectifier_name: Optional[str],
        counts: Counts,
    ) -> Place:
        key = (layer_name, rectifier_name, rectifier.name, counts.units)
        if key not in self._by_key:
            name = self._free_name(layer_name, rectifier_name)
            place = Place(name, layer, counts.units, rectifier, rectifier_name)
            self._by_key[key] = self.places[name] = place
        return self._by_key[key]

    def _free_name(self, wanted: str, rectifier_name: Optional[str]) -> str:
        if wanted in self.places and rectifier_name is not None:
            wanted = rectifier_name
        name, number = wanted, 2
        while name in self.places:
            name, number = f"{wanted}#{number}", number + 1
        return name


def counts_of(z: Any, a: Any, rectifier: Activation, axis: int) -> Counts:
    """The sums over all samples of a batch, for each unit."""
    z, a = ops.cast(z, "float32"), ops.cast(a, "float32")
    axes = tuple(i for i in range(len(z.shape)) if i != axis % len(z.shape))
    samples = math.prod(z.shape[i] for i in axes)

    def number_of(condition: Any) -> List[int]:
        return _plain(ops.sum(ops.cast(condition, "int32"), axes))

    return Counts(
        samples=samples,
        only_fired=0,
        fired=number_of(z > 0),
        zeros=number_of(a == 0),
        activation=_plain(ops.sum(a, axes)),
        absolute_activation=_plain(ops.sum(ops.abs(a), axes)),
        derivative=_plain(ops.sum(rectifier.derivative(z), axes)),
        z=_plain(ops.sum(z, axes)),
        largest_z=_plain(ops.max(z, axes)),
    )


def _plain(values: Any) -> List[Any]:
    return ops.convert_to_numpy(values).tolist()


@contextmanager
def _without_gradients() -> Iterator[None]:
    if keras.backend.backend() == "torch":
        import torch

        with torch.no_grad():
            yield
    else:
        yield
