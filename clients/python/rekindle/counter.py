"""The hooks on layers and rectifiers. They exist only while passes are counted."""

from __future__ import annotations

import time
from typing import Any, Callable, Dict, Hashable, List, Optional, Tuple

import torch
from torch import Tensor, nn

from rekindle import layers, rectifiers
from rekindle.clock import Clock
from rekindle.flow import Flow
from rekindle.hook import Hook
from rekindle.kept import Alike, Count, Kept
from rekindle.layers import Layer
from rekindle.rectifiers import Rectifier
from rekindle.site import TRAINING, VALIDATION, Site, Sites
from rekindle.trail import Trail

# In so many passes is followed which layer a rectifier follows, before it is taken as known.
_MANY = 30


class Counter:
    """Counts the passes of a model for which it is open."""

    # Whether a counter itself calls functions now. Of several, each must overlook the others.
    busy = False

    def __init__(
        self, names: Dict[nn.Module, str], clock: Clock, on_failure: Callable[[Exception], None]
    ) -> None:
        self.sites = Sites()
        self.kept = Kept()
        self.flow = Flow()
        self.step = 1
        # Whether training passes need more than how often units fire.
        self.detailed = True
        self.names = names
        # The norm that directly follows a layer, by the layer's name.
        self.norms: Dict[str, nn.Module] = {}
        self._trail = Trail()
        self._clock = clock
        self._on_failure = on_failure
        self._handles: List[Any] = []
        self._scope: Optional[str] = None
        self._uses: Dict[str, int] = {}
        self._layers: Dict[str, Layer] = {}
        self._is_open = False
        # The layer of each rectifier; whether it was the same in all passes; and in how many.
        self._site_of: Dict[nn.Module, Site] = {}
        self._rectifiers = sum(map(rectifiers.is_rectifier, names))
        self._alike = True
        self._passes = 0

    def open(self, scope: Optional[str]) -> None:
        """Counts what comes, for this scope; None leaves it to each module's mode."""
        if not self._handles:
            self._attach()
        self._is_open = True
        self._scope = scope
        self._passes += 1
        self._trail.start()
        self.flow.start(traces=False)
        self._uses.clear()

    @property
    def knows_layers(self) -> bool:
        """Whether in many passes each rectifier was a module that followed one and the same layer,
        so that this needs not be followed in each pass. One that did not run yet may follow any."""
        known = len(self._site_of) == self._rectifiers > 0
        return self._alike and self._passes >= _MANY and known

    def open_known(self) -> None:
        """Counts what comes, without following which layer a rectifier follows."""
        self.close()
        for module, site in self._site_of.items():
            hook = Hook(self._count_known, site)
            self._handles.append(module.register_forward_pre_hook(hook))
        self._is_open = True
        self._scope = None

    def rest(self) -> None:
        """Counts nothing. The hooks stay for the next pass."""
        self._is_open = False

    def close(self) -> None:
        """Removes all hooks."""
        self._is_open = False
        for handle in self._handles:
            handle.remove()
        self._handles.clear()

    def path(self, module: Optional[nn.Module]) -> str:
        """Where a module is; empty for the model itself."""
        return "" if module is next(iter(self.names), None) else self.names.get(module, "")

    def guard(self, method: Callable, *args: Any) -> Any:
        """Calls a method so that its failure breaks nothing, and takes its time."""
        busy, Counter.busy = Counter.busy, True
        began = time.perf_counter()
        try:
            return method(*args)
        except Exception as failure:
            self._on_failure(failure)
            return None
        finally:
            Counter.busy = busy
            self._clock.add(time.perf_counter() - began)

    def _attach(self) -> None:
        for module, name in self.names.items():
            if rectifiers.is_rectifier(module):
                before = Hook(self._watches, self._count_module, name)
                self._handles.append(module.register_forward_pre_hook(before, with_kwargs=True))
                continue
            if layers.is_layer(module):
                follow = self._follow_layer
            elif layers.is_norm(module):
                follow = self._follow_norm
            elif layers.passes_units_on(module):
                follow = self._follow_passing
            else:
                continue
            after = Hook(self._watches, follow, name)
            self._handles.append(module.register_forward_hook(after))

    def _watches(self, method: Callable, name: str, *call: Any) -> None:
        if self._is_open and not is_apart():
            self.guard(method, name, *call)

    def _count_module(self, name: str, module: nn.Module, args: Any, kwargs: Any) -> None:
        if not args:
            # Where a layer is known, named arguments are not looked at.
            self._alike = False
        in_place = getattr(module, "inplace", False)
        self.count(_input(args, kwargs), rectifiers.of_module(module), name, module, in_place)

    def _follow_layer(self, name: str, module: nn.Module, args: Any, output: Any) -> None:
        first = output[0] if isinstance(output, tuple) else output
        if not isinstance(first, Tensor):
            return
        layer = self._layers.get(name)
        if layer is None or first.dim() == 0 or first.shape[layer.axis] != layer.units:
            layer = layers.layer_of(name, module, first)
            if layer is None:
                return
            self._layers[name] = layer
        self._trail.made(first, layer)
        self.flow.entered_layer(name, args, output)

    def _follow_passing(
        self, name: str, module: nn.Module, args: Any, output: Any
    ) -> Optional[Layer]:
        """Units go on as they are. Returns their layer, if it is known."""
        source = args[0] if args else None
        if not isinstance(source, Tensor) or not isinstance(output, Tensor):
            return None
        return self._trail.passed_on(source, output)

    def _follow_norm(self, name: str, module: nn.Module, args: Any, output: Any) -> None:
        if not isinstance(output, Tensor):
            return
        source = self._follow_passing(name, module, args, output)
        if source is not None:
            self.norms[source.name] = module
            return
        layer = layers.layer_of(name, module, output)
        if layer is not None:
            self._trail.made(output, layer)
            self.flow.entered_layer(name, args, output)

    def count(
        self,
        z: Any,
        rectifier: Rectifier,
        rectifier_name: str,
        owner: Optional[nn.Module],
        in_place: bool,
        place: Hashable = None,
    ) -> Optional[str]:
        """Counts the input of a rectifier. Returns the name of its layer."""
        if not _countable(z):
            return None
        followed = self._trail.rectified(z)
        site = self.sites.find(followed, z, rectifier, rectifier_name, place)
        self._trail.counted(z, site.name)
        if site.inputs is None and site.layer is not None:
            site.inputs = self.flow.inputs(site.layer.name)
            site.layer_norm = self.norms.get(site.layer.name)
        self._uses[site.name] = self._uses.get(site.name, 0) + 1
        site.uses = max(site.uses, self._uses[site.name])
        once = place is None and owner is not None and self._uses[site.name] == 1
        if not once or self._site_of.setdefault(owner, site) is not site:
            self._alike = False
        elif self._scope in (TRAINING, VALIDATION) and self._scope != _scope_of(owner):
            # A part that is frozen or checkpointed does not tell what the whole pass is for.
            self._alike = False
        self._add(site, z.detach(), rectifier, owner, in_place)
        return site.name

    def _add(
        self,
        site: Site,
        z: Tensor,
        rectifier: Rectifier,
        owner: Optional[nn.Module],
        in_place: bool,
    ) -> None:
        scope = self._scope or _scope_of(owner)
        tally = site.tally(scope, z.device)
        if scope == TRAINING:
            count = Count(tally, z, site.axis, rectifier, self.step, self.detailed)
        else:
            count = Count(tally, z, site.axis, rectifier, None, True)
        waits = self.kept.take(site, count, in_place)
        if waits and not count.detailed:
            site.alike = Alike(site, count)

    def _count_known(self, site: Site, module: nn.Module, args: Any) -> None:
        # With every=1 most rectifiers go this way, so it must take no time.
        if not self._is_open or is_apart():
            return
        began = time.perf_counter()
        try:
            z = args[0] if args else None
            alike = site.alike
            if alike is not None and trains(module) and alike.takes(z):
                self.kept.take_alike(alike, z, self.step)
            else:
                self._count_another(site, module, z)
        except Exception as failure:
            self._on_failure(failure)
        finally:
            self._clock.add(time.perf_counter() - began)

    def _count_another(self, site: Site, owner: nn.Module, z: Any) -> None:
        """Counts what is not like the input before."""
        if not isinstance(z, Tensor) or -site.axis > z.dim() or z.shape[site.axis] != site.units:
            # Then it is followed again, from the next epoch on.
            self._alike = False
            self.close()
        elif _countable(z):
            in_place = getattr(owner, "inplace", False)
            self._add(site, z.detach(), rectifiers.of_module(owner), owner, in_place)

    def counted(self, z: Tensor) -> Optional[str]:
        """The layer for which exactly this tensor was the last to be counted."""
        return self._trail.last_counted(z)


def _input(args: Tuple[Any, ...], kwargs: Dict[str, Any]) -> Any:
    return args[0] if args else kwargs.get("input")


def _countable(z: Any) -> bool:
    return isinstance(z, Tensor) and z.dim() > 0 and z.is_floating_point() and z.numel() > 0


def _scope_of(owner: Optional[nn.Module]) -> str:
    """What a pass is for, as far as one of its modules tells."""
    return TRAINING if owner is not None and trains(owner) else VALIDATION


def trains(module: nn.Module) -> bool:
    """Whether a pass through this module is one of training."""
    return module.training and torch.is_grad_enabled()


def is_apart() -> bool:
    """Whether this is no pass of its own: checkpointing repeats it during a backward pass, or it is
    traced, or it is part of a transform such as `torch.func.vmap`."""
    return (
        torch._C._current_graph_task_id() != -1
        or torch._C._get_tracing_state() is not None
        or torch._C._functorch.peek_interpreter_stack() is not None
    )
