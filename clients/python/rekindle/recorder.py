"""Ties everything together: what happens at each pass, each step and each epoch."""

from __future__ import annotations

import atexit
import functools
import math
import os
import sys
import time
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable, Dict, List, Optional

import torch
from torch import Tensor, nn
from torch.optim import Optimizer

from rekindle import (
    compiled,
    metrics,
    optimizers,
    probe,
    program,
    ranks,
    recycle,
    treatment,
    writer,
)
from rekindle import verdict as rules
from rekindle import lives as lifelines
from rekindle.budget import Budget
from rekindle.census import Census
from rekindle.clock import Clock
from rekindle.compiled import EagerPasses
from rekindle.counter import Counter, in_backward, trains
from rekindle.experiment import Experiment
from rekindle.function_mode import FunctionMode
from rekindle.hook import Hook
from rekindle.lives import Lives
from rekindle.ranks import Ranks
from rekindle.recycle import OutputChange, Recycling
from rekindle.site import PROBE, TRAINING, VALIDATION, Site
from rekindle.tally import Counts, nothing, to_counts
from rekindle.version import FORMAT
from rekindle.weighing import Weighing
from rekindle.writer import RunDirectory

# In so many passes of each scope rectifiers are looked for that are functions.
_FIRST_LOOKS = 2
# What writing the tables is expected to take before it was done, in seconds.
_FIRST_WRITING = 0.005


@dataclass(frozen=True)
class Settings:
    """What `watch` was asked for."""

    folder: Path
    data: Any
    budget: float
    every: Optional[int]
    care: str


def guarded(method: Callable) -> Callable:
    """A method that never breaks the training: its failure turns the recorder off."""

    @functools.wraps(method)
    def wrapper(self: "Recorder", *args: Any) -> Any:
        if self.off:
            return None
        with self._clock:
            try:
                return method(self, *args)
            except Exception as failure:
                self.fail(failure)
                return None

    return wrapper


class Recorder:
    """Watches one training. Made by `rekindle.watch`."""

    def __init__(
        self,
        model: nn.Module,
        optimizers_: List[Optimizer],
        settings: Settings,
        experiment: Optional[Experiment],
    ) -> None:
        self.off = False
        self._clock = Clock()
        self._root = model
        self._model = unwrapped(model)
        self._optimizers = optimizers_
        self._settings = settings
        self._experiment = experiment
        self._process = os.getpid()
        self._handles: List[Any] = []
        self._epoch = 0
        self._steps = 0
        self._counted_steps = 0
        self._pending_pass = False
        self._spent_at_step = 0.0
        self._root_calls = 0
        self._training_calls = 0
        self._depth = 0
        self._scope: Optional[str] = None
        self._count_step = True
        self._passes_unseen = False
        self._weighs = False
        self._evaluated = True
        self._started = False
        self._ended: Optional[str] = None
        self._directory: Optional[RunDirectory] = None
        self._lives: Dict[str, Lives] = {}
        self._censuses: Dict[str, Census] = {}
        self._described: Any = None
        self._warned = False
        self._recycled: Optional[Dict[str, Any]] = None
        self._ever_recycled = 0
        self._rate: Optional[float] = None
        self._optimizer_at_start: Any = None
        self._thinned: Optional[Dict[str, int]] = None
        self._not_counted: Dict[str, str] = {}
        self._began = self._line_began = time.perf_counter()
        self._seconds_at_line = 0.0
        self._writing = _FIRST_WRITING
        self._written = self._began
        self._begin()

    # What the script calls.

    def epoch(self, *, score: Optional[str] = None, **measured: Any) -> None:
        """Ends an epoch. Takes what was measured, by name.

        The score is the first metric that is not a loss, else the first; `score="name"` names
        another.
        """
        numbers = metrics.to_numbers(measured)
        chosen = metrics.choose_score(numbers, score)
        self._end_epoch(numbers, chosen)
        self._stop_early()

    def close(self) -> None:
        """Writes what is left, and removes all hooks. Also happens at exit."""
        self._finish("closed")

    def __enter__(self) -> "Recorder":
        return self

    def __exit__(self, kind: Any, error: Any, trace: Any) -> None:
        self._finish("closed" if kind is None else f"exception: {kind.__name__}")

    @property
    def directory(self) -> Path:
        """The folder of the run."""
        return self._settings.folder

    # The start.

    @guarded
    def _begin(self) -> None:
        self._ranks = Ranks()
        if self._ranks.writes:
            self._directory = RunDirectory(self._settings.folder)
        self._treatment = treatment.Treatment(self._experiment)
        self._treatment.swap(self._model, self._optimizers)
        names = module_names(self._model)
        self._counter = Counter(names, self._clock, self.fail)
        self._functions = FunctionMode(self._counter, self._treatment.substitute(self._optimizers))
        self._looks: Dict[str, int] = {}
        self._eager = EagerPasses(self._root)
        if not self._eager.possible:
            self._not_counted[type(self._model).__name__] = compiled.TOO_OLD
        self._weighing = Weighing(names)
        by_name = {name: module for module, name in names.items()}
        self._recycling = Recycling(by_name, self._optimizers)
        self._outputs = OutputChange(self._model)
        self._budget = Budget(self._settings.budget, self._settings.every)
        self._steps_hooks = optimizers.StepHooks(
            self._before_step, self._after_step, self._experiment
        )
        for optimizer in self._optimizers:
            self._steps_hooks.add(optimizer)
        if not self._optimizers:
            self._handles.extend(optimizers.watch_all(Hook(self._adopt)))
        self._seed = program.seed()
        self._not_counted.update(scripted(self._model))
        if not isinstance(self._root, torch.jit.ScriptModule):
            before = Hook(self._before_pass)
            self._handles.append(self._root.register_forward_pre_hook(before, with_kwargs=True))
            self._handles.append(register_always(self._root, Hook(self._after_pass)))
        # Until the model itself is called, its parts may be called instead of it.
        self._counter.open(None)
        atexit.register(self._finish, "exit")
        self._write_run()
        if self._settings.data is not None:
            self._run_probe()
            self._write_start(PROBE)

    # Passes.

    def _before_pass(self, module: nn.Module, args: Any, kwargs: Any) -> Any:
        if self.off or in_backward():
            return None
        if self._passes_unseen and trains(module):
            return None
        self._depth += 1
        if self._depth > 1:
            return None
        return self._prepare_pass(module, args, kwargs)

    @guarded
    def _prepare_pass(self, module: nn.Module, args: Any, kwargs: Any) -> Any:
        self._root_calls += 1
        if trains(module):
            self._training_calls += 1
            self._settle_pass()
        standardized = self._treatment.standardize(args)
        if self._treatment.wants_discovery:
            self._discover(args if standardized is None else standardized, kwargs)
        self._scope = self._scope_of(module)
        if self._scope is None:
            self._counter.close()
        else:
            self._counter.open(self._scope)
            self._eager.start()
        self._look_at_functions(self._scope)
        if self._settings.care == "recycle" and self._scope is not None:
            self._outputs.saw(args if standardized is None else standardized, kwargs)
        return None if standardized is None else (standardized, kwargs)

    def _look_at_functions(self, scope: Optional[str]) -> None:
        """Seeing every function takes time, so it is done where rectifiers are functions."""
        first_looks = False
        if scope is not None:
            self._looks[scope] = self._looks.get(scope, 0) + 1
            first_looks = self._looks[scope] <= _FIRST_LOOKS
        counts = first_looks or (scope is not None and self._functions.found)
        if counts or self._functions.substitutes:
            self._functions.start(counts, traces=first_looks)

    def _scope_of(self, module: nn.Module) -> Optional[str]:
        """For which scope a pass is counted; None where it is not."""
        if not self._eager.possible:
            return None
        if self._scope == PROBE:
            return PROBE
        if not trains(module):
            return VALIDATION
        return TRAINING if self._count_step else None

    def _after_pass(self, module: nn.Module, args: Any, output: Any) -> None:
        if self.off or self._depth == 0 or in_backward():
            return
        self._depth = max(0, self._depth - 1)
        if self._depth == 0:
            self._end_pass(module)

    @guarded
    def _end_pass(self, module: nn.Module) -> None:
        self._functions.stop()
        self._eager.stop()
        self._counter.close()
        if self._scope == PROBE:
            return
        self._scope = None
        # Without an optimizer a training pass is a step, but one may still come that steps.
        if not self._optimizers and trains(module):
            self._pending_pass = True

    def _settle_pass(self) -> None:
        if self._pending_pass:
            self._pending_pass = False
            if not self._started:
                self._write_start(TRAINING)
            self._end_step()

    def _discover(self, args: Any, kwargs: Any) -> None:
        """Runs the model once, unseen, to learn which layers feed rectifiers."""
        self._counter.close()
        found = Counter(module_names(self._model), self._clock, self.fail)
        found.open(PROBE)
        functions = FunctionMode(found)
        functions.start(counts=True, traces=False)
        try:
            with probe.undisturbed(self._model, evaluating=False):
                self._model.forward(*args, **kwargs)
        finally:
            functions.stop()
            found.close()
        self._treatment.initialize(found.sites.all())

    def _run_probe(self) -> None:
        device = next((p.device for p in self._model.parameters()), torch.device("cpu"))
        self._scope = PROBE
        try:
            with probe.undisturbed(self._model, evaluating=True):
                for args, kwargs in probe.batches(self._settings.data):
                    there = probe.to_device((args, kwargs), device)
                    compiled.run_eagerly(self._root, *there[0], **there[1])
        finally:
            self._scope = None

    # Steps.

    @guarded
    def _adopt(self, optimizer: Optimizer, args: Any, kwargs: Any) -> None:
        """Watches the first optimizer that steps, if `watch` was given none."""
        if self._optimizers:
            return
        own = {id(parameter) for parameter in self._model.parameters()}
        if any(id(p) in own for p in optimizers.parameters([optimizer])):
            self._optimizers.append(optimizer)
            self._pending_pass = False
            self._steps_hooks.add(optimizer)
            self._steps_hooks.first_step(optimizer)

    @guarded
    def _before_step(self, optimizer: Optimizer) -> None:
        if optimizer is not self._optimizers[0]:
            return
        if not self._started:
            evaluated = any(site.tallies(VALIDATION) for site in self._sites())
            self._write_start(VALIDATION if evaluated else TRAINING)
        if self._count_step:
            rate = optimizers.learning_rate(optimizer)
            self._rate = rate and rate * self._steps_hooks.factor(self._steps + 1)
        self._weighs = self._count_step and self._budget.weighs(self._elapsed())
        if self._weighs:
            began = time.perf_counter()
            self._weighing.before()
            self._budget.weighed(time.perf_counter() - began)

    def _after_step(self, optimizer: Optimizer) -> None:
        # Most steps go this way, so it must take no time.
        if (
            self._passes_unseen
            and optimizer is self._optimizers[0]
            and self._budget.skips(time.perf_counter() - self._began)
        ):
            self._steps += 1
        else:
            self._after_counted_step(optimizer)

    @guarded
    def _after_counted_step(self, optimizer: Optimizer) -> None:
        if optimizer is not self._optimizers[0]:
            return
        if self._weighs:
            began = time.perf_counter()
            self._weighing.after(self._sites(), self._counter.step)
            self._budget.weighed(time.perf_counter() - began)
        elif self._count_step:
            self._weighing.forget(self._sites(), self._counter.step)
        # A pass that failed may not have been left, in versions of torch that cannot tell.
        self._depth = 0
        self._end_step()

    def _end_step(self) -> None:
        self._steps += 1
        if self._count_step:
            self._counted_steps += 1
            self._budget.cost(self._clock.seconds() - self._spent_at_step)
        self._next_step()

    def _next_step(self) -> None:
        """Decides whether the coming step is counted."""
        self._counter.step = self._steps + 1
        if self._root_calls == 0:
            self._counter.open(None)
            self._count_step = True
            return
        self._spent_at_step = self._clock.seconds()
        # Without experiment, a training pass of a step that is not counted is left alone.
        self._passes_unseen = False
        self._count_step = self._budget.counts(
            self._elapsed(), self._spent_at_step, self._training_samples
        )
        if not self._count_step:
            self._counter.close()
            self._passes_unseen = self._experiment is None and bool(self._optimizers)
        self._steps_hooks.listen(not self._passes_unseen)

    def _training_samples(self) -> int:
        """The samples of this epoch that were counted in training, in the layer with fewest."""
        by_site = [sum(t.samples for t in site.tallies(TRAINING)) for site in self._sites()]
        return min(by_site, default=0)

    def _elapsed(self) -> float:
        return time.perf_counter() - self._began

    # Epochs.

    def _sites(self) -> List[Site]:
        return self._counter.sites.all()

    @guarded
    def _end_epoch(self, numbers: Dict[str, float], score: Optional[str]) -> None:
        self._settle_pass()
        if not self._started:
            self._write_start(TRAINING)
        scope = self._census_scope()
        training = self._counts(TRAINING)
        counts = training if scope == TRAINING else self._counts(scope)
        self._epoch += 1
        training, counts = self._with_other_ranks(training, counts)
        self._say_what_is_not_counted(training)
        self._censuses = self._take_census(counts)
        for site in self._sites():
            life = self._life(site)
            if self._epoch == 1:
                life.first_epoch(training[site.name])
            life.epoch(self._epoch, training[site.name], self._censuses[site.name])
        self._take_care()
        self._write_line(numbers, score, scope, training)
        self._write_tables(at_any_cost=False)
        self._write_run()
        self._budget.epoch(self._training_samples(), judged_on_training=scope == TRAINING)
        self._clear_tallies()
        self._next_step()

    def _with_other_ranks(self, training: Any, counts: Any) -> Any:
        if not self._ranks.together:
            return training, counts
        sites = self._sites()
        own = {
            "training": ranks.as_document(training),
            "census": ranks.as_document(counts),
            "last_fired": {site.name: site.last_fired_steps() for site in sites},
        }
        others = self._ranks.exchange(self._epoch, own)
        for other in others:
            for site in sites:
                site.fired_elsewhere(other["last_fired"].get(site.name, []))
        return (
            ranks.add(training, [other["training"] for other in others]),
            ranks.add(counts, [other["census"] for other in others]),
        )

    def _say_what_is_not_counted(self, training: Dict[str, Counts]) -> None:
        seen = any(count.samples for count in training.values())
        if self._steps > 0 and self._training_calls == 0 and not seen and not self._not_counted:
            self._not_counted[type(self._model).__name__] = compiled.UNSEEN
            self._counted_steps = 0

    def _take_care(self) -> None:
        """Warns of dead units, or recycles them."""
        self._recycled = None
        dead = {name: census.count(rules.DEAD) for name, census in self._censuses.items()}
        if self._settings.care == "off" or not any(dead.values()):
            return
        if not self._warned:
            self._warned = True
            where = ", ".join(f"{name}: {count}" for name, count in dead.items() if count)
            print(f"rekindle: epoch {self._epoch}: units are dead ({where})", file=sys.stderr)
        if self._settings.care == "recycle":
            self._recycle()

    def _recycle(self) -> None:
        before = self._outputs.outputs()
        units = self._recycling.recycle(self._sites(), self._censuses, self._counter.flow)
        change = recycle.largest_change(before, self._outputs.outputs()) if units else None
        self._recycled = {"recycled": units, "output_change": change}
        self._ever_recycled += units
        if self._experiment is not None and self._ever_recycled == 0:
            reason = "no dead unit is in a layer whose readers are all known"
            self._experiment.refuse("care", reason)

    def _census_scope(self) -> str:
        if any(tally.samples for site in self._sites() for tally in site.tallies(VALIDATION)):
            return VALIDATION
        self._evaluated = False
        if self._settings.data is None:
            return TRAINING
        self._run_probe()
        return PROBE

    def _clear_tallies(self) -> None:
        for site in self._sites():
            for scope in (TRAINING, VALIDATION, PROBE):
                site.clear(scope)
        # Where every epoch so far was evaluated, training passes need only tell who fires.
        self._counter.detailed = not (self._evaluated or self._settings.data is not None)

    def _counts(self, scope: str) -> Dict[str, Counts]:
        sites = self._sites()
        counts = to_counts([site.tallies(scope) for site in sites], [site.units for site in sites])
        return {site.name: count for site, count in zip(sites, counts)}

    def _take_census(self, counts: Dict[str, Counts]) -> Dict[str, Census]:
        return {
            site.name: Census(site.name, site.rectifier, counts[site.name])
            for site in self._sites()
        }

    def _life(self, site: Site) -> Lives:
        if site.name not in self._lives:
            self._lives[site.name] = Lives(site)
        return self._lives[site.name]

    def _write_start(self, scope: str) -> None:
        """The line of epoch 0: the state before any update."""
        self._started = True
        counts = self._counts(scope)
        self._censuses = self._take_census(counts)
        for site in self._sites():
            life = self._life(site)
            life.start(self._censuses[site.name])
            life.epoch(0, nothing(site.units), self._censuses[site.name])
            if scope != TRAINING:
                # What comes before the first step belongs to no epoch.
                site.clear(VALIDATION)
                site.clear(PROBE)
        self._write_line({}, None, scope, None)
        self._write_run()

    # Files.

    def _write_line(
        self,
        numbers: Dict[str, float],
        score: Optional[str],
        scope: str,
        training: Optional[Dict[str, Counts]],
    ) -> None:
        if not self._ranks.writes:
            return
        now = time.perf_counter()
        gradients, updates = self._weighing.take()
        spent = self._clock.seconds()
        line = {
            "epoch": self._epoch,
            "steps": self._steps,
            "metrics": numbers,
            "score": score,
            "higher_is_better": metrics.higher_is_better(score) if score else None,
            "training_loss": metrics.training_loss(numbers),
            "status": self._status(numbers),
            "census_scope": scope,
            "seconds": now - self._line_began,
            "recorder_seconds": spent - self._seconds_at_line,
            "learning_rate": self._rate,
            "gradient_norm": gradients,
            "update_to_weight": updates,
            "counted_steps": self._counted_steps,
            "layers": [
                self._censuses[site.name].summary(sum(self._life(site).born_dead))
                for site in self._sites()
            ],
            "silent_in_training": None
            if training is None
            else [training[site.name].fired.count(0) for site in self._sites()],
            **(self._recycled or {}),
        }
        self._directory.append_line(writer.EPOCHS, line)
        self._line_began, self._seconds_at_line = now, spent
        if training is not None:
            self._counted_steps = 0

    def _status(self, numbers: Dict[str, float]) -> str:
        healthy = metrics.finite(numbers) and all_finite(self._model)
        return "ok" if healthy else "diverged"

    def _first_optimizer(self) -> Optional[Optimizer]:
        return self._optimizers[0] if self._optimizers else None

    def _write_tables(self, at_any_cost: bool) -> None:
        """Writes the tables anew, but not so often that it takes more than the budget."""
        if not self._ranks.writes:
            return
        began = time.perf_counter()
        if not at_any_cost and self._writing > self._settings.budget * (began - self._written) / 2:
            return
        self._directory.write_csv(writer.UNITS, lifelines.UNITS_HEADER, self._unit_rows())
        rows, self._thinned = lifelines.life_line_rows(list(self._lives.values()), self._censuses)
        self._directory.write_csv(writer.LIFE_LINES, lifelines.LIFE_LINES_HEADER, rows)
        self._written = time.perf_counter()
        self._writing = self._written - began

    def _unit_rows(self) -> Any:
        for site in self._sites():
            census = self._censuses.get(site.name)
            if census is not None:
                updates = self._weighing.unit_updates(site)
                yield from lifelines.unit_rows(
                    self._life(site), census, self._inputs_dead(site), updates
                )

    def _inputs_dead(self, site: Site) -> bool:
        if not site.inputs:
            return False
        return all(
            name in self._censuses and self._censuses[name].collapsed for name in site.inputs
        )

    def _write_run(self) -> None:
        state = self._what_run_depends_on()
        if not self._ranks.writes or state == self._described:
            return
        self._described = state
        document = {
            "format": FORMAT,
            "command": "watched",
            "versions": program.versions(),
            "framework": {"name": "pytorch", "version": program.versions()["torch"]},
            "program": self._program,
            "layers": [site.description() for site in self._sites()],
            "optimizer": self._optimizer_description(),
            "seed": self._seed,
            "devices": probe.devices_of(self._model),
            "not_counted": [
                {"layer": layer, "reason": reason} for layer, reason in self._not_counted.items()
            ],
            "budget": self._settings.budget,
            "every": self._settings.every,
            "care": self._settings.care,
            "life_lines": self._thinned,
            "ended": self._ended,
        }
        if self._experiment is not None:
            document["experiment"] = self._experiment.asked
            document["experiment_refused"] = self._experiment.refused
        self._directory.write_json(writer.RUN, document)

    def _what_run_depends_on(self) -> Any:
        uses = [(site.name, site.uses, site.rectifier.name) for site in self._sites()]
        refused = len(self._experiment.refused) if self._experiment else 0
        optimizer = self._first_optimizer() is not None
        return uses, optimizer, dict(self._not_counted), self._thinned, self._ended, refused

    @functools.cached_property
    def _program(self) -> Dict[str, Any]:
        return program.program()

    def _optimizer_description(self) -> Any:
        # As it was at the first look: schedulers change the rate later.
        if self._optimizer_at_start is None:
            self._optimizer_at_start = optimizers.describe(self._first_optimizer())
        return self._optimizer_at_start

    # The end.

    def _stop_early(self) -> None:
        limit = self._experiment.until_epoch if self._experiment else None
        if limit is None or self._epoch < limit:
            return
        self._finish("experiment")
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(0)

    def _finish(self, how: str) -> None:
        if self.off or os.getpid() != self._process:
            return
        self._close_files(how)
        self._remove_hooks()
        self._release()
        self.off = True

    @guarded
    def _close_files(self, how: str) -> None:
        died = getattr(sys, "last_type", None)
        self._ended = f"exception: {died.__name__}" if how == "exit" and died else how
        self._treatment.finish(self._root_calls)
        if self._epoch == 0 and self._steps > 0:
            warnings.warn(
                "rekindle: recorder.epoch() was never called, so the whole training is one epoch",
                stacklevel=2,
            )
            self._end_epoch({}, None)
        if self._started:
            self._write_tables(at_any_cost=True)
        self._write_run()

    def _release(self) -> None:
        if self._directory is not None:
            self._directory.release()

    def _remove_hooks(self) -> None:
        for handle in self._handles:
            handle.remove()
        self._handles.clear()
        if hasattr(self, "_functions"):
            self._functions.stop()
            self._eager.stop()
            self._counter.close()
        if hasattr(self, "_steps_hooks"):
            self._steps_hooks.remove()
        atexit.unregister(self._finish)

    def fail(self, failure: Exception) -> None:
        """Turns the recorder off, with one warning. The training goes on."""
        if self.off:
            return
        self.off = True
        self._remove_hooks()
        self._release()
        warnings.warn(
            f"rekindle: the recorder failed and is off, the training goes on "
            f"({type(failure).__name__}: {failure})",
            stacklevel=2,
        )


def unwrapped(model: nn.Module) -> nn.Module:
    """The model inside DataParallel, DDP and torch.compile."""
    while True:
        inner = getattr(model, "_orig_mod", None)
        if inner is None and isinstance(
            model, (nn.DataParallel, nn.parallel.DistributedDataParallel)
        ):
            inner = model.module
        if not isinstance(inner, nn.Module):
            return model
        model = inner


def module_names(model: nn.Module) -> Dict[nn.Module, str]:
    """All modules with their paths. A module that is used twice has its first path."""
    return {
        module: name or type(model).__name__
        for name, module in model.named_modules()
        if not isinstance(module, torch.jit.ScriptModule)
    }


def scripted(model: nn.Module) -> Dict[str, str]:
    """Parts that run no hooks, and why."""
    reason = "TorchScript runs no hooks: watch the model before torch.jit.script"
    found: Dict[str, str] = {}
    for name, module in model.named_modules():
        inside = any(name.startswith(f"{outer}.") for outer in found) or "" in found
        if isinstance(module, torch.jit.ScriptModule) and not inside:
            found[name] = reason
    return {name or type(model).__name__: reason for name in found}


def register_always(model: nn.Module, hook: Callable) -> Any:
    """A hook that is also called where the pass fails, in versions of torch that can do it."""
    try:
        return model.register_forward_hook(hook, always_call=True)
    except TypeError:
        return model.register_forward_hook(hook)


def all_finite(model: nn.Module) -> bool:
    """Whether no parameter is NaN or infinite."""
    sums: Dict[torch.device, List[Tensor]] = {}
    for parameter in model.parameters():
        if parameter.is_floating_point() and not parameter.is_meta:
            total = parameter.detach().sum(dtype=torch.float32)
            sums.setdefault(parameter.device, []).append(total)
    return all(math.isfinite(torch.stack(values).sum().item()) for values in sums.values())
