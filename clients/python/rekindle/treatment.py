"""Makes the changes of an experiment, and writes down those that cannot be made."""

from __future__ import annotations

from typing import Any, Dict, Hashable, List, Optional

import torch
from torch import Tensor, nn
from torch.nn.modules.conv import _ConvNd
from torch.optim import Optimizer

from rekindle import initialization, swap
from rekindle.experiment import Experiment
from rekindle.function_mode import Substitute
from rekindle.site import Site
from rekindle.standardize import Standardizer

# Weights that are drawn anew come from another stream than the script's own.
_INIT_STREAM = 7_919


class Treatment:
    """The changes to the model. Those to the steps are made by StepHooks."""

    def __init__(self, experiment: Optional[Experiment]) -> None:
        self._experiment = experiment
        self._standardizer = None
        self._initialized = False
        if experiment is not None and experiment.standardize_inputs:
            self._standardizer = Standardizer()

    @property
    def wants_discovery(self) -> bool:
        """Whether it must be known which layers feed rectifiers before the model is run."""
        experiment = self._experiment
        return experiment is not None and experiment.init is not None and not self._initialized

    def swap(self, model: nn.Module, optimizers: List[Optimizer]) -> None:
        """Replaces the activation modules."""
        if self._experiment is not None and self._experiment.activation is not None:
            self._train(swap.swap_modules(model, self._experiment.activation), optimizers)

    def substitute(self, optimizers: List[Optimizer]) -> Optional[Substitute]:
        """What takes the place of activations that are functions; None where they stay."""
        if self._experiment is None or self._experiment.activation is None:
            return None
        wanted = self._experiment.activation
        modules: Dict[Hashable, nn.Module] = {}

        def module_at(place: Hashable, z: Tensor) -> nn.Module:
            if place not in modules:
                modules[place] = swap.module_for(wanted).to(z.device)
                self._train(list(modules[place].parameters()), optimizers)
            return modules[place]

        return module_at

    def _train(self, new: List[nn.Parameter], optimizers: List[Optimizer]) -> None:
        if new and optimizers:
            # A new group would disturb schedulers, which know the groups that there were.
            optimizers[0].param_groups[0]["params"].extend(new)
        elif new:
            self._experiment.refuse("activation", "slopes need the optimizer, but watch() got none")

    def standardize(self, args: Any) -> Any:
        """The standardised inputs of a pass; None where nothing is changed."""
        if self._standardizer is None:
            return None
        changed = self._standardizer.apply(args)
        if changed is None:
            self._experiment.refuse(
                "standardize_inputs", "the model is not called with a tensor of floating numbers"
            )
        return changed

    def initialize(self, sites: List[Site]) -> None:
        """Draws anew the weights of all layers that feed rectifiers."""
        self._initialized = True
        wanted = self._experiment.init
        generator = torch.Generator()
        generator.manual_seed((torch.initial_seed() + _INIT_STREAM) % 2**32)
        done = set()
        for site in sites:
            for name, feeder in site.feeders.items():
                module = feeder.module
                if name in done or not isinstance(module, (nn.Linear, _ConvNd)):
                    continue
                done.add(name)
                if wanted["name"] == "rai":
                    initialization.rai(module, generator)
                else:
                    gain = initialization.gain(site.rectifier)
                    initialization.he_normal(module, gain, wanted.get("bias"), generator)
        if not done:
            self._experiment.refuse("init", "no linear or convolutional layer feeds a rectifier")

    def finish(self, model_called: bool) -> None:
        """At the end: what never came to be done was refused."""
        if self._experiment is None or model_called:
            return
        for name, wanted in (
            ("init", self._experiment.init),
            ("standardize_inputs", self._standardizer),
        ):
            if wanted is not None:
                self._experiment.refuse(name, "the model itself was never called, only its parts")
