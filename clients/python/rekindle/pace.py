"""Which epochs have a census, so that the recorder keeps its budget where epochs are very short."""

from __future__ import annotations

from rekindle.budget import IN_ALL
from rekindle.settings import Watched

# The first epochs all have one.
_FIRST = 3
# There is one at least every so many seconds,
LONGEST_REST = 1.0
# and the last one is never older than this part of the epochs so far.
_OLDEST = 0.25
# The part of the budget that is for censuses; the rest is for steps.
_PART = 0.5


class Pace:
    """Lets whole epochs go by without a census.

    What is done in an epoch costs about as much however short the epoch is. So after one with a
    census there is none until the time that has passed is worth its cost.
    """

    def __init__(self, watched: Watched, together: bool) -> None:
        settings = watched.settings
        # Experiments are compared epoch by epoch, care needs a census, and others may wait for it.
        self._possible = (
            settings.every is None
            and settings.care == "off"
            and watched.experiment is None
            and bool(watched.optimizers)
            and not together
        )
        self._share = settings.budget
        self._epochs = 0
        self._censuses = 0
        self._cost = 0.0
        self._spent = 0.0
        self._last_end = 0.0
        self._last_census = 0.0
        self._census_epoch = 0

    def rests(self, now: float, spent: float, rested: bool) -> bool:
        """An epoch ended at this second. Whether the next one has no census."""
        length, self._last_end = now - self._last_end, now
        cost, self._spent = spent - self._spent, spent
        self._epochs += 1
        if not rested:
            self._last_census, self._census_epoch = now, self._epochs
        if not rested and self._epochs > 1:
            # In the first epoch there is more to do than in any other.
            self._cost += cost
            self._censuses += 1
        if not self._possible or self._epochs < _FIRST:
            return False
        mean = self._cost / self._censuses
        next_epoch, next_end = self._epochs + 1, now + length - self._last_census
        if next_epoch - self._census_epoch > _OLDEST * next_epoch or next_end >= LONGEST_REST:
            return False
        return next_end * self._share * _PART < IN_ALL * mean
