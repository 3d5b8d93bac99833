"""The hooks on layers and rectifiers. They exist only while a pass is counted."""

from __future__ import annotations

from typing import Any, Callable, Dict, List, Optional, Tuple

import torch
from torch import Tensor, nn

from rekindle import layers, rectifiers
from rekindle.clock import Clock
from rekindle.hook import Hook
from rekindle.rectifiers import Rectifier
from rekindle.site import TRAINING, VALIDATION, Sites
from rekindle.trail import Trail


class Counter:
    """Counts the passes of a model for which it is open."""

    def __init__(
        self, names: Dict[nn.Module, str], clock: Clock, on_failure: Callable[[Exception], None]
    ) -> None:
        self.sites = Sites()
        self.trail = Trail()
        self.step = 1
        # Whether training passes need more than how often units fire.
        self.detailed = True
        self._names = names
        self._clock = clock
        self._on_failure = on_failure
        self._handles: List[Any] = []
        self._scope: Optional[str] = None
        self._uses: Dict[str, int] = {}

    def open(self, scope: Optional[str]) -> None:
        """Counts what comes, for this scope; None leaves it to each module's mode."""
        if not self._handles:
            self._attach()
        self._scope = scope
        self.trail.start()
        self._uses.clear()

    def close(self) -> None:
        """Removes all hooks."""
        for handle in self._handles:
            handle.remove()
        self._handles.clear()

    def _attach(self) -> None:
        for module, name in self._names.items():
            if rectifiers.is_rectifier(module):
                handle = module.register_forward_pre_hook(Hook(self._before_rectifier, name))
            elif (
                layers.is_layer(module) or layers.is_norm(module) or layers.passes_units_on(module)
            ):
                handle = module.register_forward_hook(Hook(self._after_layer, name))
            else:
                continue
            self._handles.append(handle)

    def _before_rectifier(self, name: str, module: nn.Module, args: Tuple[Any, ...]) -> None:
        if not args or in_backward():
            return
        with self._clock:
            try:
                self.count(args[0], rectifiers.of_module(module), name, module)
            except Exception as failure:
                self._on_failure(failure)

    def _after_layer(
        self, name: str, module: nn.Module, args: Tuple[Any, ...], output: Any
    ) -> None:
        if in_backward():
            return
        with self._clock:
            try:
                self._follow(name, module, args, output[0] if isinstance(output, tuple) else output)
            except Exception as failure:
                self._on_failure(failure)

    def _follow(self, name: str, module: nn.Module, args: Tuple[Any, ...], output: Any) -> None:
        if not isinstance(output, Tensor):
            return
        if not layers.is_layer(module):
            source = args[0] if args else None
            known = isinstance(source, Tensor) and self.trail.passed_on(source, output)
            if known or not layers.is_norm(module):
                return
        layer = layers.layer_of(name, module, output)
        if layer is not None:
            self.trail.made(output, layer)

    def count(self, z: Any, rectifier: Rectifier, rectifier_name: str, owner: nn.Module) -> None:
        """Counts the input of a rectifier."""
        if not isinstance(z, Tensor) or z.dim() == 0 or not z.is_floating_point() or z.numel() == 0:
            return
        followed = self.trail.rectified(z)
        z = z.detach()
        site = self.sites.find(followed, z, rectifier, rectifier_name)
        self._uses[site.name] = self._uses.get(site.name, 0) + 1
        site.uses = max(site.uses, self._uses[site.name])
        scope = self._scope or (TRAINING if trains(owner) else VALIDATION)
        tally = site.tally(scope, z.device)
        if scope != TRAINING:
            tally.add(z, site.axis, rectifier)
            return
        if self.detailed:
            fired = tally.add(z, site.axis, rectifier)
        else:
            fired = tally.add_fired(z, site.axis)
        site.fired_in_step(fired, self.step)


def trains(module: nn.Module) -> bool:
    """Whether a pass through this module is one of training."""
    return module.training and torch.is_grad_enabled()


def in_backward() -> bool:
    """Whether this is a pass that checkpointing repeats during a backward pass."""
    return torch._C._current_graph_task_id() != -1
