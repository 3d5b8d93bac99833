"""What frameworks log, as arguments of `Recorder.epoch`."""

from __future__ import annotations

import re
from typing import Any, Dict, Mapping

# What the Trainer of Hugging Face logs of itself, beside what it measures of the model.
_OF_THE_TRAINER = re.compile(
    r"grad_norm|learning_rate|epoch|step|total_flos|num_input_tokens_seen"
    r"|\w*_(runtime|(samples|steps|tokens)_per_second|preparation_time)"
)


def of_the_model(logged: Mapping[str, Any]) -> Dict[str, Any]:
    """What a Trainer of Hugging Face logged, without what it says of itself."""
    return {name: value for name, value in logged.items() if not _OF_THE_TRAINER.fullmatch(name)}


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
