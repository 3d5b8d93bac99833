"""From which rectifiers the input of each layer comes."""

from __future__ import annotations

import weakref
from typing import Any, Dict, FrozenSet, Iterator, List, Optional, Tuple

from torch import Tensor, nn

# A value that is not known to come from rectifiers alone, such as the input of the model.
_OTHER = frozenset([None])
_NOTHING: FrozenSet[Optional[str]] = frozenset()


class Flow:
    """Follows values through all functions of a pass."""

    def __init__(self) -> None:
        self._sources: Dict[int, Tuple["weakref.ref[Tensor]", FrozenSet[Optional[str]]]] = {}
        self._inputs: Dict[str, FrozenSet[Optional[str]]] = {}
        self._traces = False

    def start(self, traces: bool) -> None:
        """A pass begins. Only where functions are traced, values are followed."""
        self._sources.clear()
        self._traces = traces

    def computed(self, inputs: Any, output: Any) -> None:
        """A function made the output from the inputs."""
        sources = _NOTHING
        for tensor in _tensors(inputs):
            sources = sources | self._of(tensor)
        self._set(output, sources or _OTHER)

    def rectified(self, output: Any, site: str) -> None:
        """The rectifier of a counted layer made the output."""
        self._set(output, frozenset([site]))

    def entered_layer(self, name: str, args: Any, output: Any) -> None:
        """A layer made the output. What comes from it is not rectified."""
        if name not in self._inputs:
            sources = _NOTHING
            for tensor in _tensors(args):
                sources = sources | self._of(tensor)
            self._inputs[name] = sources
        if self._traces:
            self._set(output, _OTHER)

    def inputs(self, layer: str) -> Optional[List[str]]:
        """The counted layers that feed this layer; None where something else does, too."""
        sources = self._inputs.get(layer, _NOTHING)
        return sorted(s for s in sources if s) if sources and None not in sources else None

    def readers(self, site: str) -> List[str]:
        """The layers that read a counted layer alone; none where one reads others with it."""
        reading = {name: sources for name, sources in self._inputs.items() if site in sources}
        alone = all(sources == {site} for sources in reading.values())
        return list(reading) if alone else []

    def _of(self, tensor: Tensor) -> FrozenSet[Optional[str]]:
        if isinstance(tensor, nn.Parameter):
            return _NOTHING
        reference, sources = self._sources.get(id(tensor), (None, _OTHER))
        if reference is not None and reference() is tensor:
            return sources
        # Constants, such as masks and running means, feed nothing.
        return _OTHER if tensor.requires_grad or tensor.dim() > 1 else _NOTHING

    def _set(self, output: Any, sources: FrozenSet[Optional[str]]) -> None:
        for tensor in _tensors(output):
            self._sources[id(tensor)] = (weakref.ref(tensor), sources)


def _tensors(values: Any) -> Iterator[Tensor]:
    if isinstance(values, Tensor):
        yield values
    elif isinstance(values, (tuple, list)):
        for value in values:
            yield from _tensors(value)
    elif isinstance(values, dict):
        yield from _tensors(list(values.values()))
