"""Passes that the recorder runs itself. They leave no trace in the training."""

from __future__ import annotations

from contextlib import contextmanager
from typing import Any, Iterator, List, Tuple

import torch
from torch import Tensor, nn


@contextmanager
def undisturbed(model: nn.Module, evaluating: bool) -> Iterator[None]:
    """No gradients; afterwards modes, buffers and random numbers are as they were."""
    modes = [(module, module.training) for module in model.modules()]
    buffers = [] if evaluating else [(b, b.detach().clone()) for b in model.buffers()]
    devices = sorted({p.device.index for p in model.parameters() if p.device.type == "cuda"})
    try:
        with torch.random.fork_rng(devices=devices), torch.no_grad():
            if evaluating:
                model.eval()
            yield
    finally:
        for module, training in modes:
            module.training = training
        with torch.no_grad():
            for buffer, kept in buffers:
                buffer.copy_(kept)


def batches(data: Any) -> Iterator[Tuple[Tuple[Any, ...], "dict[str, Any]"]]:
    """The arguments of each pass over the data of `watch(data=...)`.

    A tensor is one input, a tuple the inputs of one pass, a dict its named inputs. Anything else
    is a loader; of its batches that are tuples or lists the first element is the input.
    """
    if isinstance(data, Tensor):
        yield (data,), {}
    elif isinstance(data, dict):
        yield (), data
    elif isinstance(data, tuple):
        yield data, {}
    else:
        for batch in data:
            if isinstance(batch, dict):
                yield (), batch
            else:
                yield (batch[0] if isinstance(batch, (tuple, list)) else batch,), {}


def to_device(value: Any, device: torch.device) -> Any:
    """The value with its tensors on a device."""
    if isinstance(value, Tensor):
        return value.to(device)
    if isinstance(value, (tuple, list)):
        return type(value)(to_device(element, device) for element in value)
    if isinstance(value, dict):
        return {key: to_device(element, device) for key, element in value.items()}
    return value


def devices_of(model: nn.Module) -> List[str]:
    """Where the parameters are."""
    return sorted({str(parameter.device) for parameter in model.parameters()})
