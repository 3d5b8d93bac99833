"""Sees every function of torch that a pass calls."""

from __future__ import annotations

import sys
from typing import Any, Callable, Dict, Hashable, NamedTuple, Optional, Tuple

from torch import Tensor, nn
from torch.overrides import TorchFunctionMode

from rekindle import functions, rectifiers
from rekindle.counter import Counter, is_apart

# How far up the callers a module is looked for.
_DEEPEST = 20


# A module for a place in the code, given an input there.
Substitute = Callable[[Hashable, Tensor], nn.Module]


class Seen(NamedTuple):
    """A rectifier that was called: its call, where it was counted, and what to put in its place."""

    call: functions.Call
    site: Optional[str]
    instead: Optional[nn.Module]

    def replaced(self) -> Tensor:
        if self.call.in_place:
            return self.call.z.copy_(self.instead(self.call.z.clone()))
        return self.instead(self.call.z)


class FunctionMode(TorchFunctionMode):
    """Counts rectifiers that are functions, and puts others in their place in an experiment."""

    def __init__(self, counter: Counter, substitute: Optional[Substitute] = None) -> None:
        super().__init__()
        self.found = False
        self._counter = counter
        self._substitute = substitute
        self._entered = False
        self._counts = False
        self._traces = False

    @property
    def substitutes(self) -> bool:
        """Whether it changes what is computed, so that it must see every pass."""
        return self._substitute is not None

    def start(self, counts: bool, traces: bool) -> None:
        """Sees all functions from here on: counts rectifiers, follows values between layers."""
        self.stop()
        self._counts = counts
        self._traces = traces
        self._counter.flow.start(traces)
        self.__enter__()
        self._entered = True

    def stop(self) -> bool:
        """Whether it saw functions until now."""
        if not self._entered:
            return False
        self._entered = False
        self.__exit__(None, None, None)
        return True

    def __torch_function__(
        self, func: Any, types: Any, args: Tuple[Any, ...] = (), kwargs: Any = None
    ) -> Any:
        kwargs = kwargs or {}
        if self._counter.busy or is_apart():
            return func(*args, **kwargs)
        seen = None
        if functions.may_rectify(func):
            seen = self._counter.guard(self._look, func, args, kwargs)
        if seen is not None and seen.instead is not None:
            output = seen.replaced()
        else:
            output = func(*args, **kwargs)
        if self._traces:
            self._counter.guard(self._follow, args, kwargs, output, seen)
        return output

    def _look(self, func: Any, args: Tuple[Any, ...], kwargs: Dict[str, Any]) -> Optional[Seen]:
        call = functions.rectified(func, args, kwargs)
        if call is None:
            return None
        owner, place = caller(self._counter.names)
        if owner is not None and rectifiers.is_rectifier(owner):
            # A hook counts this module.
            return Seen(call, self._counter.counted(call.z), None)
        self.found = True
        path = self._counter.path(owner)
        instead = self._substitute((path, place), call.z) if self._substitute else None
        if not self._counts:
            return Seen(call, None, instead)
        rectifier = rectifiers.of_module(instead) if instead is not None else call.rectifier
        name = f"{path}.{call.name}()" if path else f"{call.name}()"
        site = self._counter.count(call.z, rectifier, name, owner, call.in_place, place)
        return Seen(call, site, instead)

    def _follow(self, args: Any, kwargs: Any, output: Any, seen: Optional[Seen]) -> None:
        if seen is not None and seen.site is not None:
            self._counter.flow.rectified(output, seen.site)
        else:
            self._counter.flow.computed((args, kwargs), output)


def caller(names: Dict[nn.Module, str]) -> Tuple[Optional[nn.Module], Hashable]:
    """The module whose code calls a function, and the place in this code."""
    frame = sys._getframe(2)
    for _ in range(_DEEPEST):
        if frame is None:
            break
        owner = frame.f_locals.get("self")
        if isinstance(owner, nn.Module) and owner in names:
            return owner, (frame.f_code.co_name, frame.f_lasti)
        frame = frame.f_back
    return None, None
