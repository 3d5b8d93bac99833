"""What `epoch(...)` was told, and which of it is the score."""

from __future__ import annotations

import math
import re
from typing import Any, Dict, Iterable, List, Mapping, Optional

# Where less is better. "loss" and "error" also count inside a word, such as "valloss".
_LESS_IS_BETTER = {"err", "mse", "mae", "rmse", "mape", "nll", "ppl", "wer", "cer", "ce", "bce"}
_LESS_IS_BETTER_INSIDE = ("loss", "error", "perplexity", "entropy")
_LOSSES = {"nll", "ce", "bce", "mse"}
_LOSSES_INSIDE = ("loss", "entropy")
_OF_TRAINING = {"train", "training"}
_OF_OTHER_SAMPLES = {"val", "valid", "validation", "eval", "dev", "test", "holdout"}


def to_numbers(measured: Mapping[str, Any]) -> Dict[str, float]:
    """Plain numbers from numbers and tensors of one element."""
    numbers = {}
    for name, value in measured.items():
        try:
            numbers[name] = float(value.detach() if hasattr(value, "detach") else value)
        except (TypeError, ValueError, RuntimeError) as failure:
            raise TypeError(
                f"epoch({name}=...) takes a number, but got {type(value).__name__}"
            ) from failure
    return numbers


def choose_score(numbers: Mapping[str, float], wanted: Optional[str] = None) -> Optional[str]:
    """The wanted metric, else the first that is neither of training nor a loss.

    Else the first that is not of training, else the first that is not a loss, else the first.
    """
    if wanted is not None:
        if wanted not in numbers:
            raise ValueError(f"score={wanted!r} names no metric of this call, only {list(numbers)}")
        return wanted
    others = [name for name in numbers if not is_of_training(name, numbers)]
    candidates = others or list(numbers)
    no_loss = [name for name in candidates if not is_loss(name)]
    return next(iter(no_loss or candidates), None)


def is_of_training(name: str, numbers: Iterable[str]) -> bool:
    """Whether a metric was measured on the samples that were trained on.

    Its name says it, or there is another of this name on other samples, such as val_accuracy
    beside accuracy. A loss without more is that of training.
    """
    words = _words(name)
    if says_training(name) or words == ["loss"]:
        return True
    return any(
        _OF_OTHER_SAMPLES & set(_words(other))
        and [word for word in _words(other) if word not in _OF_OTHER_SAMPLES] == words
        for other in numbers
    )


def says_training(name: str) -> bool:
    """Whether the name itself says that a metric is of training."""
    return bool(_OF_TRAINING & set(_words(name))) or name.lower().startswith("train")


def higher_is_better(name: str) -> bool:
    """Whether more of this metric is better. Its name decides."""
    return not _matches(name, _LESS_IS_BETTER, _LESS_IS_BETTER_INSIDE)


def is_loss(name: str) -> bool:
    return _matches(name, _LOSSES, _LOSSES_INSIDE)


def training_loss(numbers: Mapping[str, float]) -> Optional[float]:
    """The loss of training, if it was told."""
    for name in ("training_loss", "train_loss", "loss"):
        if name in numbers:
            return numbers[name]
    return None


def finite(numbers: Mapping[str, float]) -> bool:
    return all(math.isfinite(number) for number in numbers.values())


def _matches(name: str, words: "set[str]", parts: "tuple[str, ...]") -> bool:
    plain = name.lower()
    return any(part in plain for part in parts) or bool(words & set(_words(name)))


def _words(name: str) -> List[str]:
    return re.split(r"[^a-z]+", name.lower())
