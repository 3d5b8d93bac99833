"""What is watched, and how."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, List, Optional

from torch import nn
from torch.optim import Optimizer

from rekindle import structure
from rekindle.experiment import Experiment


@dataclass(frozen=True)
class Settings:
    """What `watch` was asked for."""

    folder: Path
    data: Any
    budget: float
    every: Optional[int]
    care: str


@dataclass(frozen=True)
class Watched:
    """A training: what was given to `watch`. An optimizer may still be found and added."""

    root: nn.Module
    optimizers: List[Optimizer]
    settings: Settings
    experiment: Optional[Experiment]

    @functools.cached_property
    def model(self) -> nn.Module:
        """The model itself, inside what wraps it."""
        return structure.unwrapped(self.root)

    @functools.cached_property
    def names(self) -> Dict[nn.Module, str]:
        """All modules with their paths. First asked for when an experiment has changed them."""
        return structure.module_names(self.model)
