"""A counted layer: one place of the model where units are rectified."""

from __future__ import annotations

from typing import Any, Dict, Hashable, List, Optional

import torch
from torch import Tensor, nn

from rekindle.layers import Layer, unit_axis_of_unknown
from rekindle.rectifiers import Rectifier
from rekindle.tally import Tally
from rekindle.trail import Followed

TRAINING = "training"
VALIDATION = "validation"
PROBE = "probe"


class Site:
    """Units, what rectifies them, and their tallies by scope and device."""

    def __init__(
        self,
        name: str,
        layer: Optional[Layer],
        direct: bool,
        units: int,
        axis: int,
        rectifier_name: str,
    ) -> None:
        self.name = name
        self.layer = layer
        self.direct = direct
        self.units = units
        self.axis = axis
        self.rectifier_name = rectifier_name
        self.rectifier: Rectifier
        self.feeders: Dict[str, Layer] = {}
        self.inputs: Optional[List[str]] = None
        self.layer_norm: Optional[nn.Module] = None
        self.uses = 0
        # Whether something changes the input of the rectifier; and in how many passes nothing did,
        # by whether they were of training: a model may do in one what it does not do in the other.
        self.changes = False
        self.looks = {True: 0, False: 0}
        # Where inputs of the training of this epoch wait that are like those before.
        self.alike: Optional[Any] = None
        self.last_fired_elsewhere: List[int] = []
        self._tallies: Dict[str, Dict[torch.device, Tally]] = {}
        self._idle: Dict[torch.device, List[Tally]] = {}
        self._all_tallies: List[Tally] = []

    def tally(self, scope: str, device: torch.device) -> Tally:
        """The tally of the epoch that runs."""
        by_device = self._tallies.get(scope)
        if by_device is None:
            by_device = self._tallies[scope] = {}
        tally = by_device.get(device)
        if tally is None:
            tally = by_device[device] = self._new_tally(device)
        return tally

    def _new_tally(self, device: torch.device) -> Tally:
        idle = self._idle.get(device)
        if idle:
            return idle.pop()
        tally = Tally(self.units, device)
        self._all_tallies.append(tally)
        return tally

    def tallies(self, scope: str) -> List[Tally]:
        return list(self._tallies.get(scope, {}).values())

    def take(self, scope: str) -> List[Tally]:
        """The tallies of an epoch that has ended. The next one starts with others."""
        if scope == TRAINING:
            self.alike = None
        return list(self._tallies.pop(scope, {}).values())

    def give_back(self, tallies: List[Tally]) -> None:
        """These have been read."""
        for tally in tallies:
            tally.clear()
            self._idle.setdefault(tally.device, []).append(tally)

    def last_fired_steps(self) -> List[int]:
        """The last counted training step in which each unit fired; 0 where there is none."""
        known = [tally.last_fired().tolist() for tally in self._all_tallies]
        if self.last_fired_elsewhere:
            known.append(self.last_fired_elsewhere)
        return [max(steps) for steps in zip(*known)] if known else [0] * self.units

    def fired_elsewhere(self, steps: List[int]) -> None:
        """Another process tells when units fired last."""
        if len(steps) == self.units:
            before = self.last_fired_elsewhere or [0] * self.units
            self.last_fired_elsewhere = [max(pair) for pair in zip(before, steps)]

    def description(self) -> Dict[str, Any]:
        """The layer as run.json lists it."""
        parameters = {
            name: value
            for name, value in self.rectifier.parameters.items()
            if isinstance(value, (int, float))
        }
        return {
            "layer": self.name,
            "kind": self.layer.kind if self.layer else None,
            "units": self.units,
            "activation": self.rectifier.name,
            "parameters": parameters,
            "rectifier": self.rectifier_name,
            "inputs": self.inputs,
            "fan_in": self.layer.fan_in if self.layer else None,
            "uses": self.uses,
        }


class Sites:
    """All counted layers, in the order in which they were first run."""

    def __init__(self) -> None:
        self._by_key: Dict[Hashable, Site] = {}

    def all(self) -> List[Site]:
        return list(self._by_key.values())

    def find(
        self,
        followed: Followed,
        z: Tensor,
        rectifier: Rectifier,
        rectifier_name: str,
        place: Hashable,
    ) -> Site:
        """The site of a rectifier's call; a new one at its first call."""
        layer = followed.layer
        key: Hashable
        if layer is not None:
            # A layer that was pruned in place is another one.
            key = (layer.name, rectifier.name, z.shape[layer.axis])
        else:
            key = (rectifier_name, place, z.shape[unit_axis_of_unknown(z)])
        site = self._by_key.get(key)
        if site is None:
            axis = layer.axis if layer else unit_axis_of_unknown(z)
            name = self._free_name(layer.name if layer else rectifier_name, rectifier_name)
            site = Site(name, layer, followed.direct, z.shape[axis], axis, rectifier_name)
            self._by_key[key] = site
        site.rectifier = rectifier
        for feeder in followed.feeders:
            site.feeders[feeder.name] = feeder
        return site

    def _free_name(self, wanted: str, rectifier_name: str) -> str:
        taken = {site.name for site in self.all()}
        if wanted not in taken:
            return wanted
        if rectifier_name not in taken:
            return rectifier_name
        number = 2
        while f"{wanted}#{number}" in taken:
            number += 1
        return f"{wanted}#{number}"
