"""Passes inside of others, and passes that end early, are taken for what they are."""

import pytest
import torch
from conftest import Run
from torch import nn

import rekindle


class LooksAtItself(nn.Module):
    """Takes a second pass as its own target, as models do that teach themselves."""

    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(6, 16), nn.ReLU(), nn.Linear(16, 1))

    def forward(self, x):
        if torch.is_grad_enabled():
            with torch.no_grad():
                target = self(x)
            return self.layers(x) - target
        return self.layers(x)


def test_a_pass_inside_of_a_training_pass_that_is_not_counted_is_no_validation(tmp_path):
    torch.manual_seed(0)
    model = LooksAtItself()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
    recorder = rekindle.watch(model, optimizer, out=str(tmp_path / "run"), every=4)
    for _ in range(2):
        for _ in range(12):
            optimizer.zero_grad()
            (model(torch.randn(50, 6)) - 1).square().mean().backward()
            optimizer.step()
        recorder.epoch(loss=1.0)
    recorder.close()
    last = Run(tmp_path / "run").epochs[-1]
    assert last["counted_steps"] == 3
    assert last["census_scope"] == "training"
    # Three steps, each with a pass in it and one around it.
    assert last["layers"][0]["samples"] in (3 * 50, 2 * 3 * 50)


def test_a_pass_that_ctrl_c_ended_does_not_hide_the_passes_after_it(tmp_path):
    torch.manual_seed(0)
    stop = []

    class Stops(nn.Module):
        def forward(self, x):
            if stop:
                raise KeyboardInterrupt
            return x

    model = nn.Sequential(nn.Linear(6, 16), nn.ReLU(), Stops(), nn.Linear(16, 1))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
    recorder = rekindle.watch(model, optimizer, out=str(tmp_path / "run"))
    for epoch in range(2):
        for _ in range(3):
            optimizer.zero_grad()
            model(torch.randn(50, 6)).square().mean().backward()
            optimizer.step()
        model.eval()
        with torch.no_grad():
            if epoch == 1:
                stop.append(True)
                with pytest.raises(KeyboardInterrupt):
                    model(torch.randn(10, 6))
                stop.clear()
            model(torch.randn(300, 6))
        model.train()
        recorder.epoch(accuracy=0.5)
    recorder.close()
    last = Run(tmp_path / "run").epochs[-1]
    assert last["census_scope"] == "validation"
    # Ten came through the rectifier before the interrupt.
    assert last["layers"][0]["samples"] == 310
