"""How many training steps are counted, so that the recorder costs no more than its budget."""

from __future__ import annotations

import math
from typing import Optional

from rekindle.verdict import MINIMUM_SAMPLES


class Budget:
    """Spreads counted steps evenly.

    A step is counted when all seconds that the recorder has used so far, and what counting one more
    is expected to take, are within the share of the time that has passed. In each epoch at least
    one step is counted; and where units are judged on training passes alone, so many that there are
    samples enough for a verdict.
    """

    _WEIGHING_PART = 0.3

    def __init__(self, share: float, every: Optional[int]) -> None:
        self._share = share
        self._every = every
        self._cost = 0.0
        self._weighing = 0.0
        self._length: Optional[int] = None
        self._needed = 1
        self._step = 0
        self._counted = 0

    def counts(self, elapsed: float, spent: float, samples: int) -> bool:
        """Whether the next step is counted. `samples` are those counted in this epoch so far."""
        if self._every is not None:
            chosen = self._step % self._every == 0
        else:
            fits = spent + self._cost <= self._share * elapsed
            chosen = fits or self._is_due(samples)
        self._step += 1
        self._counted += chosen
        return chosen

    def _is_due(self, samples: int) -> bool:
        if self._length is None:
            return samples < MINIMUM_SAMPLES
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
