"""What happens at the end of each epoch."""

from __future__ import annotations

import time
from typing import Any, Dict, List, Optional, Tuple

from rekindle import compiled, ranks
from rekindle.care import Care
from rekindle.clock import Clock
from rekindle.counter import Counter
from rekindle.counts import Counts
from rekindle.documents import Documents
from rekindle.ended import Ended, Line, Tallies, counts_of
from rekindle.history import History
from rekindle.pace import LONGEST_REST, Pace
from rekindle.passes import Passes
from rekindle.ranks import Ranks
from rekindle.settings import Watched
from rekindle.site import PROBE, TRAINING, VALIDATION, Site
from rekindle.steps import Steps

# Epochs that are shorter than this, in seconds, are written several at a time.
_PATIENCE = 0.25
# But no more than so many.
_MOST_WAITING = 64


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
        clock: Clock,
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
        self._clock = clock
        self._evaluated = True
        # With the tallies of training and of the census, where there is one.
        self._waiting: List[Tuple[Ended, Optional[Tuple[Tallies, Tallies]]]] = []
        self._pace = Pace(watched, all_ranks.together)
        self._rests = False
        self._census_epoch = 0
        self._scope = TRAINING
        self._began = self._written = time.perf_counter()
        self._spent_before = 0.0

    def begin(self, scope: str) -> None:
        """The line of epoch 0: the state before any update. Only the first call counts."""
        if self.started:
            return
        self.started = True
        self._counter.kept.drain()
        sites = self._sites()
        tallies = [site.tallies(scope) for site in sites]
        self._history.start(sites, counts_of(sites, tallies))
        if scope != TRAINING:
            # What comes before the first step belongs to no epoch.
            for unread in (VALIDATION, PROBE):
                Tallies(sites, unread).give_back()
        self._documents.write_lines([self._line(self._ended({}, None, scope), None, {})])
        self._documents.write_run()

    def begin_with_probe(self) -> None:
        """The state before any update, counted on the data of `watch(data=...)`."""
        self._passes.run_probe()
        self.begin(PROBE)

    def end(self, numbers: Dict[str, float], score: Optional[str]) -> None:
        """An epoch ended, in which this was measured."""
        if self._rests:
            self.number += 1
            self._waiting.append((self._ended(numbers, score, self._scope), None))
        else:
            self._end_counted(numbers, score)
        if self._writes_now():
            self.write()
        self._rests = self._pace.rests(time.perf_counter(), self._clock.seconds(), self._rests)
        self._passes.rest(self._rests)
        if self._rests:
            self._steps.rest(LONGEST_REST, self._wake)
        else:
            self._steps.choose()

    def _wake(self) -> None:
        """An epoch that was let go by is a long one."""
        self._rests = False
        self._passes.rest(False)

    def _end_counted(self, numbers: Dict[str, float], score: Optional[str]) -> None:
        self._steps.settle()
        self.begin(TRAINING)
        self._scope = self._census_scope()
        self.number += 1
        self._census_epoch = self.number
        judged_on_training = self._scope == TRAINING
        self._steps.end_epoch(judged_on_training)
        ended, sites = self._ended(numbers, score, self._scope), self._sites()
        training = Tallies(sites, TRAINING)
        census = training if judged_on_training else Tallies(sites, self._scope)
        self._waiting.append((ended, (training, census)))
        # Where every epoch so far was evaluated, training passes need only tell who fires.
        self._counter.detailed = not (self._evaluated or self._watched.settings.data is not None)

    def write(self) -> None:
        """Writes the epochs that have ended since the last call."""
        self._counter.kept.drain()
        lines = [
            self._counted(ended, *tallies) if tallies else self._as_before(ended)
            for ended, tallies in self._waiting
        ]
        self._waiting.clear()
        self._documents.write_lines(lines)
        self._documents.write_tables(at_any_cost=False)
        self._documents.write_run()
        self._written = time.perf_counter()

    def _writes_now(self) -> bool:
        # Others wait for the counts, or something is done about them.
        if self._ranks.together or self._watched.settings.care != "off":
            return True
        long_ago = time.perf_counter() - self._written >= _PATIENCE
        return long_ago or len(self._waiting) >= _MOST_WAITING

    def _ended(self, numbers: Dict[str, float], score: Optional[str], scope: str) -> Ended:
        now, spent = time.perf_counter(), self._clock.seconds()
        counted, self._steps.counted = self._steps.counted, 0
        ended = Ended(
            self.number,
            self._census_epoch,
            self._steps.number,
            numbers,
            score,
            scope,
            now - self._began,
            spent - self._spent_before,
            self._steps.rate,
            counted,
            self._steps.take_weights(),
        )
        self._began, self._spent_before = now, spent
        return ended

    def _counted(self, ended: Ended, of_training: Tallies, of_census: Tallies) -> Line:
        training = of_training.read()
        counts = training if of_census is of_training else of_census.read()
        for tallies in {of_training, of_census}:
            tallies.give_back()
        training, counts = self._with_other_ranks(ended.number, training, counts)
        self._say_what_is_not_counted(ended, training)
        self._history.epoch(ended.number, of_training.sites, training, counts)
        cared = self._care.take(ended.number, self._history.censuses)
        return self._line(ended, training, cared)

    def _as_before(self, ended: Ended) -> Line:
        self._history.as_before(ended.number)
        return self._line(ended, None, {})

    def _line(
        self, ended: Ended, training: Optional[Dict[str, Counts]], cared: Dict[str, Any]
    ) -> Line:
        return Line(ended, training, self._history.censuses, self._history.born_dead(), cared)

    def _census_scope(self) -> str:
        if any(tally.samples for site in self._sites() for tally in site.tallies(VALIDATION)):
            return VALIDATION
        self._evaluated = False
        if self._watched.settings.data is None:
            return TRAINING
        self._passes.run_probe()
        return PROBE

    def _with_other_ranks(self, epoch: int, training: Any, counts: Any) -> Any:
        if not self._ranks.together:
            return training, counts
        sites = self._sites()
        own = {
            "training": ranks.as_document(training),
            "census": ranks.as_document(counts),
            "last_fired": {site.name: site.last_fired_steps() for site in sites},
        }
        others = self._ranks.exchange(epoch, own)
        for other in others:
            for site in sites:
                site.fired_elsewhere(other["last_fired"].get(site.name, []))
        return (
            ranks.add(training, [other["training"] for other in others]),
            ranks.add(counts, [other["census"] for other in others]),
        )

    def _say_what_is_not_counted(self, ended: Ended, training: Dict[str, Counts]) -> None:
        seen = any(count.samples for count in training.values())
        unseen = ended.steps > 0 and self._passes.in_training == 0 and not seen
        if unseen and not self._documents.not_counted:
            name = type(self._watched.model).__name__
            self._documents.not_counted[name] = compiled.UNSEEN
            ended.counted_steps = 0

    def _sites(self) -> List[Site]:
        return self._counter.sites.all()
