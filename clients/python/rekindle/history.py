"""The census of every layer as it is now, and the lives of all units until now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Dict, Iterator, List, Optional, Tuple

from rekindle import lives as lifelines
from rekindle.census import Census
from rekindle.counts import Counts, nothing
from rekindle.lives import Lives

if TYPE_CHECKING:
    from rekindle.site import Site


class History:
    """What was counted, epoch by epoch."""

    def __init__(self) -> None:
        self.censuses: Dict[str, Census] = {}
        self._lives: Dict[str, Lives] = {}

    def start(self, sites: List[Site], counts: Dict[str, Counts]) -> None:
        """The state before any update."""
        self._take_census(sites, counts)
        for site in sites:
            life = self._life(site)
            life.start(self.censuses[site.name])
            life.epoch(0, nothing(site.units), self.censuses[site.name])

    def epoch(
        self,
        number: int,
        sites: List[Site],
        training: Dict[str, Counts],
        counts: Dict[str, Counts],
    ) -> None:
        """The state after an epoch. `training` is counted in its passes of training."""
        self._take_census(sites, counts)
        for site in sites:
            life = self._life(site)
            if number == 1:
                life.first_epoch(training[site.name])
            life.epoch(number, training[site.name], self.censuses[site.name])

    def as_before(self, number: int) -> None:
        """An epoch in which nothing was counted."""
        for life in self._lives.values():
            life.as_before(number)

    def born_dead(self) -> Dict[str, int]:
        """How many units of each layer were born dead."""
        return {name: life.number_born_dead for name, life in self._lives.items()}

    def unit_rows(self, site: Site, updates: List[Optional[float]]) -> Iterator[str]:
        """The rows of units.csv for one layer; none where it was not run yet."""
        census = self.censuses.get(site.name)
        if census is None:
            return iter(())
        return lifelines.unit_rows(self._life(site), census, self._inputs_dead(site), updates)

    def life_line_rows(self) -> Tuple[Iterator[str], Optional[Dict[str, int]]]:
        """The rows of life_lines.csv; and if there are too many, how many units are kept."""
        return lifelines.life_line_rows(list(self._lives.values()), self.censuses)

    def _take_census(self, sites: List[Site], counts: Dict[str, Counts]) -> None:
        self.censuses = {
            site.name: Census(site.name, site.rectifier, counts[site.name]) for site in sites
        }

    def _life(self, site: Site) -> Lives:
        if site.name not in self._lives:
            self._lives[site.name] = Lives(site)
        return self._lives[site.name]

    def _inputs_dead(self, site: Site) -> bool:
        if not site.inputs:
            return False
        return all(name in self.censuses and self.censuses[name].collapsed for name in site.inputs)
