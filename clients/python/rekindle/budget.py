"""How many training steps are counted, so that the recorder costs no more than its budget."""

from __future__ import annotations

import math
from typing import Callable, Optional

from rekindle.verdict import MINIMUM_SAMPLES

# What the recorder costs, by what it measures of itself: what comes after it finds the caches cold.
IN_ALL = 2.0


class Budget:
    """Spreads counted steps evenly.

    A step is counted when all seconds that the recorder has used so far, and what counting one more
    is expected to take, are within the share of the time that has passed. In each epoch at least
    one step is counted, unless epochs are so short that one was counted a moment ago; and where
    units are judged on training passes alone, so many that there are samples enough for a verdict.
    """

    _WEIGHING_PART = 0.1
    # Shorter epochs than this, in seconds, do not each need a counted step.
    _MOMENT = 0.1

    def __init__(self, share: float, every: Optional[int]) -> None:
        # Until this step, and this second, the last answer holds.
        self.until_step: float = 0
        self.until_elapsed = 0.0
        self._share = share
        self._every = every
        self._cost = 0.0
        self._weighing = 0.0
        self._length: Optional[int] = None
        self._needed = 1
        self._moment = 0.0
        self._epoch_began = 0
        self._counted = 0
        self._last_counted = 0.0

    def counts(self, step: int, elapsed: float, spent: float, samples: Callable[[], int]) -> bool:
        """Whether a step (from 0) is counted. `samples` tells those of this epoch so far."""
        place = step - self._epoch_began
        if self._every is not None:
            chosen = place % self._every == 0
            self._plan_every(step, place, chosen)
        else:
            fits = IN_ALL * (spent + self._cost) <= self._share * elapsed
            chosen = fits or self._is_due(place, elapsed, samples)
            self._plan(step, place, chosen, spent)
        if chosen:
            self._counted += 1
            self._last_counted = elapsed
        return chosen

    def _plan_every(self, step: int, place: int, chosen: bool) -> None:
        self.until_elapsed = math.inf
        if chosen:
            self.until_step = math.inf if self._every == 1 else step + 1
        else:
            self.until_step = self._epoch_began + math.ceil(place / self._every) * self._every

    def _plan(self, step: int, place: int, chosen: bool, spent: float) -> None:
        if chosen:
            self.until_step = step + 1
            return
        fits = IN_ALL * (spent + self._cost) / self._share if self._share > 0 else math.inf
        due = math.inf if self._length is None else math.ceil(self._due_place())
        if place < due:
            self.until_step, self.until_elapsed = self._epoch_began + due, fits
        else:
            self.until_step = math.inf
            self.until_elapsed = min(fits, self._last_counted + self._moment)

    def _is_due(self, place: int, elapsed: float, samples: Callable[[], int]) -> bool:
        if self._length is None:
            return samples() < MINIMUM_SAMPLES
        return place >= self._due_place() and elapsed - self._last_counted >= self._moment

    def _due_place(self) -> float:
        return self._counted * self._length / self._needed

    def epoch(self, step: int, samples: int, judged_on_training: bool) -> None:
        """An epoch ended before this step. So many samples were counted in it."""
        self._length = step - self._epoch_began
        per_step = samples / self._counted if self._counted else 0
        enough = math.ceil(MINIMUM_SAMPLES / per_step) if per_step else 1
        self._needed = min(max(1, self._length), enough) if judged_on_training else 1
        self._moment = 0.0 if judged_on_training else self._MOMENT
        self._epoch_began = step
        self._counted = 0

    def cost(self, seconds: float) -> None:
        """What the counted step cost; the mean of the last ones is what the next is expected to."""
        self._cost = seconds if self._cost == 0 else 0.7 * self._cost + 0.3 * seconds

    def weighs_from(self) -> float:
        """From which second on gradients and updates are measured in a counted step again: within
        a part of the budget, also where every step is counted."""
        part = self._WEIGHING_PART * self._share
        return self._weighing / part if part > 0 else math.inf if self._weighing else 0.0

    def weighed(self, seconds: float) -> None:
        self._weighing += seconds
