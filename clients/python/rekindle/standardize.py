"""Standardises the inputs of a model, for an experiment."""

from __future__ import annotations

from typing import Any, List, Optional, Tuple

import torch
from torch import Tensor


class Standardizer:
    """(x − mean) / standard deviation for each feature or channel of each floating input.

    No batch is read ahead. The statistics are those of the first batch, and if it has fewer than 32
    samples, of the first batches until there are 32. From then on they stay, in training and in
    evaluation. Features are the last dimension of inputs with two or three dimensions, and
    dimension 1 (channels) of those with more. A constant feature is only centred.
    """

    ENOUGH = 32

    def __init__(self) -> None:
        self._inputs: Optional[List[Optional[_Moments]]] = None

    def apply(self, args: Tuple[Any, ...]) -> Optional[Tuple[Any, ...]]:
        """The standardised arguments; None where no argument can be."""
        if self._inputs is None:
            self._inputs = [_Moments() if _is_input(value) else None for value in args]
        if not any(self._inputs):
            return None
        moments = list(self._inputs) + [None] * len(args)
        return tuple(
            value if moment is None or not _is_input(value) else moment.standardize(value)
            for value, moment in zip(args, moments)
        )


class _Moments:
    def __init__(self) -> None:
        self._seen: List[Tensor] = []
        self._samples = 0
        self._mean: Tensor
        self._deviation: Tensor

    def standardize(self, x: Tensor) -> Tensor:
        if self._samples < Standardizer.ENOUGH:
            self._learn(x)
        return (x - self._mean.to(x.device, x.dtype)) / self._deviation.to(x.device, x.dtype)

    def _learn(self, x: Tensor) -> None:
        self._seen.append(x.detach().double().cpu())
        self._samples += x.shape[0]
        batch = torch.cat(self._seen)
        feature = 1 if x.dim() > 3 else x.dim() - 1
        axes = tuple(i for i in range(x.dim()) if i != feature)
        self._mean = batch.mean(axes, keepdim=True)
        deviation = batch.std(axes, unbiased=False, keepdim=True)
        self._deviation = torch.where(deviation > 0, deviation, torch.ones_like(deviation))
        if self._samples >= Standardizer.ENOUGH:
            self._seen.clear()


def _is_input(value: Any) -> bool:
    return isinstance(value, Tensor) and value.is_floating_point() and value.dim() >= 2
