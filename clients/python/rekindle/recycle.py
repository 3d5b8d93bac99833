"""Gives dead units new weights (ReDo: Sokar, Agarwal, Castro, Evci 2023, arXiv 2302.12902).

Incoming weights are drawn as in He et al. 2015, with a bias of 0. Outgoing weights become 0, so
that the output of the network stays as it was. The optimizer's state of both is reset. A norm
between the layer and its rectifier starts anew for these units.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, List, Optional, Tuple

import torch
from torch import Tensor, nn
from torch.nn.modules.batchnorm import _NormBase
from torch.nn.modules.conv import _ConvNd, _ConvTransposeNd
from torch.optim import Optimizer

from rekindle import initialization, probe
from rekindle import verdict as rules
from rekindle.census import Census
from rekindle.flow import Flow
from rekindle.site import Site

# What is drawn comes from another stream than the script's own.
_STREAM = 104_729


@dataclass(frozen=True)
class _Patient:
    """Dead units, their layer, and the layers that read them."""

    site: Site
    module: nn.Module
    units: List[int]
    readers: List[nn.Module]


class Recycling:
    """Recycles the dead units of linear and convolutional layers."""

    def __init__(self, modules: Dict[str, nn.Module], optimizers: List[Optimizer]) -> None:
        self._modules = modules
        self._optimizers = optimizers
        self._generator = torch.Generator()
        self._generator.manual_seed((torch.initial_seed() + _STREAM) % 2**32)

    def recycle(self, sites: List[Site], censuses: Dict[str, Census], flow: Flow) -> int:
        """Recycles what can be. Returns how many units that is."""
        patients = [self._examine(site, censuses[site.name], flow) for site in sites]
        chosen = [patient for patient in patients if patient is not None]
        with torch.no_grad():
            # First all outgoing weights. Then a weight between two recycled units is drawn.
            for patient in chosen:
                for reader in patient.readers:
                    self._cut_off(reader, patient.units, patient.site.units)
            for patient in chosen:
                self._draw(patient)
        return sum(len(patient.units) for patient in chosen)

    def _examine(self, site: Site, census: Census, flow: Flow) -> Optional[_Patient]:
        """Who can be recycled in a layer: where everything that reads its units is known."""
        if site.layer is None or not site.direct or not site.rectifier.zero_below:
            return None
        module = site.layer.module
        plain = isinstance(module, (nn.Linear, _ConvNd)) and not isinstance(
            module, _ConvTransposeNd
        )
        names = flow.readers(site.name)
        if not plain or not names:
            return None
        readers = [self._modules[name] for name in names]
        if not all(_reads(reader, site.units) for reader in readers):
            return None
        units = [
            unit
            for unit, verdict in enumerate(census.verdicts)
            if verdict == rules.DEAD and census.side(unit) == "below"
        ]
        return _Patient(site, module, units, readers) if units else None

    def _cut_off(self, reader: nn.Module, units: List[int], of: int) -> None:
        width = reader.weight.shape[1] // of
        columns = [unit * width + i for unit in units for i in range(width)]
        reader.weight[:, columns] = 0
        self._reset(reader.weight, (slice(None), columns))

    def _draw(self, patient: _Patient) -> None:
        module, units = patient.module, patient.units
        donor = torch.randn((len(units), *module.weight.shape[1:]), generator=self._generator)
        std = initialization.gain(patient.site.rectifier) / donor[0].numel() ** 0.5
        module.weight[units] = (donor * std).to(module.weight)
        self._reset(module.weight, units)
        if module.bias is not None:
            module.bias[units] = 0
            self._reset(module.bias, units)
        norm = patient.site.layer_norm
        if isinstance(norm, _NormBase):
            for values, start in (
                (norm.weight, 1),
                (norm.bias, 0),
                (norm.running_mean, 0),
                (norm.running_var, 1),
            ):
                if values is not None:
                    values[units] = start
                    self._reset(values, units)

    def _reset(self, parameter: Tensor, place: Any) -> None:
        """Resets the state of any optimizer that has the shape of the parameter."""
        for optimizer in self._optimizers:
            for value in optimizer.state.get(parameter, {}).values():
                if isinstance(value, Tensor) and value.shape == parameter.shape:
                    value[place] = 0


def _reads(reader: nn.Module, units: int) -> bool:
    """Whether the columns of a layer's weights belong to these units, one block after another."""
    if isinstance(reader, nn.Linear):
        return reader.in_features % units == 0
    plain = isinstance(reader, _ConvNd) and not isinstance(reader, _ConvTransposeNd)
    return plain and reader.groups == 1 and reader.in_channels == units


class OutputChange:
    """The largest change of an output on the last batch that was seen."""

    def __init__(self, model: nn.Module) -> None:
        self._model = model
        self._pass: Optional[Tuple[Any, Any]] = None

    def saw(self, args: Any, kwargs: Any) -> None:
        self._pass = (args, kwargs)

    def outputs(self) -> List[Tensor]:
        if self._pass is None:
            return []
        args, kwargs = self._pass
        with probe.undisturbed(self._model, evaluating=True):
            return list(_floating(self._model.forward(*args, **kwargs)))


def largest_change(before: List[Tensor], after: List[Tensor]) -> Optional[float]:
    """The largest absolute difference; None where there is nothing to compare."""
    changes = [(x - y).abs().max().item() for x, y in zip(before, after) if x.numel()]
    return max(changes, default=None)


def _floating(output: Any) -> List[Tensor]:
    if isinstance(output, Tensor):
        return [output] if output.is_floating_point() else []
    if isinstance(output, dict):
        output = list(output.values())
    if isinstance(output, (tuple, list)):
        return [tensor for element in output for tensor in _floating(element)]
    return []
