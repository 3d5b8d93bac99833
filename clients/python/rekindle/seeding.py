"""Shifts every seed that the script sets, so that a repeated run is another draw of the same kind.

Nothing here runs outside an experiment.
"""

from __future__ import annotations

import functools
import random
import sys
from typing import Any, Callable, List, Optional

import torch

# Seeds of experiments stay far from those that scripts use.
_OTHER_BATCHES = 1_000_003
_LARGEST = 2**32

# How to reseed each generator that the script made before `watch`; None from then on.
_reseed_later: Optional[List[Callable[[int], None]]] = []


def install(shift: int) -> None:
    """Seeds everything with the shift, and adds the shift to every seed that is set from now on."""
    random.seed(shift)
    torch.manual_seed(shift)
    random.seed = _shifted(random.seed, shift)
    torch.manual_seed = _shifted(torch.manual_seed, shift)
    torch.random.manual_seed = torch.manual_seed
    torch.cuda.manual_seed = _shifted(torch.cuda.manual_seed, shift)
    torch.cuda.manual_seed_all = _shifted(torch.cuda.manual_seed_all, shift)
    torch.Generator = _shifted_generator(torch.Generator, shift)
    _install_numpy(shift)


def watching_begins(shift: int, other_batches: bool) -> None:
    """Reseeds everything if the order of the batches and dropout shall differ from here on."""
    global _reseed_later
    generators, _reseed_later = _reseed_later or [], None
    if not other_batches:
        return
    seed = _OTHER_BATCHES + shift
    random.seed(seed)
    torch.manual_seed(seed)
    try:
        import numpy
    except ImportError:
        pass
    else:
        numpy.random.seed(seed)
    for reseed in generators:
        reseed(seed)


def _remember(reseed: Callable[[int], None]) -> None:
    if _reseed_later is not None:
        _reseed_later.append(reseed)


def _called_by_torch() -> bool:
    """Whether torch sets a seed itself, such as a sampler with one that it has drawn."""
    return sys._getframe(2).f_globals.get("__name__", "").startswith("torch.")


def _add(seed: Any, shift: int) -> Any:
    if isinstance(seed, bool) or not hasattr(seed, "__index__"):
        return seed
    return (seed.__index__() + shift) % _LARGEST if seed.__index__() >= 0 else seed


def _shifted(seed_function: Callable, shift: int) -> Callable:
    @functools.wraps(seed_function)
    def seed_with_shift(*args, **kwargs):
        if not _called_by_torch():
            args = tuple(_add(seed, shift) for seed in args[:1]) + args[1:]
            kwargs = {
                name: _add(value, shift) if name in ("a", "seed") else value
                for name, value in kwargs.items()
            }
        return seed_function(*args, **kwargs)

    return seed_with_shift


def _shifted_generator(generator: type, shift: int) -> type:
    class Generator(generator):
        def manual_seed(self, seed):
            if _called_by_torch():
                return super().manual_seed(seed)
            _remember(super().manual_seed)
            return super().manual_seed(_add(seed, shift))

    Generator.__qualname__ = "Generator"
    Generator.__module__ = "torch"
    return Generator


def _install_numpy(shift: int) -> None:
    try:
        import numpy
    except ImportError:
        return
    numpy.random.seed(shift)
    numpy.random.seed = _shifted(numpy.random.seed, shift)
    default_rng = numpy.random.default_rng

    @functools.wraps(default_rng)
    def shifted_default_rng(seed=None):
        # A script that asks for entropy of its own gets the shift, or no two runs could be paired.
        rng = default_rng(shift if seed is None else _add(seed, shift))
        if seed is None or hasattr(seed, "__index__"):
            bits = type(rng.bit_generator)
            _remember(lambda other: setattr(rng.bit_generator, "state", bits(other).state))
        return rng

    numpy.random.default_rng = shifted_default_rng
    numpy.random.RandomState = _shifted_random_state(numpy.random.RandomState, shift)


def _shifted_random_state(random_state: type, shift: int) -> type:
    class SameInstances(type(random_state)):
        def __instancecheck__(cls, instance):
            return isinstance(instance, random_state)

    class RandomState(random_state, metaclass=SameInstances):
        def __init__(self, seed=None):
            super().__init__(shift if seed is None else _add(seed, shift))
            _remember(super().seed)

        def seed(self, seed=None):
            super().seed(_add(seed, shift))

    RandomState.__qualname__ = "RandomState"
    return RandomState
