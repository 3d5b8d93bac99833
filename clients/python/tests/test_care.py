"""Warning of dead units, and recycling them."""

import pytest
import torch
from conftest import Run
from torch import nn

import rekindle


def dead_cnn():
    torch.manual_seed(0)
    model = nn.Sequential(
        nn.Conv2d(1, 6, 3),
        nn.BatchNorm2d(6),
        nn.ReLU(),
        nn.Conv2d(6, 5, 3),
        nn.ReLU(),
        nn.Flatten(),
        nn.Linear(80, 7),
        nn.ReLU(),
        nn.Linear(7, 3),
    )
    with torch.no_grad():
        model[1].bias[:2] = -100
        model[3].bias[1] = -100
        model[6].bias[3:5] = -100
    return model


def trained(model, optimizer, recorder, x, epochs=1):
    for _ in range(epochs):
        for i in range(0, len(x), 64):
            optimizer.zero_grad()
            model.train()(x[i : i + 64]).square().mean().backward()
            optimizer.step()
        with torch.no_grad():
            model.eval()(x)
        recorder.epoch(loss=1.0)


@pytest.mark.parametrize("kind", ["SGD", "Adam", "AdamW", "RMSprop"])
def test_recycling_revives_units_and_keeps_the_output(kind, tmp_path):
    model = dead_cnn()
    more = {"momentum": 0.9} if kind == "SGD" else {}
    optimizer = getattr(torch.optim, kind)(model.parameters(), lr=1e-4, **more)
    x = torch.randn(512, 1, 8, 8)
    recorder = rekindle.watch(model, optimizer, out=str(tmp_path / "run"), care="recycle")
    trained(model, optimizer, recorder, x)
    with torch.no_grad():
        assert model[6].weight[[0, 1, 2, 5, 6], 16:32].abs().max() == 0
        assert model[3].weight[[0, 2, 3, 4], :2].abs().max() == 0
        # The weight between two recycled units is drawn.
        assert model[3].weight[1, :2].abs().min() > 0
        assert (model[1].bias[:2] == 0).all() and (model[1].running_var[:2] == 1).all()
        assert (model[8].weight[:, 3:5] == 0).all()
    states = [
        value
        for value in optimizer.state[model[3].weight].values()
        if isinstance(value, torch.Tensor) and value.shape == model[3].weight.shape
    ]
    assert states and all((state[1] == 0).all() for state in states)
    assert any((state[0] != 0).any() for state in states)
    trained(model, optimizer, recorder, x)
    recorder.close()
    first, second = Run(tmp_path / "run").epochs[1:]
    assert [layer["dead"] for layer in first["layers"]] == [2, 1, 2]
    assert first["recycled"] == 5
    assert first["output_change"] < 1e-6
    assert sum(layer["dead"] for layer in second["layers"]) < 5


def test_what_reads_several_layers_is_left_alone(tmp_path):
    class Residual(nn.Module):
        def __init__(self):
            super().__init__()
            self.a, self.act, self.b = nn.Linear(4, 4), nn.ReLU(), nn.Linear(4, 4)
            self.out = nn.Linear(4, 1)

        def forward(self, x):
            h = self.act(self.a(x))
            return self.out(h + self.b(h))

    model = Residual()
    with torch.no_grad():
        model.a.bias[0] = -100
    before = model.a.weight[0].tolist()
    optimizer = torch.optim.SGD(model.parameters(), lr=1e-3)
    with rekindle.watch(model, optimizer, out=str(tmp_path / "run"), care="recycle") as recorder:
        model(torch.randn(400, 4)).mean().backward()
        optimizer.step()
        recorder.epoch(loss=1.0)
    assert Run(tmp_path / "run").epochs[1]["layers"][0]["dead"] == 1
    assert Run(tmp_path / "run").epochs[1]["recycled"] == 0
    assert model.a.weight[0].tolist() == before


def test_a_warning_is_one_line(tmp_path, capsys):
    model = dead_cnn()
    optimizer = torch.optim.SGD(model.parameters(), lr=1e-4)
    recorder = rekindle.watch(model, optimizer, out=str(tmp_path / "run"), care="warn")
    trained(model, optimizer, recorder, torch.randn(512, 1, 8, 8), epochs=3)
    recorder.close()
    told = capsys.readouterr().err
    assert told == "rekindle: epoch 1: units are dead (0: 2, 3: 1, 6: 2)\n"
