"""The files of a run directory. A killed process leaves them complete."""

from __future__ import annotations

import json
import math
import os
import re
import time
from pathlib import Path
from typing import Any, Iterable, List, Optional, TextIO

from rekindle.lock import Lock

RUN = "run.json"
EPOCHS = "epochs.jsonl"
UNITS = "units.csv"
LIFE_LINES = "life_lines.csv"

_ODD = re.compile(r'[,"\r\n]')


class RunDirectory:
    """A folder that belongs to one run."""

    def __init__(self, path: Path) -> None:
        self.path = path.absolute()
        self.path.mkdir(parents=True, exist_ok=True)
        self._lock = Lock(self.path)
        self._lines: Optional[TextIO] = None

    def release(self) -> None:
        """The training is over, or is not watched any more."""
        if self._lines is not None:
            self._lines.close()
            self._lines = None
        self._lock.release()

    def write_json(self, name: str, document: Any, flushes: bool) -> None:
        """Writes a document. It is flushed to the disk where a power cut would lose something."""
        self._replace(name, json.dumps(_plain(document), indent=1, allow_nan=False) + "\n", flushes)

    def append_lines(self, documents: List[Any]) -> None:
        """Adds lines to epochs.jsonl, all at once."""
        if self._lines is None:
            self._lines = open(self.path / EPOCHS, "a", encoding="utf-8", newline="\n")
        self._lines.write("".join(_line(document) for document in documents))
        self._lines.flush()

    def write_csv(self, name: str, header: str, rows: Iterable[str]) -> None:
        temporary = self.path / f".{name}.tmp"
        with open(temporary, "w", encoding="utf-8", newline="\n") as file:
            file.write(header + "\n")
            file.writelines(rows)
        os.replace(temporary, self.path / name)

    def _replace(self, name: str, text: str, flushes: bool) -> None:
        temporary = self.path / f".{name}.tmp"
        with open(temporary, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            if flushes:
                file.flush()
                os.fsync(file.fileno())
        os.replace(temporary, self.path / name)


def default_folder(script: str) -> Path:
    """Where a run goes that was given no name."""
    return Path("runs") / f"{script}-{time.strftime('%Y%m%d-%H%M%S')}"


def free_folder(wanted: Path) -> Path:
    """This folder, or the first with a number behind its name that has nothing in it."""
    free, number = wanted, 2
    while free.exists() and (not free.is_dir() or any(free.iterdir())):
        free = wanted.with_name(f"{wanted.name}-{number}")
        number += 1
    return free


def cell(value: Any) -> str:
    """A value of a table. What does not exist is left empty."""
    if type(value) is float:
        return f"{value:.9g}" if math.isfinite(value) else ""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    return _ODD.sub("_", text)  # The tables have no quotes.


def _line(document: Any) -> str:
    try:
        return json.dumps(document, separators=(",", ":"), allow_nan=False) + "\n"
    except ValueError:
        return json.dumps(_plain(document), separators=(",", ":"), allow_nan=False) + "\n"


def _plain(document: Any) -> Any:
    """The document with null for numbers that do not exist."""
    if isinstance(document, float):
        return document if math.isfinite(document) else None
    if isinstance(document, dict):
        return {key: _plain(value) for key, value in document.items()}
    if isinstance(document, (list, tuple)):
        return [_plain(value) for value in document]
    return document
