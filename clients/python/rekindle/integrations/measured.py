"""What frameworks log, as arguments of `Recorder.epoch`."""

from __future__ import annotations

import re
from typing import Any, Dict, Mapping


def numbers(logged: Mapping[str, Any]) -> Dict[str, float]:
    """The numbers among what was logged, under names that Python takes as keywords."""
    measured = {}
    for name, value in logged.items():
        try:
            measured[re.sub(r"\W", "_", str(name))] = float(value)
        except (TypeError, ValueError, RuntimeError):
            continue
    # A metric of this name would be taken for the choice of the score.
    if "score" in measured:
        measured["score_"] = measured.pop("score")
    return measured
