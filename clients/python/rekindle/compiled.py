"""Models that torch.compile has compiled. Compiled code runs no hooks."""

from __future__ import annotations

from typing import Any

import torch
from torch import nn

_set_stance = getattr(getattr(torch, "compiler", None), "set_stance", None)

UNSEEN = (
    "no pass of the model was seen, although its optimizer stepped: if it is compiled, give "
    "watch() what torch.compile returned, or count on watch(data=...)"
)
TOO_OLD = "this version of torch always compiles: count on a model without torch.compile"


class EagerPasses:
    """Runs a compiled model without compiling it, for the passes that are counted."""

    def __init__(self, root: nn.Module) -> None:
        self.compiled = hasattr(root, "_orig_mod")
        self._stance: Any = None

    @property
    def possible(self) -> bool:
        return not self.compiled or _set_stance is not None

    def start(self) -> None:
        if self.compiled and self._stance is None:
            self._stance = _set_stance("force_eager")
            self._stance.__enter__()

    def stop(self) -> bool:
        """Whether passes are compiled again from here on."""
        if self._stance is None:
            return False
        self._stance.__exit__(None, None, None)
        self._stance = None
        return True


def run_eagerly(root: nn.Module, *args: Any, **kwargs: Any) -> Any:
    """Calls a model with its hooks, also one that was compiled in place."""
    if getattr(root, "_compiled_call_impl", None) is not None:
        return root._call_impl(*args, **kwargs)
    return root(*args, **kwargs)
