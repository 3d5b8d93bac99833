"""Whether the recorder is on. Its own failure turns it off, and breaks nothing else."""

from __future__ import annotations

import functools
import warnings
from typing import Any, Callable

from rekindle.clock import Clock


class Switch:
    """On until the end of the training, or until the recorder fails."""

    def __init__(self, when_off: Callable[[], None]) -> None:
        self.off = False
        self.clock = Clock()
        self._when_off = when_off

    def turn_off(self) -> None:
        """The training is over."""
        self._when_off()
        self.off = True

    def fail(self, failure: Exception) -> None:
        """Turns the recorder off, with one warning. The training goes on."""
        if self.off:
            return
        self.off = True
        self._when_off()
        warnings.warn(
            f"rekindle: the recorder failed and is off, the training goes on "
            f"({type(failure).__name__}: {failure})",
            stacklevel=2,
        )


def guarded(method: Callable) -> Callable:
    """A method that never breaks the training, of an object that has a `_switch`.

    What it takes counts as the recorder's time.
    """

    @functools.wraps(method)
    def wrapper(self: Any, *args: Any) -> Any:
        switch = self._switch
        if switch.off:
            return None
        with switch.clock:
            try:
                return method(self, *args)
            except Exception as failure:
                switch.fail(failure)
                return None

    return wrapper
