"""What happens at the end of each epoch."""

from __future__ import annotations

from typing import Any, Dict, List, Optional

from rekindle import compiled, ranks
from rekindle.care import Care
from rekindle.counter import Counter
from rekindle.documents import Documents
from rekindle.history import History
from rekindle.passes import Passes
from rekindle.ranks import Ranks
from rekindle.settings import Watched
from rekindle.site import PROBE, TRAINING, VALIDATION, Site
from rekindle.steps import Steps
from rekindle.tally import Counts, to_counts


class Epochs:
    """Turns tallies into censuses, and has them written."""

    def __init__(
        self,
        watched: Watched,
        counter: Counter,
        passes: Passes,
        steps: Steps,
        documents: Documents,
        history: History,
        all_ranks: Ranks,
    ) -> None:
        self.number = 0
        self.started = False
        self._watched = watched
        self._counter = counter
        self._passes = passes
        self._steps = steps
        self._documents = documents
        self._history = history
        self._ranks = all_ranks
        self._care = Care(watched, counter, passes.outputs)
        self._evaluated = True

    def begin(self, scope: str) -> None:
        """The line of epoch 0: the state before any update. Only the first call counts."""
        if self.started:
            return
        self.started = True
        sites = self._sites()
        self._history.start(sites, self._counts(scope))
        if scope != TRAINING:
            # What comes before the first step belongs to no epoch.
            for site in sites:
                site.clear(VALIDATION)
                site.clear(PROBE)
        self._documents.write_line(0, {}, None, scope, None, {})
        self._documents.write_run()

    def begin_with_probe(self) -> None:
        """The state before any update, counted on the data of `watch(data=...)`."""
        self._passes.run_probe()
        self.begin(PROBE)

    def end(self, numbers: Dict[str, float], score: Optional[str]) -> None:
        """An epoch ended, in which this was measured."""
        self._steps.settle()
        self.begin(TRAINING)
        scope = self._census_scope()
        training = self._counts(TRAINING)
        counts = training if scope == TRAINING else self._counts(scope)
        self.number += 1
        training, counts = self._with_other_ranks(training, counts)
        self._say_what_is_not_counted(training)
        self._history.epoch(self.number, self._sites(), training, counts)
        cared = self._care.take(self.number, self._history.censuses)
        self._documents.write_line(self.number, numbers, score, scope, training, cared)
        self._documents.write_tables(at_any_cost=False)
        self._documents.write_run()
        self._steps.end_epoch(judged_on_training=scope == TRAINING)
        self._clear_tallies()
        self._steps.choose()

    def _census_scope(self) -> str:
        if any(tally.samples for site in self._sites() for tally in site.tallies(VALIDATION)):
            return VALIDATION
        self._evaluated = False
        if self._watched.settings.data is None:
            return TRAINING
        self._passes.run_probe()
        return PROBE

    def _counts(self, scope: str) -> Dict[str, Counts]:
        sites = self._sites()
        counts = to_counts([site.tallies(scope) for site in sites], [site.units for site in sites])
        return {site.name: count for site, count in zip(sites, counts)}

    def _with_other_ranks(self, training: Any, counts: Any) -> Any:
        if not self._ranks.together:
            return training, counts
        sites = self._sites()
        own = {
            "training": ranks.as_document(training),
            "census": ranks.as_document(counts),
            "last_fired": {site.name: site.last_fired_steps() for site in sites},
        }
        others = self._ranks.exchange(self.number, own)
        for other in others:
            for site in sites:
                site.fired_elsewhere(other["last_fired"].get(site.name, []))
        return (
            ranks.add(training, [other["training"] for other in others]),
            ranks.add(counts, [other["census"] for other in others]),
        )

    def _say_what_is_not_counted(self, training: Dict[str, Counts]) -> None:
        seen = any(count.samples for count in training.values())
        unseen = self._steps.number > 0 and self._passes.in_training == 0 and not seen
        if unseen and not self._documents.not_counted:
            name = type(self._watched.model).__name__
            self._documents.not_counted[name] = compiled.UNSEEN
            self._steps.counted = 0

    def _clear_tallies(self) -> None:
        for site in self._sites():
            for scope in (TRAINING, VALIDATION, PROBE):
                site.clear(scope)
        # Where every epoch so far was evaluated, training passes need only tell who fires.
        self._counter.detailed = not (self._evaluated or self._watched.settings.data is not None)

    def _sites(self) -> List[Site]:
        return self._counter.sites.all()
