"""How layers are named, what feeds them, and what is said of them."""

import models
import pytest
import torch
from conftest import Run
from torch import nn

import rekindle


def watched(model, tmp_path, *shapes, steps=1, **options):
    optimizer = torch.optim.SGD(model.parameters(), 1e-4)
    with rekindle.watch(model, optimizer, out=str(tmp_path / "run"), **options) as recorder:
        for _ in range(steps):
            output = model(*(torch.randn(shape) for shape in shapes))
            output.float().mean().backward()
            optimizer.step()
        recorder.epoch(loss=0.0)
    return Run(tmp_path / "run")


@pytest.mark.parametrize(
    "make, layer, inputs",
    [
        (models.mlp, "0", None),
        (models.mlp, "3", ["0"]),
        (models.cnn_with_batchnorm, "4", ["0"]),
        (models.cnn_with_batchnorm, "8", ["4"]),
        (models.resnet, "one.conv1", ["stem.0"]),
        (models.resnet, "one.conv2", ["one.conv1"]),
        (models.resnet, "two.conv1", ["one.conv2"]),
        (models.preactivation_resnet, "1.conv1", ["0"]),
        (models.unet, "merge.0", ["down1.0", "up"]),
        (models.inception, "mix", ["a", "b"]),
        (models.two_inputs, "head.0", ["image.0", "table.0"]),
        (models.functional_cnn, "fc1", ["conv2"]),
        (models.transformer, "1.linear1", None),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_the_layers_that_feed_a_layer_are_listed(make, layer, inputs, tmp_path):
    model, shapes, _ = make()
    run = watched(model, tmp_path, *shapes)
    by_name = {described["layer"]: described for described in run.run["layers"]}
    assert by_name[layer]["inputs"] == inputs


def test_a_layer_is_described(tmp_path):
    model, shapes, _ = models.cnn_with_batchnorm()
    first = watched(model, tmp_path, *shapes).run["layers"][0]
    assert first == {
        "layer": "0",
        "kind": "Conv2d",
        "units": 8,
        "activation": "relu",
        "parameters": {},
        "rectifier": "2",
        "inputs": None,
        "fan_in": 27,
        "uses": 1,
    }


def test_a_layer_that_is_used_twice_says_so(tmp_path):
    model, shapes, _ = models.siamese()
    assert [layer["uses"] for layer in watched(model, tmp_path, *shapes).run["layers"]] == [2]


def test_the_fused_path_of_a_transformer_is_counted_in_evaluation(tmp_path):
    layer = nn.TransformerEncoderLayer(8, 2, 16, batch_first=True, dropout=0.0)
    model = nn.Sequential(nn.Linear(3, 8), layer, nn.Linear(8, 1))
    optimizer = torch.optim.SGD(model.parameters(), 1e-4)
    with rekindle.watch(model, optimizer, out=str(tmp_path / "run")) as recorder:
        model(torch.randn(6, 4, 3)).mean().backward()
        optimizer.step()
        model.eval()
        with torch.no_grad():
            model(torch.randn(50, 7, 3))
        recorder.epoch(loss=0.0)
    line = Run(tmp_path / "run").epochs[-1]
    assert [(described["layer"], described["samples"]) for described in line["layers"]] == [
        ("1.linear1", 350)
    ]


def test_units_whose_inputs_are_all_dead_are_told(tmp_path):
    model = nn.Sequential(nn.Linear(4, 6), nn.ReLU(), nn.Linear(6, 5), nn.ReLU(), nn.Linear(5, 1))
    with torch.no_grad():
        model[0].bias.fill_(-1000)
        model[2].bias.fill_(1)
    run = watched(model, tmp_path, (400, 4))
    by_layer = {(row["layer"], row["inputs_dead"], row["verdict"]) for row in run.units}
    assert by_layer == {("0", "false", "dead"), ("2", "true", "always_on")}
    assert all(row["born_dead"] == "true" for row in run.units if row["layer"] == "0")
