"""Puts another activation in the place of the model's rectifiers."""

from __future__ import annotations

from typing import Any, Callable, Dict, List

from torch import nn

from rekindle import rectifiers


def module_for(wanted: Dict[str, Any]) -> nn.Module:
    """The activation that an experiment names."""
    name = wanted["name"]
    if name not in _MODULES:
        raise ValueError(f"an activation to swap to is one of {', '.join(_MODULES)}, not {name!r}")
    return _MODULES[name](wanted)


# By the names that Rekindle itself uses.
_MODULES: Dict[str, Callable[[Dict[str, Any]], nn.Module]] = {
    "relu": lambda wanted: nn.ReLU(),
    "relu6": lambda wanted: nn.ReLU6(),
    "leaky_relu": lambda wanted: nn.LeakyReLU(wanted.get("negative_slope", 0.01)),
    "prelu": lambda wanted: nn.PReLU(init=wanted.get("negative_slope", 0.25)),
    "hardswish": lambda wanted: nn.Hardswish(),
    "elu": lambda wanted: nn.ELU(wanted.get("alpha", 1.0)),
    "selu": lambda wanted: nn.SELU(),
    "celu": lambda wanted: nn.CELU(wanted.get("alpha", 1.0)),
    "sigmoid": lambda wanted: nn.Sigmoid(),
    "tanh": lambda wanted: nn.Tanh(),
    "softplus": lambda wanted: nn.Softplus(wanted.get("beta", 1.0)),
    "silu": lambda wanted: nn.SiLU(),
    "mish": lambda wanted: nn.Mish(),
    "gelu_tanh": lambda wanted: nn.GELU(approximate="tanh"),
    "gelu": lambda wanted: nn.GELU(),
}


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
