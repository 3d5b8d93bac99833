"""Draws the weights of a layer anew."""

from __future__ import annotations

import math
from typing import Optional

import torch
from torch import Tensor, nn

from rekindle.layers import fan_in
from rekindle.rectifiers import Rectifier

# σ = −c + √(c² + 1) with c = 2√2 / (3√π), about 0.6007: keeps the length of the signal.
_C = 2 * math.sqrt(2) / (3 * math.sqrt(math.pi))
RAI_SIGMA = -_C + math.sqrt(_C * _C + 1)


def gain(rectifier: Rectifier) -> float:
    """The gain of He et al. 2015 for a rectifier."""
    slope = rectifier.slope if isinstance(rectifier.slope, float) else 0.0
    return math.sqrt(2 / (1 + slope * slope))


def he_normal(
    module: nn.Module, gain_: float, bias: Optional[float], generator: torch.Generator
) -> None:
    """N(0, gain²/fan_in) weights (He et al. 2015) and a constant bias."""
    std = gain_ / math.sqrt(fan_in(module))
    with torch.no_grad():
        module.weight.copy_(torch.randn(module.weight.shape, generator=generator) * std)
        if bias is not None and module.bias is not None:
            module.bias.fill_(bias)


def rai(module: nn.Module, generator: torch.Generator) -> None:
    """Randomised asymmetric initialization.

    For each unit, fan_in + 1 values (its weights and its bias) are drawn from N(0, σ²/fan_in); then
    one of them, chosen uniformly, is replaced by a draw from Beta(2, 1), which is positive, so that
    a unit is less often born dead. Lu, Shin, Su, Karniadakis 2019 (arXiv 1903.06733), section 4.
    """
    inputs = fan_in(module)
    rows = _rows(module)
    units = rows.shape[0]
    drawn = torch.randn(units, inputs + 1, generator=generator) * (RAI_SIGMA / math.sqrt(inputs))
    places = inputs + (module.bias is not None)
    replaced = torch.randint(places, (units, 1), generator=generator)
    # The inverse of Beta(2, 1)'s distribution function x² is the square root.
    drawn.scatter_(1, replaced, torch.rand(units, 1, generator=generator).sqrt())
    with torch.no_grad():
        rows.copy_(drawn[:, :inputs].reshape(rows.shape))
        if module.bias is not None:
            module.bias.copy_(drawn[:, inputs])


def _rows(module: nn.Module) -> Tensor:
    """The weights with units first, as a view."""
    weight = module.weight.detach()
    if isinstance(module, nn.modules.conv._ConvTransposeNd):
        if module.groups != 1:
            raise ValueError("a transposed convolution with groups has no weights by unit")
        return weight.transpose(0, 1)
    return weight
