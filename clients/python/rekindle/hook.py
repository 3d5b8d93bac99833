"""A hook that copies of a model do not inherit."""

from __future__ import annotations

import contextlib
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

    def __deepcopy__(self, memo: Any) -> Callable:
        return _nothing()

    def __reduce__(self) -> Any:
        return getattr, (contextlib.nullcontext(), "__exit__")


def _nothing() -> Callable:
    """A hook that does nothing. It is one of Python's own, so that a saved model can be read where
    this package is not installed."""
    return contextlib.nullcontext().__exit__
