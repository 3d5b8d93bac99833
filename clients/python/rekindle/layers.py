"""Layers: which dimension of a layer's output counts its units, and what stands between."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Tuple

from torch import Tensor, nn
from torch.nn.modules.batchnorm import _NormBase
from torch.nn.modules.conv import _ConvNd, _ConvTransposeNd
from torch.nn.modules.dropout import _DropoutNd

_PASSES_UNITS_ON = (
    _DropoutNd,
    nn.Identity,
    nn.LocalResponseNorm,
    nn.Upsample,
    nn.ZeroPad2d,
    nn.modules.pooling._MaxPoolNd,
    nn.modules.pooling._AvgPoolNd,
    nn.modules.pooling._AdaptiveAvgPoolNd,
    nn.modules.pooling._AdaptiveMaxPoolNd,
)

_NORMS = (_NormBase, nn.LayerNorm, nn.GroupNorm) + ((nn.RMSNorm,) if hasattr(nn, "RMSNorm") else ())

_LAYERS = (nn.Linear, _ConvNd, nn.RNNBase, nn.RNNCellBase, nn.Embedding, nn.Bilinear)


@dataclass(frozen=True)
class Layer:
    """A layer whose output may be rectified.

    `axis` is the dimension of its output that counts units, from the end.
    """

    name: str
    module: nn.Module
    units: int
    axis: int

    @property
    def kind(self) -> str:
        return type(self.module).__name__

    @property
    def fan_in(self) -> Optional[int]:
        return fan_in(self.module)


def fan_in(module: nn.Module) -> Optional[int]:
    """How many weights a unit has; None where a layer has no plain weight matrix."""
    weight = getattr(module, "weight", None)
    if isinstance(module, _ConvTransposeNd):
        return weight.shape[0] // module.groups * weight[0, 0].numel()
    if isinstance(module, (nn.Linear, _ConvNd)):
        return weight[0].numel()
    return None


def layer_of(name: str, module: nn.Module, output: Tensor) -> Optional[Layer]:
    """The layer that made this output; None where the module is no layer."""
    if isinstance(module, _ConvNd):
        return Layer(name, module, module.out_channels, -1 - len(module.kernel_size))
    if isinstance(module, (_NormBase, nn.GroupNorm)):
        units = output.shape[1]
        return Layer(name, module, units, 1 - output.dim())
    if output.dim() == 0:
        return None
    return Layer(name, module, output.shape[-1], -1)


def is_layer(module: nn.Module) -> bool:
    """Whether units start here."""
    return isinstance(module, _LAYERS)


def is_norm(module: nn.Module) -> bool:
    """Whether this normalises. A norm directly after a layer belongs to that layer."""
    return isinstance(module, _NORMS)


def passes_units_on(module: nn.Module) -> bool:
    """Whether units stay where they are, in the same order and dimension."""
    return isinstance(module, _PASSES_UNITS_ON)


def unit_axis_of_unknown(z: Tensor) -> int:
    """Where units are if nothing is known: channels of images and volumes, else the last."""
    return 1 - z.dim() if z.dim() >= 4 else -1


def other_axes(z: Tensor, axis: int) -> Tuple[int, ...]:
    """All dimensions but that of the units."""
    unit = axis % z.dim()
    return tuple(i for i in range(z.dim()) if i != unit)
