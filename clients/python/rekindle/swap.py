"""Puts another activation in the place of the model's rectifiers."""

from __future__ import annotations

from typing import Any, Dict, List

from torch import nn

from rekindle import rectifiers


def module_for(wanted: Dict[str, Any]) -> nn.Module:
    """The activation that an experiment names."""
    name = wanted["name"]
    if name == "leaky_relu":
        return nn.LeakyReLU(wanted.get("negative_slope", 0.01))
    if name == "prelu":
        return nn.PReLU(init=wanted.get("negative_slope", 0.25))
    if name == "elu":
        return nn.ELU(wanted.get("alpha", 1.0))
    if name == "relu":
        return nn.ReLU()
    raise ValueError(f"an activation to swap to is leaky_relu, prelu, elu or relu, not {name!r}")


def swap_modules(model: nn.Module, wanted: Dict[str, Any]) -> List[nn.Parameter]:
    """Replaces every rectifier module in place. Returns the parameters that came with it.

    A module that is used in several places stays one module.
    """
    replaced: Dict[nn.Module, nn.Module] = {}
    new_parameters: List[nn.Parameter] = []
    device = next((p.device for p in model.parameters()), None)
    for parent in list(model.modules()):
        for name, child in list(parent.named_children()):
            if not rectifiers.is_rectifier(child):
                continue
            if child not in replaced:
                replaced[child] = module_for(wanted).to(device).train(child.training)
                new_parameters.extend(replaced[child].parameters())
            setattr(parent, name, replaced[child])
    return new_parameters
