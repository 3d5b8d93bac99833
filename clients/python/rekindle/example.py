"""An input for the model, made from what its arguments looked like."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Callable, Dict, Optional, Tuple

import torch
from torch import Tensor, nn

from rekindle.hook import Hook
from rekindle.settings import Watched
from rekindle.switch import Switch, guarded

Arguments = Tuple[Tuple[Any, ...], Dict[str, Any]]
# Beside tensors, what is remembered as it is.
_PLAIN = (int, float, complex, str, bytes, type(None), torch.dtype, torch.device)


class NotExported(Exception):
    """Why a model has no file, and what to do."""


class FirstArguments:
    """What the model was first called with: shapes and types, so that no batch is kept alive."""

    def __init__(self, watched: Watched, switch: Switch) -> None:
        self._watched = watched
        self._switch = switch
        self._seen: Optional[Arguments] = None
        self._handle: Any = None

    def watch(self) -> None:
        """Looks at the first pass, and then at no other."""
        root = self._watched.root
        if not isinstance(root, torch.jit.ScriptModule):
            self._handle = root.register_forward_pre_hook(Hook(self._see), with_kwargs=True)

    def remove(self) -> None:
        """Looks at no pass any more."""
        if self._handle is not None:
            self._handle.remove()
            self._handle = None

    def like(self) -> Arguments:
        """New arguments of the same shapes and types."""
        if self._seen is None:
            raise NotExported("it was not called yet: give export(path, example) an input")
        # A generator of its own, so that the random numbers of the program stay as they are.
        generator = torch.Generator().manual_seed(0)
        return each_tensor(self._seen, lambda seen: seen.make(generator), _known)

    @guarded
    def _see(self, module: nn.Module, args: Any, kwargs: Any) -> None:
        self.remove()
        self._seen = each_tensor(
            (args, kwargs),
            lambda tensor: _Tensor(tensor.shape, tensor.dtype),
            lambda other: other if isinstance(other, _PLAIN) else _Unknown(type(other).__name__),
        )


@dataclass(frozen=True)
class _Tensor:
    """All that is kept of a tensor."""

    shape: torch.Size
    dtype: torch.dtype

    def make(self, generator: torch.Generator) -> Tensor:
        # Small positive numbers are fine for logarithms, indices, tokens and masks.
        if self.dtype == torch.bool:
            return torch.ones(self.shape, dtype=self.dtype)
        if self.dtype.is_floating_point or self.dtype.is_complex:
            return torch.rand(self.shape, generator=generator).to(self.dtype)
        return torch.randint(0, 2, self.shape, generator=generator).to(self.dtype)


@dataclass(frozen=True)
class _Unknown:
    """An argument that might hold tensors, of which nothing is kept."""

    kind: str


def _known(value: Any) -> Any:
    if isinstance(value, _Unknown):
        raise NotExported(
            f"it is called with a {value.kind}, which is not remembered: give export(path, example)"
            f" an input"
        )
    return value


def each_tensor(
    value: Any,
    change: Callable[[Any], Any],
    otherwise: Callable[[Any], Any] = lambda other: other,
) -> Any:
    """The value with each of its tensors changed, and what is no tensor by `otherwise`."""
    if isinstance(value, (Tensor, _Tensor)):
        return change(value)
    if isinstance(value, tuple):
        parts = [each_tensor(element, change, otherwise) for element in value]
        return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
    if isinstance(value, list):
        return [each_tensor(element, change, otherwise) for element in value]
    if isinstance(value, dict):
        return {key: each_tensor(part, change, otherwise) for key, part in value.items()}
    return otherwise(value)
