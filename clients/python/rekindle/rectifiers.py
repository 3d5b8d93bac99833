"""What counts as a rectifier, and where its derivative is zero."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Callable, Dict, Optional, Union

import torch
import torch.nn.functional as F
from torch import Tensor, nn


@dataclass(frozen=True)
class Rectifier:
    """An activation function.

    Exactly one of three forms applies. `slope` is the derivative at every z <= 0, and the
    derivative above is 1. `lower` and `upper` are bounds: the derivative is 0 at and beyond them,
    and 1 between. Without either, the derivative is that of `function`.
    """

    name: str
    function: Callable[[Tensor], Tensor]
    parameters: Dict[str, Any] = field(default_factory=dict)
    slope: Optional[Union[float, Tensor]] = None
    lower: Optional[float] = None
    upper: Optional[float] = None
    # Whether a = 0 exactly where z <= 0.
    zero_below: bool = False

    @property
    def bounded(self) -> bool:
        """Whether a unit can be dead at an upper bound, where it fires on every sample."""
        return self.upper is not None

    def derivative(self, z: Tensor) -> Tensor:
        """|φ′(z)|, element by element, for the forms without a constant slope."""
        if self.upper is not None:
            inside = z < self.upper
            return (inside & (z > self.lower)).float() if self.lower is not None else inside.float()
        # Tensors of inference mode cannot be differentiated, their copies can.
        with torch.inference_mode(False), torch.enable_grad():
            point = z.detach().clone().float().requires_grad_()
            return torch.autograd.grad(self.function(point).sum(), point)[0].abs()


RELU = Rectifier("relu", F.relu, slope=0.0, zero_below=True)
RELU6 = Rectifier("relu6", F.relu6, lower=0.0, upper=6.0, zero_below=True)


def leaky_relu(slope: float) -> Rectifier:
    return Rectifier(
        "leaky_relu",
        lambda z: F.leaky_relu(z, slope),
        {"negative_slope": slope},
        slope=slope,
        zero_below=slope == 0,
    )


def prelu(weight: Tensor) -> Rectifier:
    slopes = weight.detach()
    return Rectifier("prelu", lambda z: F.prelu(z, slopes), slope=slopes)


def elu(alpha: float) -> Rectifier:
    return Rectifier("elu", lambda z: F.elu(z, alpha), {"alpha": alpha})


def celu(alpha: float) -> Rectifier:
    return Rectifier("celu", lambda z: F.celu(z, alpha), {"alpha": alpha})


def gelu(approximate: str) -> Rectifier:
    name = "gelu_tanh" if approximate == "tanh" else "gelu"
    return Rectifier(name, lambda z: F.gelu(z, approximate=approximate), {})


def softplus(beta: float, threshold: float) -> Rectifier:
    return Rectifier("softplus", lambda z: F.softplus(z, beta, threshold), {"beta": beta})


def threshold(limit: float, value: float) -> Rectifier:
    if limit == 0 and value == 0:
        return RELU
    return Rectifier(
        "threshold", lambda z: F.threshold(z, limit, value), {"threshold": limit, "value": value}
    )


def clamp(low: Optional[float], high: Optional[float], name: str = "clamp") -> Optional[Rectifier]:
    """A clamp from below. One that only limits from above rectifies nothing."""
    if low is None:
        return None
    if low == 0 and high is None:
        return RELU
    parameters = {"min": low} if high is None else {"min": low, "max": high}
    return Rectifier(
        name,
        lambda z: z.clamp(low, high),
        parameters,
        lower=low if high is not None else None,
        upper=high,
        zero_below=low == 0,
    )


_BY_NAME = {
    "selu": Rectifier("selu", F.selu),
    "silu": Rectifier("silu", F.silu),
    "hardswish": Rectifier("hardswish", F.hardswish),
    "mish": Rectifier("mish", F.mish),
}


def named(name: str) -> Rectifier:
    """One of the rectifiers without parameters."""
    return _BY_NAME[name]


_MODULES = {
    nn.ReLU6: lambda m: RELU6,  # before Hardtanh, of which it is a kind
    nn.ReLU: lambda m: RELU,
    nn.LeakyReLU: lambda m: leaky_relu(m.negative_slope),
    nn.PReLU: lambda m: prelu(m.weight),
    nn.RReLU: lambda m: leaky_relu((m.lower + m.upper) / 2),
    nn.ELU: lambda m: elu(m.alpha),
    nn.CELU: lambda m: celu(m.alpha),
    nn.SELU: lambda m: named("selu"),
    nn.GELU: lambda m: gelu(getattr(m, "approximate", "none")),
    nn.SiLU: lambda m: named("silu"),
    nn.Hardswish: lambda m: named("hardswish"),
    nn.Mish: lambda m: named("mish"),
    nn.Softplus: lambda m: softplus(m.beta, m.threshold),
    nn.Threshold: lambda m: threshold(m.threshold, m.value),
    nn.Hardtanh: lambda m: clamp(m.min_val, m.max_val, "hardtanh"),
}


def is_rectifier(module: nn.Module) -> bool:
    return isinstance(module, tuple(_MODULES))


def of_module(module: nn.Module) -> Rectifier:
    """The rectifier that a module computes. Its parameters may change, so ask in every pass."""
    for kind, make in _MODULES.items():
        if isinstance(module, kind):
            return make(module)
    raise ValueError(f"{type(module).__name__} is not a rectifier")
