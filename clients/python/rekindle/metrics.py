"""What `epoch(...)` was told, and which of it is the score."""

from __future__ import annotations

import math
import re
from typing import Any, Dict, Mapping, Optional

# Where less is better. "loss" and "error" also count inside a word, such as "valloss".
_LESS_IS_BETTER = {"err", "mse", "mae", "rmse", "mape", "nll", "ppl", "wer", "cer", "ce", "bce"}
_LESS_IS_BETTER_INSIDE = ("loss", "error", "perplexity", "entropy")
_LOSSES = {"nll", "ce", "bce", "mse"}
_LOSSES_INSIDE = ("loss", "entropy")


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
    """The wanted metric, else the first that is not a loss, else the first."""
    if wanted is not None:
        if wanted not in numbers:
            raise ValueError(f"score={wanted!r} names no metric of this call, only {list(numbers)}")
        return wanted
    no_loss = [name for name in numbers if not is_loss(name)]
    return next(iter(no_loss or numbers), None)


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
    return any(part in plain for part in parts) or bool(words & set(re.split(r"[^a-z]+", plain)))
