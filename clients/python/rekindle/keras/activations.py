"""What counts as a rectifier in Keras, and where its derivative is zero."""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass, field
from typing import Any, Callable, Dict, Optional

import keras
from keras import layers, ops


@dataclass(frozen=True)
class Activation:
    """An activation function: its name in the run format, and |φ′(z)|, element by element."""

    name: str
    derivative: Callable[[Any], Any]
    parameters: Dict[str, Any] = field(default_factory=dict)
    # Whether a unit can be dead at an upper bound, where it fires on every sample.
    bounded: bool = False


def of_function(function: Any) -> Optional[Activation]:
    """The rectifier that a function of `keras.activations` is; None where it is none."""
    if isinstance(function, functools.partial) and not function.args:
        make = _FUNCTIONS.get(function.func)
        return None if make is None else make(**function.keywords)
    make = _FUNCTIONS.get(function) if callable(function) else None
    return None if make is None else make()


def is_known(function: Any) -> bool:
    """Whether it is known if this is a rectifier."""
    plain = function.func if isinstance(function, functools.partial) else function
    return getattr(plain, "__module__", "").startswith("keras.")


def of_layer(layer: Any) -> Optional[Activation]:
    """The rectifier that a layer is; None where it is none."""
    if isinstance(layer, layers.ReLU):
        return _relu(layer.negative_slope, layer.max_value, layer.threshold)
    if isinstance(layer, layers.LeakyReLU):
        return _relu(layer.negative_slope)
    if isinstance(layer, layers.ELU):
        return _elu(layer.alpha)
    if isinstance(layer, layers.PReLU):
        return Activation(
            "prelu", lambda z: ops.where(z > 0, 1.0, ops.abs(ops.cast(layer.alpha, z.dtype)))
        )
    # What functions such as keras.ops.relu leave in a model of the functional API.
    make = _OPERATIONS.get(type(layer).__name__)
    return None if make is None or isinstance(layer, layers.Layer) else make(layer)


def _relu(
    negative_slope: float = 0.0, max_value: Optional[float] = None, threshold: float = 0.0
) -> Activation:
    slope, bounded = abs(float(negative_slope or 0.0)), max_value is not None

    def derivative(z: Any) -> Any:
        below = ops.where(z > threshold, 1.0, slope)
        return ops.where(z < max_value, below, 0.0) if bounded else below

    if threshold:
        name, parameters = "threshold", {"threshold": float(threshold), "value": 0.0}
    elif slope:
        name, parameters = "leaky_relu", {"negative_slope": float(negative_slope)}
    elif bounded and max_value != 6:
        name, parameters = "clamp", {"min": 0.0, "max": float(max_value)}
    else:
        name, parameters = "relu6" if bounded else "relu", {}
    return Activation(name, derivative, parameters, bounded)


def _elu(alpha: float = 1.0) -> Activation:
    alpha = float(alpha)
    return Activation("elu", lambda z: _exponential(z, abs(alpha), 1.0, 1.0), {"alpha": alpha})


def _celu(alpha: float = 1.0) -> Activation:
    alpha = float(alpha)
    return Activation("celu", lambda z: _exponential(z, 1.0, 1.0, alpha), {"alpha": alpha})


def _selu() -> Activation:
    # As in Klambauer et al. 2017.
    scale, alpha = 1.0507009873554805, 1.6732632423543772
    return Activation("selu", lambda z: _exponential(z, scale * alpha, scale, 1.0))


def _exponential(z: Any, below: float, above: float, alpha: float) -> Any:
    return ops.where(z > 0, above, below * ops.exp(ops.minimum(z, 0.0) / alpha))


def _gelu(approximate: bool = False) -> Activation:
    def exact(z: Any) -> Any:
        normal = 0.5 * (1 + ops.erf(z / math.sqrt(2)))
        return ops.abs(normal + z * ops.exp(-0.5 * z * z) / math.sqrt(2 * math.pi))

    def by_tanh(z: Any) -> Any:
        scale = math.sqrt(2 / math.pi)
        tanh = ops.tanh(scale * (z + 0.044715 * z**3))
        inner = scale * (1 + 3 * 0.044715 * z * z)
        return ops.abs(0.5 * (1 + tanh) + 0.5 * z * (1 - tanh * tanh) * inner)

    return Activation("gelu", by_tanh if approximate else exact)


def _silu() -> Activation:
    def derivative(z: Any) -> Any:
        sigmoid = ops.sigmoid(z)
        return ops.abs(sigmoid * (1 + z * (1 - sigmoid)))

    return Activation("silu", derivative)


def _mish() -> Activation:
    def derivative(z: Any) -> Any:
        tanh = ops.tanh(ops.softplus(z))
        return ops.abs(tanh + z * ops.sigmoid(z) * (1 - tanh * tanh))

    return Activation("mish", derivative)


def _hard_silu() -> Activation:
    def derivative(z: Any) -> Any:
        inside = ops.abs(z / 3 + 0.5)
        return ops.where(z <= -3, 0.0, ops.where(z >= 3, 1.0, inside))

    return Activation("hardswish", derivative)


def _hard_tanh() -> Activation:
    def derivative(z: Any) -> Any:
        return ops.where(ops.abs(z) < 1, 1.0, 0.0)

    return Activation("hardtanh", derivative, {"min": -1.0, "max": 1.0}, bounded=True)


_FUNCTIONS: Dict[Any, Callable[..., Activation]] = {
    keras.activations.relu: _relu,
    keras.activations.relu6: lambda: _relu(max_value=6.0),
    keras.activations.leaky_relu: lambda negative_slope=0.2: _relu(negative_slope),
    keras.activations.elu: _elu,
    keras.activations.selu: _selu,
    keras.activations.gelu: _gelu,
    keras.activations.silu: _silu,
    keras.activations.hard_silu: _hard_silu,
    keras.activations.mish: _mish,
    keras.activations.softplus: lambda: Activation("softplus", ops.sigmoid),
}
# Later versions of Keras have these, too.
for _name, _make in (("celu", _celu), ("hard_tanh", _hard_tanh)):
    if hasattr(keras.activations, _name):
        _FUNCTIONS[getattr(keras.activations, _name)] = _make

_OPERATIONS: Dict[str, Callable[[Any], Activation]] = {
    "Relu": lambda operation: _relu(),
    "ReLU": lambda operation: _relu(
        operation.negative_slope, operation.max_value, operation.threshold
    ),
    "Relu6": lambda operation: _relu(max_value=6.0),
    "LeakyRelu": lambda operation: _relu(operation.negative_slope),
    "Elu": lambda operation: _elu(operation.alpha),
}
