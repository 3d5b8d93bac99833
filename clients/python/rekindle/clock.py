"""How long the recorder itself has worked."""

from __future__ import annotations

import time


class Clock:
    """Adds up the time inside `with clock:`. Nested parts count once."""

    def __init__(self) -> None:
        self._depth = 0
        self._began = 0.0
        self._before = 0.0

    def __enter__(self) -> "Clock":
        if self._depth == 0:
            self._began = time.perf_counter()
        self._depth += 1
        return self

    def __exit__(self, *error: object) -> None:
        self._depth -= 1
        if self._depth == 0:
            self._before += time.perf_counter() - self._began

    def add(self, seconds: float) -> None:
        """Adds time that was measured elsewhere, if it is not inside of such a part."""
        if self._depth == 0:
            self._before += seconds

    def seconds(self) -> float:
        """All time so far, also that of a part that has not ended."""
        running = time.perf_counter() - self._began if self._depth else 0.0
        return self._before + running
