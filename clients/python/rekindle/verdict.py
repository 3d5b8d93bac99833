"""The verdict on one unit. The rules are those of Rekindle's own census."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from typing import List, Mapping, Optional, Tuple

# Under this rate a unit is rare: the threshold of SageMaker Debugger's DeadRelu rule.
RARE_RATE = 0.01
# Under this many samples a unit that never fired may be rare (rule of three).
MINIMUM_SAMPLES = 300
# The mean |φ′| below which a unit that never fires is saturated.
SATURATED_DERIVATIVE = 0.01
# A unit whose E|a| is at most this share of its layer's mean is dormant (ReDo, arXiv 2302.12902).
DORMANT_TAU = 0.025

DEAD = "dead"
SATURATED = "saturated"
STUCK_NEGATIVE = "stuck_negative"
INCONCLUSIVE = "inconclusive"
RARE = "rare"
ALWAYS_ON = "always_on"
ACTIVE = "active"


def verdict(
    samples: int, fired: int, derivative_sum: Optional[float], bounded: bool = False
) -> str:
    """The verdict that follows from the counts.

    A unit of a bounded activation is also dead if it stands at a bound on every sample.
    """
    if samples == 0:
        return INCONCLUSIVE
    if fired > 0:
        if bounded and derivative_sum == 0 and samples >= MINIMUM_SAMPLES:
            return DEAD
        if fired == samples:
            return ALWAYS_ON
        return RARE if fired / samples < RARE_RATE else ACTIVE
    if samples < MINIMUM_SAMPLES or derivative_sum is None:
        return INCONCLUSIVE
    if derivative_sum == 0:
        return DEAD
    # With room for float32: a slope of 0.01 is slightly below 0.01 there.
    mean = derivative_sum / samples
    return SATURATED if mean < SATURATED_DERIVATIVE * (1 - 1e-6) else STUCK_NEGATIVE


def numbers(
    samples: int, fired: List[int], derivative_sums: List[Optional[float]], bounded: bool
) -> Mapping[str, int]:
    """How many units have each verdict: as `verdict` has it, without asking it for each unit."""
    if samples == 0 or bounded:
        return Counter(
            verdict(samples, count, derivative, bounded)
            for count, derivative in zip(fired, derivative_sums)
        )
    ordered = sorted(fired)
    silent = bisect_right(ordered, 0)
    found = Counter()
    if silent:
        silent_sums = (total for count, total in zip(fired, derivative_sums) if count == 0)
        found.update(verdict(samples, 0, total) for total in silent_sums)
    always = len(ordered) - bisect_left(ordered, samples)
    # The smallest number of samples that is not rare. Rounding is that of a division.
    limit = int(RARE_RATE * samples)
    limit += limit / samples < RARE_RATE
    rare = max(0, bisect_left(ordered, min(limit, samples)) - silent)
    found.update({ALWAYS_ON: always, RARE: rare, ACTIVE: len(fired) - silent - always - rare})
    return found


def side(samples: int, fired: int, verdict_: str) -> Optional[str]:
    """Where the derivative of a dead unit is 0; None for every other unit."""
    if verdict_ != DEAD:
        return None
    if fired == 0:
        return "below"
    return "above" if fired == samples else "both"


def quartiles(rates: "list[float]") -> Tuple[float, float, float, float, float]:
    """Minimum, quartiles and maximum; interpolated as NumPy's default (Hyndman, Fan: type 7)."""
    ordered = sorted(rates)

    def quantile(share: float) -> float:
        place = share * (len(ordered) - 1)
        below = int(place)
        above = min(below + 1, len(ordered) - 1)
        return ordered[below] + (place - below) * (ordered[above] - ordered[below])

    return ordered[0], quantile(0.25), quantile(0.5), quantile(0.75), ordered[-1]
