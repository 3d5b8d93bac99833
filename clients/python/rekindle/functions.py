"""Rectifiers that are called as functions, such as F.relu(x) and x.clamp(min=0)."""

from __future__ import annotations

from typing import Any, Callable, Dict, NamedTuple, Optional, Tuple

import torch
import torch.nn.functional as F
from torch import Tensor

from rekindle import rectifiers
from rekindle.rectifiers import RELU, RELU6, Rectifier


class Call(NamedTuple):
    """A call that rectifies z."""

    z: Tensor
    rectifier: Rectifier
    name: str
    in_place: bool


class _Arguments:
    """The arguments of a call by their names."""

    def __init__(self, names: str, args: Tuple[Any, ...], kwargs: Dict[str, Any]) -> None:
        self._given = {**dict(zip(names.split(), args)), **kwargs}

    def get(self, name: str, default: Any = None) -> Any:
        return self._given.get(name, default)


_Reader = Callable[[_Arguments], Optional[Rectifier]]
_TABLE: Dict[Any, Tuple[str, str, _Reader]] = {}


def may_rectify(func: Any) -> bool:
    """Whether a function can be a rectifier, whatever its arguments."""
    return func in _TABLE


def rectified(func: Any, args: Tuple[Any, ...], kwargs: Dict[str, Any]) -> Optional[Call]:
    """What a call rectifies; None where it is no rectifier."""
    known = _TABLE.get(func)
    if known is None:
        return None
    name, names, reader = known
    arguments = _Arguments(names, args, kwargs)
    z = arguments.get("input", kwargs.get("self"))
    if not isinstance(z, Tensor):
        return None
    if name == "maximum" and _is_zero(z):
        # maximum(0, x)
        z = arguments.get("other")
        rectifier = RELU if isinstance(z, Tensor) else None
    else:
        rectifier = reader(arguments)
    if rectifier is None:
        return None
    in_place = name.endswith("_") or bool(arguments.get("inplace", False))
    return Call(z, rectifier, name.rstrip("_"), in_place)


def _add(name: str, names: str, reader: _Reader) -> None:
    for place in (F, torch, Tensor):
        for form in (name, name + "_"):
            function = getattr(place, form, None)
            if function is not None:
                _TABLE[function] = (form, "input " + names, reader)


def _limit(value: Any) -> Optional[float]:
    """A limit as a number; a limit of another kind, such as a tensor, is not read."""
    return float(value) if isinstance(value, (int, float)) else None


def _read_clamp(a: _Arguments) -> Optional[Rectifier]:
    low, high = a.get("min"), a.get("max")
    if (high is not None and _limit(high) is None) or _limit(low) is None:
        return None
    return rectifiers.clamp(_limit(low), _limit(high))


def _read_hardtanh(a: _Arguments) -> Optional[Rectifier]:
    return rectifiers.clamp(a.get("min_val", -1.0), a.get("max_val", 1.0), "hardtanh")


def _read_maximum(a: _Arguments) -> Optional[Rectifier]:
    return RELU if _is_zero(a.get("other")) else None


def _is_zero(value: Any) -> bool:
    if not isinstance(value, Tensor) or value.requires_grad or value.numel() == 0:
        return False
    # On other devices only single numbers are looked at, as every look waits for the device.
    if value.numel() > 1 and value.device.type != "cpu":
        return False
    return not bool(value.any())


_add("relu", "inplace", lambda a: RELU)
_add("relu6", "inplace", lambda a: RELU6)
_add(
    "leaky_relu",
    "negative_slope inplace",
    lambda a: rectifiers.leaky_relu(a.get("negative_slope", 0.01)),
)
_add("prelu", "weight", lambda a: rectifiers.prelu(a.get("weight")))
_add("elu", "alpha inplace", lambda a: rectifiers.elu(a.get("alpha", 1.0)))
_add("celu", "alpha inplace", lambda a: rectifiers.celu(a.get("alpha", 1.0)))
_add("selu", "inplace", lambda a: rectifiers.named("selu"))
_add("gelu", "", lambda a: rectifiers.gelu(a.get("approximate", "none")))
_add("silu", "inplace", lambda a: rectifiers.named("silu"))
_add("mish", "inplace", lambda a: rectifiers.named("mish"))
_add("hardswish", "inplace", lambda a: rectifiers.named("hardswish"))
_add(
    "softplus",
    "beta threshold",
    lambda a: rectifiers.softplus(a.get("beta", 1), a.get("threshold", 20)),
)
_add(
    "threshold",
    "threshold value inplace",
    lambda a: rectifiers.threshold(a.get("threshold"), a.get("value")),
)
_add("hardtanh", "min_val max_val inplace", _read_hardtanh)
_add("clamp", "min max", _read_clamp)
_add("clip", "min max", _read_clamp)
_add("clamp_min", "min", _read_clamp)
_add("maximum", "other", _read_maximum)
_add("fmax", "other", _read_maximum)
_TABLE[torch.max] = _TABLE[Tensor.max] = ("maximum", "input other", _read_maximum)
_TABLE[torch.fmax] = _TABLE[Tensor.fmax] = _TABLE[torch.maximum]
