"""The modules of a model: their names, and those that cannot be counted."""

from __future__ import annotations

import math
from typing import Dict, List

import torch
from torch import Tensor, nn


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


def all_finite(model: nn.Module) -> bool:
    """Whether no parameter is NaN or infinite."""
    sums: Dict[torch.device, List[Tensor]] = {}
    for parameter in model.parameters():
        if parameter.is_floating_point() and not parameter.is_meta:
            total = parameter.detach().sum(dtype=torch.float32)
            sums.setdefault(parameter.device, []).append(total)
    return all(math.isfinite(torch.stack(values).sum().item()) for values in sums.values())
