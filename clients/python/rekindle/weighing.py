"""Gradients and updates of layers, measured around a step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, List, Optional, Tuple

import torch
from torch import Tensor, nn

from rekindle.layers import is_layer
from rekindle.site import TRAINING, Site


class Weighing:
    """‖gradient‖ and ‖Δw‖/‖w‖ by layer, and by unit for those that fired in the step."""

    def __init__(self, names: Dict[nn.Module, str]) -> None:
        self._modules = [
            (name, module)
            for module, name in names.items()
            if is_layer(module) and isinstance(getattr(module, "weight", None), Tensor)
        ]
        self._before: Dict[str, Tensor] = {}
        self._gradients: Dict[str, List[Tensor]] = {}
        self._updates: Dict[str, List[Tensor]] = {}
        # By layer: for each unit, the update, and the step in which it was measured.
        self._unit_updates: Dict[str, Tuple[Tensor, Tensor]] = {}

    def before(self) -> None:
        """Just before a step, when gradients are complete."""
        for name, module in self._modules:
            gradient = module.weight.grad
            if gradient is None or gradient.is_sparse:
                continue
            self._before[name] = module.weight.detach().clone()
            self._gradients.setdefault(name, []).append(torch.linalg.vector_norm(gradient))

    def after(self, sites: List[Site], step: int) -> None:
        """Just after the step."""
        followed = {site.layer.name: site for site in sites if site.layer is not None}
        for name, module in self._modules:
            old = self._before.pop(name, None)
            if old is None or old.shape != module.weight.shape:
                continue
            change = module.weight.detach() - old
            site = followed.get(name)
            if site is not None and old.shape[0] == site.units:
                changes, weights = _row_norms(change), _row_norms(old)
                self._remember_units(site, changes / weights, step)
                ratio = torch.linalg.vector_norm(changes) / torch.linalg.vector_norm(weights)
            else:
                ratio = torch.linalg.vector_norm(change) / torch.linalg.vector_norm(old)
            self._updates.setdefault(name, []).append(ratio)

    def _remember_units(self, site: Site, ratios: Tensor, step: int) -> None:
        tally = next(iter(site.tallies(TRAINING)), None)
        if tally is None or tally.device != ratios.device:
            return
        known = self._unit_updates.get(site.name)
        if known is None:
            known = torch.full_like(ratios, float("nan")), torch.zeros_like(tally.last_fired())
            self._unit_updates[site.name] = known
        kept, steps = known
        fired = tally.last_fired() == step
        kept.copy_(torch.where(fired, ratios.to(kept.dtype), kept))
        steps.masked_fill_(fired, step)

    def unit_updates(self, site: Site) -> List[Optional[float]]:
        """The updates in the steps in which units fired last, where these steps were weighed."""
        known = self._unit_updates.get(site.name)
        if known is None:
            return [None] * site.units
        weighed = zip(known[0].tolist(), known[1].tolist(), site.last_fired_steps())
        return [ratio if step == last else None for ratio, step, last in weighed]

    def take(self) -> Weights:
        """What was measured since the last call."""
        result = Weights(self._gradients, self._updates)
        self._gradients, self._updates = {}, {}
        return result


@dataclass
class Weights:
    """Gradient norms and update ratios by layer, one for each step that was weighed."""

    _gradients: Dict[str, List[Tensor]]
    _updates: Dict[str, List[Tensor]]

    def means(self) -> Tuple[Dict[str, float], Dict[str, float]]:
        """The mean gradient norm and the mean update ratio of each layer."""
        return _means(self._gradients), _means(self._updates)


def _row_norms(weight: Tensor) -> Tensor:
    return torch.linalg.vector_norm(weight.flatten(1), dim=1)


def _means(norms: Dict[str, List[Tensor]]) -> Dict[str, float]:
    if not norms:
        return {}
    first = next(iter(norms.values()))[0]
    everything = [norm.to(first.device, torch.float32) for of in norms.values() for norm in of]
    numbers = iter(torch.stack(everything).tolist())
    return {name: sum(next(numbers) for _ in of) / len(of) for name, of in norms.items()}
