"""Where a run goes."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Optional

from rekindle import experiment, program, writer


def of_run(out: Optional[str], name: Optional[str], asked: Optional[experiment.Experiment]) -> Path:
    """The folder that was asked for, or else a free one; the experiment's own in an experiment."""
    if asked is not None and asked.out is not None:
        return Path(asked.out)
    wanted = Path(out) if out else Path("runs") / name if name else None
    if wanted is None:
        return writer.free_folder(writer.default_folder(program.name_of_script()))
    free = writer.free_folder(wanted)
    if free != wanted:
        warnings.warn(
            f"rekindle: {wanted} is not empty, so this run is written to {free}", stacklevel=4
        )
    return free
