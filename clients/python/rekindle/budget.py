"""How many training steps are counted, so that the recorder costs no more than its budget."""

from __future__ import annotations

import math
from typing import Callable, Optional

from rekindle.verdict import MINIMUM_SAMPLES


class Budget:
    """Spreads counted steps evenly.

    A step is counted when all seconds that the recorder has used so far, and what counting one more
    is expected to take, are within the share of the time that has passed. In each epoch at least
    one step is counted; and where units are judged on training passes alone, so many that there are
    samples enough for a verdict.
    """

    _WEIGHING_PART = 0.1

    def __init__(self, share: float, every: Optional[int]) -> None:
        self._share = share
        self._every = every
        self._cost = 0.0
        self._weighing = 0.0
        self._length: Optional[int] = None
        self._needed = 1
        self._step = 0
        self._counted = 0
        self._resume_step: float = 0
        self._resume_elapsed = 0.0

    def counts(self, elapsed: float, spent: float, samples: Callable[[], int]) -> bool:
        """Whether the next step is counted. `samples` tells those counted in this epoch so far."""
        if self._every is not None:
            chosen = self._step % self._every == 0
        else:
            fits = spent + self._cost <= self._share * elapsed
            chosen = fits or self._is_due(samples)
        self._step += 1
        self._counted += chosen
        if not chosen:
            self._plan(spent)
        return chosen

    def skips(self, elapsed: float) -> bool:
        """Whether the next step is not counted either. A quick look at what was planned."""
        if self._step >= self._resume_step or elapsed >= self._resume_elapsed:
            return False
        self._step += 1
        return True

    def _plan(self, spent: float) -> None:
        """When to look closely again."""
        self._resume_elapsed = math.inf
        if self._every is not None:
            self._resume_step = math.ceil(self._step / self._every) * self._every
            return
        if self._share > 0:
            self._resume_elapsed = (spent + self._cost) / self._share
        self._resume_step = math.inf
        if self._length is not None:
            self._resume_step = math.ceil(self._counted * self._length / self._needed)

    def _is_due(self, samples: Callable[[], int]) -> bool:
        if self._length is None:
            return samples() < MINIMUM_SAMPLES
        return self._step >= self._counted * self._length / self._needed

    def epoch(self, samples: int, judged_on_training: bool) -> None:
        """An epoch ended, in which so many samples were counted."""
        self._length = self._step
        per_step = samples / self._counted if self._counted else 0
        enough = math.ceil(MINIMUM_SAMPLES / per_step) if per_step else 1
        self._needed = min(max(1, self._length), enough) if judged_on_training else 1
        self._step = 0
        self._counted = 0

    def cost(self, seconds: float) -> None:
        """What the counted step cost; the mean of the last ones is what the next is expected to."""
        self._cost = seconds if self._cost == 0 else 0.7 * self._cost + 0.3 * seconds

    def weighs(self, elapsed: float) -> bool:
        """Whether gradients and updates are measured in a counted step: within a part of the
        budget, also where every step is counted."""
        return self._weighing <= self._WEIGHING_PART * self._share * elapsed

    def weighed(self, seconds: float) -> None:
        self._weighing += seconds
