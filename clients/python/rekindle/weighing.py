"""Gradients and updates of layers, measured around a step."""

from __future__ import annotations

from typing import Any, Dict, List, Optional

import torch
from torch import Tensor, nn

from rekindle.layers import is_layer
from rekindle.site import Site


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
        self._unit_updates: Dict[str, Tensor] = {}

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

    def forget(self, sites: List[Site], step: int) -> None:
        """A counted step was not weighed: of units that fired in it, the update is not known."""
        for site in sites:
            kept = self._unit_updates.get(site.name)
            last = next(iter(site.last_fired.values()), None)
            if kept is not None and last is not None:
                kept.masked_fill_(last == step, float("nan"))

    def _remember_units(self, site: Site, ratios: Tensor, step: int) -> None:
        last = next(iter(site.last_fired.values()), None)
        if last is None or last.device != ratios.device:
            return
        kept = self._unit_updates.get(site.name)
        if kept is None:
            kept = self._unit_updates[site.name] = torch.full_like(ratios, float("nan"))
        kept.copy_(torch.where(last == step, ratios.to(kept.dtype), kept))

    def unit_updates(self, site: Site) -> List[Optional[float]]:
        kept = self._unit_updates.get(site.name)
        return [None] * site.units if kept is None else kept.tolist()

    def take(self) -> "tuple[dict[str, float], dict[str, float]]":
        """The mean gradient norms and update ratios since the last call, by layer."""
        result = _means(self._gradients), _means(self._updates)
        self._gradients.clear()
        self._updates.clear()
        return result


def _row_norms(weight: Tensor) -> Tensor:
    return torch.linalg.vector_norm(weight.flatten(1), dim=1)


def _means(norms: Dict[str, List[Tensor]]) -> Dict[str, Any]:
    if not norms:
        return {}
    first = next(iter(norms.values()))[0].device
    means = [torch.stack(values).mean().to(first) for values in norms.values()]
    return dict(zip(norms, torch.stack([mean.float() for mean in means]).tolist()))
