"""What happens before and after each pass of the model."""

from __future__ import annotations

import sys
from typing import Any, Callable, Dict, Optional

import torch
from torch import nn

from rekindle import compiled, probe
from rekindle.compiled import EagerPasses
from rekindle.counter import Counter, is_apart, trains
from rekindle.function_mode import FunctionMode
from rekindle.hook import Hook
from rekindle.recycle import OutputChange
from rekindle.settings import Watched
from rekindle.site import PROBE, TRAINING, VALIDATION
from rekindle.steps import Steps
from rekindle.structure import module_names
from rekindle.switch import Switch, guarded
from rekindle.treatment import Treatment

# In so many passes of each scope rectifiers are looked for that are functions.
_FIRST_LOOKS = 2


class Passes:
    """Counts a pass, or leaves it alone."""

    def __init__(
        self,
        watched: Watched,
        switch: Switch,
        counter: Counter,
        treatment: Treatment,
        steps: Steps,
    ) -> None:
        self.in_training = 0
        self.outputs = OutputChange(watched.model)
        self._watched = watched
        self._switch = switch
        self._counter = counter
        self._treatment = treatment
        self._steps = steps
        self._functions = FunctionMode(counter, treatment.substitute(watched.optimizers))
        self._eager = EagerPasses(watched.root)
        self._looks: Dict[str, int] = {}
        self._has_hooks = not isinstance(watched.root, torch.jit.ScriptModule)
        settings = watched.settings
        plain = watched.experiment is None and settings.care != "recycle"
        self._counts_all = (
            plain
            and settings.every == 1
            and bool(watched.optimizers)
            # Compiled code runs no hooks, so each of its passes is prepared.
            and not self._eager.compiled
        )
        self._before_handle: Any = None
        self._after_handle: Any = None
        self._scope: Optional[str] = None

    @property
    def possible(self) -> bool:
        """Whether this version of torch can count the passes of this model."""
        return self._eager.possible

    def watch(self) -> None:
        """Sees every pass from here on."""
        self.rest(False)
        # Until the model itself is called, its parts may be called instead of it.
        self._counter.open(None)

    def rest(self, rests: bool) -> None:
        """Whether passes are left alone from here on, also those of an evaluation."""
        if rests:
            self._remove_before()
            self._leave_alone()
        else:
            self._see_passes()

    def _see_passes(self) -> None:
        if self._before_handle is None and self._has_hooks:
            # Once in an epoch it is followed in full which layers rectifiers follow.
            self._counter.close()
            before = Hook(self._before)
            self._before_handle = self._watched.root.register_forward_pre_hook(
                before, with_kwargs=True
            )

    def remove(self) -> None:
        """Removes all hooks."""
        self._remove_before()
        self._leave_alone()
        self._functions.stop()
        self._eager.stop()

    def run_probe(self) -> None:
        """Runs the model on the data of `watch(data=...)`."""
        model = self._watched.model
        device = next((p.device for p in model.parameters()), torch.device("cpu"))
        self._see_passes()
        self._scope = PROBE
        try:
            with probe.undisturbed(model, evaluating=True):
                for args, kwargs in probe.batches(self._watched.settings.data):
                    there = probe.to_device((args, kwargs), device)
                    compiled.run_eagerly(self._watched.root, *there[0], **there[1])
        finally:
            self._scope = None

    def _before(self, module: nn.Module, args: Any, kwargs: Any) -> Any:
        # Most passes go this way, so it must take no time.
        if self._steps.passes_unseen and trains(module):
            if self._after_handle is not None:
                self._leave_alone()
            return None
        if self._switch.off or is_apart():
            return None
        if self._steps.depth > 0 or self._steps.passes_unseen:
            # A pass of which nothing was seen may call the model again. And a pass that Ctrl-C
            # ended may not have been left.
            self._steps.depth = passes_around(module)
        if self._after_handle is None:
            self._after_handle = register_always(module, Hook(self._after))
        self._steps.depth += 1
        if self._steps.depth > 1:
            return None
        return self._prepare(module, args, kwargs)

    def _remove_before(self) -> None:
        if self._before_handle is not None:
            self._before_handle.remove()
            self._before_handle = None

    def _leave_alone(self) -> None:
        """Removes the hooks that only a counted pass needs."""
        if self._after_handle is not None:
            self._after_handle.remove()
            self._after_handle = None
        self._counter.close()

    @guarded
    def _prepare(self, module: nn.Module, args: Any, kwargs: Any) -> Any:
        self._steps.model_called = True
        if trains(module):
            self.in_training += 1
            self._steps.settle()
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
        if self._watched.settings.care == "recycle" and self._scope is not None:
            self.outputs.saw(args if standardized is None else standardized, kwargs)
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
        return TRAINING if self._steps.counts_next else None

    def _after(self, module: nn.Module, args: Any, output: Any) -> None:
        if self._switch.off or self._steps.depth == 0 or is_apart():
            return
        self._steps.depth -= 1
        if self._steps.depth == 0:
            self._end(module)

    @guarded
    def _end(self, module: nn.Module) -> None:
        sees_functions = self._functions.stop()
        if self._eager.stop() or sees_functions:
            # Compiled code must find no hooks. And where functions are seen, those that others'
            # hooks call must come before the layer is known, so these hooks are made anew.
            self._counter.close()
        else:
            self._counter.rest()
        if self._scope == PROBE:
            return
        self._scope = None
        if trains(module):
            self._steps.training_pass_ended()
            if self._counts_all and self._counter.knows_layers:
                self._remove_before()
                self._leave_alone()
                self._counter.open_known()

    def _discover(self, args: Any, kwargs: Any) -> None:
        """Runs the model once, unseen, to learn which layers feed rectifiers."""
        self._counter.close()
        model = self._watched.model
        found = Counter(module_names(model), self._switch.clock, self._switch.fail)
        found.open(PROBE)
        functions = FunctionMode(found)
        functions.start(counts=True, traces=False)
        try:
            with probe.undisturbed(model, evaluating=False):
                model.forward(*args, **kwargs)
        finally:
            functions.stop()
            found.close()
        self._treatment.initialize(found.sites.all())


def passes_around(module: nn.Module) -> int:
    """How many passes of this module are running, around the one whose hook asks."""
    code = nn.Module._call_impl.__code__
    frame, running = sys._getframe(2), -1
    while frame is not None:
        running += frame.f_code is code and frame.f_locals.get("self") is module
        frame = frame.f_back
    return max(0, running)


def register_always(model: nn.Module, hook: Callable) -> Any:
    """A hook that is also called where the pass fails, in versions of torch that can do it."""
    try:
        return model.register_forward_hook(hook, always_call=True)
    except TypeError:
        return model.register_forward_hook(hook)
