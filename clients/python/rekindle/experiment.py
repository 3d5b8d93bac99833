"""The one change that a repeated run makes, read from the file that REKINDLE_EXPERIMENT names."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from typing import Any, Dict, List, Optional

VARIABLE = "REKINDLE_EXPERIMENT"


@dataclass
class Experiment:
    """What was asked for, and what could not be done."""

    asked: Dict[str, Any]
    refused: List[Dict[str, str]] = field(default_factory=list)

    @property
    def out(self) -> Optional[str]:
        return self.asked.get("out")

    @property
    def seed_shift(self) -> int:
        return int(self.asked.get("seed_shift") or 0)

    @property
    def other_batches(self) -> bool:
        return bool(self.asked.get("other_batches"))

    @property
    def until_epoch(self) -> Optional[int]:
        return self.asked.get("until_epoch")

    @property
    def learning_rate_factor(self) -> float:
        factor = self.asked.get("learning_rate_factor")
        return 1.0 if factor is None else float(factor)

    @property
    def warm_up_steps(self) -> int:
        return int(self.asked.get("warm_up_steps") or 0)

    @property
    def weight_decay(self) -> Optional[float]:
        return self.asked.get("weight_decay")

    @property
    def gradient_clip(self) -> Optional[float]:
        return self.asked.get("gradient_clip")

    @property
    def init(self) -> Optional[Dict[str, Any]]:
        return self.asked.get("init")

    @property
    def activation(self) -> Optional[Dict[str, Any]]:
        return self.asked.get("activation")

    @property
    def standardize_inputs(self) -> bool:
        return bool(self.asked.get("standardize_inputs"))

    @property
    def care(self) -> Optional[str]:
        return self.asked.get("care")

    def refuse(self, name: str, reason: str) -> None:
        """Writes down, once, that a change could not be made."""
        if all(refusal["field"] != name for refusal in self.refused):
            self.refused.append({"field": name, "reason": reason})


_read: Optional[Experiment] = None


def current() -> Optional[Experiment]:
    """The experiment of this process; None in an ordinary run."""
    global _read
    path = os.environ.get(VARIABLE)
    if _read is None and path:
        with open(path, encoding="utf-8") as file:
            _read = Experiment(json.load(file))
    return _read
