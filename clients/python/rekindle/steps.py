"""What happens around each step of the optimizer, and which steps are counted."""

from __future__ import annotations

import math
import time
from typing import Any, Callable, List, Optional

from torch.optim import Optimizer

from rekindle import optimizers
from rekindle.budget import Budget
from rekindle.counter import Counter
from rekindle.hook import Hook
from rekindle.settings import Watched
from rekindle.site import TRAINING, VALIDATION, Site
from rekindle.switch import Switch, guarded
from rekindle.weighing import Weighing, Weights


class Steps:
    """Numbers the steps, and decides for each whether it is counted.

    `begin` is called before the first step, with the scope that was counted until then.
    """

    def __init__(
        self,
        watched: Watched,
        switch: Switch,
        counter: Counter,
        begin: Callable[[str], None],
    ) -> None:
        self.number = 0
        # Since the last line of epochs.jsonl.
        self.counted = 0
        self.counts_next = True
        # Whether training passes are left alone until a step is counted again.
        self.passes_unseen = False
        self.model_called = False
        # How deep the model is inside its own passes.
        self.depth = 0
        self._watched = watched
        self._switch = switch
        self._counter = counter
        self._begin = begin
        self._optimizers = watched.optimizers
        self._budget = Budget(watched.settings.budget, watched.settings.every)
        self._weighing = Weighing(watched.names)
        self._hooks = optimizers.StepHooks(self._before, self._after, watched.experiment)
        self._handles: List[Any] = []
        self._began = time.perf_counter()
        self._spent_before = 0.0
        self._weighs = False
        # The steps after these, and after this time, need a closer look.
        self._alike_until: float = 0
        self._alike_before = 0.0
        # Of the last step. Until the next one, schedulers change the rate of the optimizer.
        self._rate: Any = None
        self._rate_factor = 1.0
        self._pass_is_step = False
        # What ends a rest.
        self._wake: Optional[Callable[[], None]] = None

    def watch(self) -> None:
        """Sees every step from here on."""
        for optimizer in self._optimizers:
            self._hooks.add(optimizer)
        if not self._optimizers:
            self._handles.extend(optimizers.watch_all(Hook(self._adopt)))

    def remove(self) -> None:
        """Removes all hooks."""
        for handle in self._handles:
            handle.remove()
        self._handles.clear()
        self._hooks.remove()

    def training_pass_ended(self) -> None:
        """Without an optimizer a training pass is a step, but one may still come that steps."""
        self._pass_is_step = not self._optimizers

    def settle(self) -> None:
        """The training pass before was a step, if no optimizer has stepped since."""
        if self._pass_is_step:
            self._pass_is_step = False
            self._begin(TRAINING)
            self._end()

    def end_epoch(self, judged_on_training: bool) -> None:
        """An epoch ended. Its tallies are still there."""
        self._budget.epoch(self.number, self._training_samples(), judged_on_training)

    @property
    def rate(self) -> Optional[float]:
        """The learning rate of the last step."""
        rate = optimizers.number(self._rate)
        return rate and rate * self._rate_factor

    def rest(self, seconds: float, wake: Callable[[], None]) -> None:
        """Counts no step until the next choice. After so many seconds of one epoch it wakes."""
        self.counts_next = self._weighs = False
        self.passes_unseen = True
        self._counter.close()
        self._hooks.listen(False)
        self._alike_until = math.inf
        self._alike_before = time.perf_counter() + seconds
        self._wake = wake

    def take_weights(self) -> Weights:
        """What was measured around steps since the last call."""
        return self._weighing.take()

    def unit_updates(self, site: Site) -> List[Optional[float]]:
        """The relative update of each unit in the last step in which it fired."""
        return self._weighing.unit_updates(site)

    @guarded
    def _adopt(self, optimizer: Optimizer, args: Any, kwargs: Any) -> None:
        """Watches the first optimizer that steps, if `watch` was given none."""
        if self._optimizers:
            return
        own = {id(parameter) for parameter in self._watched.model.parameters()}
        if any(id(p) in own for p in optimizers.parameters([optimizer])):
            self._optimizers.append(optimizer)
            self._pass_is_step = False
            self._hooks.add(optimizer)
            self._hooks.first_step(optimizer)

    @guarded
    def _before(self, optimizer: Optimizer) -> None:
        if optimizer is not self._optimizers[0]:
            return
        if self.number == 0:
            evaluated = any(site.tallies(VALIDATION) for site in self._sites())
            self._begin(VALIDATION if evaluated else TRAINING)
        if self._weighs:
            began = time.perf_counter()
            self._weighing.before()
            self._budget.weighed(time.perf_counter() - began)

    def _after(self, optimizer: Optimizer, *call: Any) -> None:
        # Most steps go this way, so it must take no time.
        if (
            self.number < self._alike_until
            and time.perf_counter() < self._alike_before
            and optimizer is self._optimizers[0]
        ):
            self.number += 1
            groups = optimizer.param_groups
            self._rate = groups[0].get("lr") if groups else None
            if self.counts_next:
                self.counted += 1
                self._counter.step = self.number + 1
                self.depth = 0
        else:
            self._after_another(optimizer)

    @guarded
    def _after_another(self, optimizer: Optimizer) -> None:
        """After a step for which there is something to do, or to decide."""
        if optimizer is not self._optimizers[0]:
            return
        if self._wake is not None:
            self._wake()
        self._rate = optimizers.learning_rate(optimizer)
        self._rate_factor = self._hooks.factor(self.number + 1)
        if self._weighs:
            began = time.perf_counter()
            self._counter.kept.drain()
            self._weighing.after(self._sites(), self._counter.step)
            self._budget.weighed(time.perf_counter() - began)
        # A pass that failed may not have been left, in versions of torch that cannot tell.
        self.depth = 0
        self._end()

    def _end(self) -> None:
        self.number += 1
        if self.counts_next:
            self.counted += 1
            self._budget.cost(self._switch.clock.seconds() - self._spent_before)
        self.choose()

    def choose(self) -> None:
        """Decides whether the coming step is counted, and how many steps after it are alike."""
        self._wake = None
        self._counter.step = self.number + 1
        self._alike_until = self.number
        if not self.model_called:
            self._counter.open(None)
            self.counts_next = True
            return
        elapsed = time.perf_counter() - self._began
        self._spent_before = self._switch.clock.seconds()
        self.counts_next = self._budget.counts(
            self.number, elapsed, self._spent_before, self._training_samples
        )
        if not self.counts_next:
            self._counter.close()
        weighs_from = self._budget.weighs_from()
        self._weighs = self.counts_next and elapsed >= weighs_from
        plain = self._watched.experiment is None and bool(self._optimizers)
        # Without experiment, a training pass of a step that is not counted is left alone.
        self.passes_unseen = plain and not self.counts_next
        self._hooks.listen(self._weighs or self.number == 0)
        if plain and not self._weighs:
            until = self._budget.until_elapsed
            if self.counts_next:
                until = min(until, weighs_from)
            self._alike_until = self._budget.until_step - 1
            self._alike_before = self._began + until

    def _training_samples(self) -> int:
        """The samples of this epoch that were counted in training, in the layer with fewest."""
        by_site = [sum(t.samples for t in site.tallies(TRAINING)) for site in self._sites()]
        return min(by_site, default=0)

    def _sites(self) -> List[Site]:
        return self._counter.sites.all()
