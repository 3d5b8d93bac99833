"""An independent count of rectified units: own hooks, and no code of rekindle."""

import contextlib

import torch
from torch import nn


class Independent:
    """Counts z > 0 for given modules, from what goes into them.

    `places` maps the name that a layer shall have to (module, how to bring its input to
    samples × units).
    """

    def __init__(self, places):
        self.fired = {}
        self.samples = {}
        self.activation = {}
        self._handles = []
        for name, (module, matrix) in places.items():
            self._handles.append(module.register_forward_hook(self._hook(name, matrix)))

    def _hook(self, name, matrix):
        def count(module, args, output):
            # The output of a rectifier: in place or not, it fires where it is above 0.
            rows = matrix(output.detach()).double()
            self.fired[name] = self.fired.get(name, 0) + (rows > 0).sum(0)
            self.activation[name] = self.activation.get(name, 0) + rows.sum(0)
            self.samples[name] = self.samples.get(name, 0) + rows.shape[0]

        return count

    def remove(self):
        for handle in self._handles:
            handle.remove()


def channels(output):
    """Samples × channels of an output of a convolution."""
    return output.transpose(0, 1).flatten(1).T


def features(output):
    """Samples × features of an output whose last dimension counts units."""
    return output.reshape(-1, output.shape[-1])


@contextlib.contextmanager
def counting(places):
    counts = Independent(places)
    yield counts
    counts.remove()


def train(model, optimizer, batches, loss=None):
    model.train()
    for batch in batches:
        optimizer.zero_grad()
        output = model(*batch)
        output = output[0] if isinstance(output, tuple) else output
        (loss or (lambda o: o.float().square().mean()))(output).backward()
        optimizer.step()


def seeded(make):
    torch.manual_seed(0)
    model = make()
    for module in model.modules():
        if isinstance(module, (nn.Linear, nn.Conv2d)) and module.bias is not None:
            # So that some units are silent.
            with torch.no_grad():
                module.bias.add_(torch.randn_like(module.bias))
    return model
