"""Hooks around each step of the optimizers."""

from __future__ import annotations

from typing import Any, Callable, Dict, List, Optional, Sequence

import torch
from torch import Tensor
from torch.optim import Optimizer

from rekindle.experiment import Experiment


def describe(optimizer: Optional[Optimizer]) -> Optional[Dict[str, Any]]:
    """An optimizer as run.json lists it."""
    if optimizer is None:
        return None
    groups = []
    for group in optimizer.param_groups:
        numbers = {
            name: number(value)
            for name, value in group.items()
            if name not in ("params", "lr", "initial_lr") and number(value) is not None
        }
        if isinstance(group.get("betas"), (tuple, list)):
            numbers["betas"] = [number(beta) for beta in group["betas"]]
        parameters = sum(parameter.numel() for parameter in group["params"])
        groups.append(
            {"learning_rate": number(group.get("lr")), **numbers, "parameters": parameters}
        )
    return {"name": type(optimizer).__name__, "groups": groups}


def learning_rate(optimizer: Optimizer) -> Any:
    """The rate of the first group, as schedulers see it: a number, or a tensor with one."""
    groups = optimizer.param_groups
    return groups[0].get("lr") if groups else None


def parameters(optimizers: Sequence[Optimizer]) -> List[Tensor]:
    return [p for o in optimizers for group in o.param_groups for p in group["params"]]


def watch_all(hook: Callable) -> List[Any]:
    """Calls back before any optimizer steps, in versions of torch that can do it."""
    try:
        from torch.optim.optimizer import register_optimizer_step_pre_hook
    except ImportError:
        return []
    return [register_optimizer_step_pre_hook(hook)]


class StepHooks:
    """Calls back before and after each step, and changes the step if an experiment says so.

    The changed rate exists only while the optimizer steps. So a scheduler sees and sets the rate of
    the script.
    """

    def __init__(
        self,
        before: Callable[[Optimizer], None],
        after: Callable[..., None],
        experiment: Optional[Experiment],
    ) -> None:
        self._before = before
        self._after = after
        self._experiment = experiment
        self._steps: Dict[int, int] = {}
        self._kept: List[Any] = []
        self._optimizers: List[Optimizer] = []
        self._handles: List[Any] = []
        self._pre_handles: List[Any] = []

    def add(self, optimizer: Optimizer) -> None:
        self._optimizers.append(optimizer)
        after = self._after if self._experiment is None else self._post
        self._handles.append(optimizer.register_step_post_hook(after))
        self.listen(True)

    def listen(self, before: bool) -> None:
        """Whether something is to be done before the coming steps."""
        if before and len(self._pre_handles) < len(self._optimizers):
            for optimizer in self._optimizers[len(self._pre_handles) :]:
                self._pre_handles.append(optimizer.register_step_pre_hook(self._pre))
        elif not before and self._experiment is None:
            self._remove_pre()

    def _remove_pre(self) -> None:
        for handle in self._pre_handles:
            handle.remove()
        self._pre_handles.clear()

    def first_step(self, optimizer: Optimizer) -> None:
        """The step in which an optimizer was added has begun before its hooks were there."""
        self._pre(optimizer, (), {})

    def remove(self) -> None:
        for handle in self._handles:
            handle.remove()
        self._handles.clear()
        self._remove_pre()

    def factor(self, step: int) -> float:
        """What the learning rate of a step (from 1) is multiplied by."""
        if self._experiment is None:
            return 1.0
        warm_up = self._experiment.warm_up_steps
        return self._experiment.learning_rate_factor * (
            min(1.0, step / warm_up) if warm_up else 1.0
        )

    def _pre(self, optimizer: Optimizer, args: Any, kwargs: Any) -> None:
        self._before(optimizer)
        if self._experiment is None:
            return
        self._restore()  # in case the step before ended with an exception
        step = self._steps[id(optimizer)] = self._steps.get(id(optimizer), 0) + 1
        factor = self.factor(step)
        for group in optimizer.param_groups:
            if factor != 1.0 and "lr" in group:
                self._change(group, "lr", group["lr"] * factor)
            if self._experiment.weight_decay is not None and "weight_decay" in group:
                self._change(group, "weight_decay", self._experiment.weight_decay)
        if self._experiment.gradient_clip is not None:
            torch.nn.utils.clip_grad_norm_(
                [p for p in parameters([optimizer]) if p.grad is not None],
                self._experiment.gradient_clip,
            )

    def _post(self, optimizer: Optimizer, args: Any, kwargs: Any) -> None:
        self._restore()
        self._after(optimizer)

    def _change(self, group: Dict[str, Any], name: str, value: Any) -> None:
        self._kept.append((group, name, group[name], value))
        group[name] = value

    def _restore(self) -> None:
        for group, name, kept, changed in self._kept:
            if group.get(name) is changed:
                group[name] = kept
        self._kept.clear()


def number(value: Any) -> Optional[float]:
    """A plain number, if the value is one, or a tensor with one."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, Tensor):
        return value.item() if value.numel() == 1 else None
    return value if isinstance(value, (int, float)) else None
