"""A hook that copies of a model do not inherit."""

from __future__ import annotations

from typing import Any, Callable

import torch

_compiles = getattr(getattr(torch, "compiler", None), "is_compiling", lambda: False)


class Hook:
    """Calls a function with bound first arguments.

    A copy of the model, such as a moving average, and a pickled model get one that does nothing.
    """

    def __init__(self, function: Callable, *bound: Any) -> None:
        self._function = function
        self._bound = bound

    def __call__(self, *args: Any) -> Any:
        # While torch.compile reads the model, a hook is nothing. Then compiled code has no hooks.
        if _compiles():
            return None
        return self._function(*self._bound, *args)

    def __deepcopy__(self, memo: Any) -> "Inert":
        return Inert()

    def __reduce__(self) -> Any:
        return Inert, ()


class Inert:
    """A hook that does nothing."""

    def __call__(self, *args: Any) -> None:
        return None
