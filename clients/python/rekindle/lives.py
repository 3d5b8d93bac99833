"""What each unit did in each epoch, and how it ended."""

from __future__ import annotations

import math
from array import array
from typing import TYPE_CHECKING, Any, Dict, Iterable, Iterator, List, Optional, Tuple

from rekindle import verdict as rules
from rekindle.census import Census
from rekindle.counts import Counts
from rekindle.writer import cell

if TYPE_CHECKING:
    from rekindle.site import Site

UNITS_HEADER = (
    "layer,unit,verdict,born_dead,inputs_dead,last_fired_step,last_update,side,samples,fired,zeros,"
    "activation_sum,absolute_activation_sum,absolute_derivative_sum"
)
LIFE_LINES_HEADER = "layer,unit,epoch,firing_rate,mean_z,max_z"
MOST_ROWS = 2_000_000


class Lives:
    """The life of all units of one layer."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self._set_born_dead([False] * site.units)
        self._start: Optional[Census] = None
        self._epochs: List[Tuple[int, array, array, array]] = []

    def start(self, census: Census) -> None:
        """The census before any update."""
        self._start = census
        self._set_born_dead([verdict == rules.DEAD for verdict in census.verdicts])

    def first_epoch(self, training: Counts) -> None:
        """Decides which units were born dead: silent before the first update and ever after in the
        first epoch, with no gradient before the first update."""
        start = self._start
        if start is None:
            return
        samples = start.counts.samples + training.samples
        self._set_born_dead(
            [
                rules.verdict(samples, before + after, derivative) == rules.DEAD
                for before, after, derivative in zip(
                    start.counts.fired, training.fired, start.derivative_sums
                )
            ]
        )

    def _set_born_dead(self, units: List[bool]) -> None:
        self.born_dead, self.number_born_dead = units, sum(units)

    def epoch(self, number: int, training: Counts, census: Census) -> None:
        """Adds an epoch: the firing rates in training, and z in the scope of the census."""
        trained = training if training.samples else census.counts
        rates = array("f", [fired / (trained.samples or 1) for fired in trained.fired])
        counts = census.counts
        measured = counts.samples - counts.only_fired
        if measured:
            means = array("f", [z / measured for z in counts.z])
            maxima = array("f", counts.largest_z)
        else:
            means = maxima = array("f", [float("nan")] * counts.units)
        self._epochs.append((number, rates, means, maxima))

    def as_before(self, number: int) -> None:
        """Adds an epoch in which nothing was counted."""
        if self._epochs:
            self._epochs.append((number, *self._epochs[-1][1:]))

    @property
    def rows(self) -> int:
        return len(self._epochs) * self.site.units

    def life_lines(self, units: Iterable[int]) -> Iterator[str]:
        """The rows of these units, as one text for each unit."""
        name = cell(self.site.name)
        epochs: List[Tuple[int, List[str]]] = []
        before: Any = None
        for number, *numbers in self._epochs:
            # What is as before is not made into text again.
            cells = epochs[-1][1] if numbers == before else _cells(*numbers)
            epochs.append((number, cells))
            before = numbers
        for unit in units:
            place = f"{name},{unit},"
            yield "".join([f"{place}{number},{cells[unit]}\n" for number, cells in epochs])


def _cells(rates: array, means: array, maxima: array) -> List[str]:
    """The last three columns, by unit."""
    rows = zip(rates, means, maxima)
    if all(math.isfinite(sum(column)) for column in (rates, means, maxima)):
        return ["%.7g,%.7g,%.7g" % row for row in rows]
    return [",".join(f"{z:.7g}" if math.isfinite(z) else "" for z in row) for row in rows]


def unit_rows(
    lives: Lives, census: Census, inputs_dead: bool, updates: List[Optional[float]]
) -> Iterator[str]:
    """The rows of units.csv for one layer."""
    counts = census.counts
    samples = counts.samples
    last_fired = lives.site.last_fired_steps()
    name, inputs = cell(lives.site.name), cell(inputs_dead)
    for unit, verdict in enumerate(census.verdicts):
        fired = counts.fired[unit]
        update = updates[unit] if fired == 0 and last_fired[unit] else None
        sums = ",,,"
        if counts.complete:
            sums = f"{counts.zeros[unit]},{cell(counts.activation[unit])}," + (
                f"{cell(counts.absolute_activation[unit])},{cell(census.derivative_sums[unit])}"
            )
        elif census.derivative_sums[unit] is not None:
            sums = f",,,{cell(census.derivative_sums[unit])}"
        yield (
            f"{name},{unit},{verdict},{cell(lives.born_dead[unit])},{inputs},{last_fired[unit]},"
            f"{cell(update)},{census.side(unit) or ''},{samples},{fired},{sums}\n"
        )


def life_line_rows(
    lives: List[Lives], censuses: Dict[str, Census]
) -> Tuple[Iterator[str], Optional[Dict[str, int]]]:
    """All rows of life_lines.csv; and if there are too many, how many of the units are kept.

    Dead units are kept first, then every k-th of the others.
    """
    total = sum(life.rows for life in lives)
    if total <= MOST_ROWS:
        everything = (r for life in lives for r in life.life_lines(range(life.site.units)))
        return everything, None
    dead = {
        life.site.name: {
            unit
            for unit, verdict in enumerate(censuses[life.site.name].verdicts)
            if verdict == rules.DEAD
        }
        for life in lives
    }
    units = sum(life.site.units for life in lives)
    epochs = max(1, total // units)
    room = max(1, MOST_ROWS // epochs - sum(map(len, dead.values())))
    every = -(-units // room)
    kept = {
        life.site.name: [
            unit
            for unit in range(life.site.units)
            if unit in dead[life.site.name] or unit % every == 0
        ]
        for life in lives
    }
    rows = (r for life in lives for r in life.life_lines(kept[life.site.name]))
    return rows, {"kept": sum(map(len, kept.values())), "of": units}
