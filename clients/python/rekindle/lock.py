"""The lock of a run directory: it is held while a program trains, so that a dashboard sees it."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Optional

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

NAME = "run.lock"
_ATTEMPTS = 25
_SECONDS_BETWEEN = 0.02


class Lock:
    """Takes the lock of a folder if it can be had. A training goes on without it.

    The system releases it when the process ends. On POSIX systems a lock belongs to a process, and
    closing any descriptor of the file releases it, so the file is opened once.
    """

    def __init__(self, folder: Path) -> None:
        self._descriptor: Optional[int] = None
        if fcntl is None:
            return
        try:
            self._descriptor = os.open(folder / NAME, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError:
            return
        for _ in range(_ATTEMPTS):
            try:
                fcntl.lockf(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return
            except OSError:  # Somebody looks at this moment, or the file system has no locks.
                time.sleep(_SECONDS_BETWEEN)

    def release(self) -> None:
        """Lets others see that nobody works here."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
