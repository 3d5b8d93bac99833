"""Counts equal those of an independent count, exactly."""

import models
import pytest
import torch
from conftest import Run
from independent import counting, seeded, train
from torch import nn
from torch.utils.checkpoint import checkpoint

import rekindle
from rekindle import counter
from rekindle.clock import Clock
from rekindle.site import TRAINING


def inputs(shapes, number, seed):
    generator = torch.Generator().manual_seed(seed)
    return [[torch.randn(shape, generator=generator) for shape in shapes] for _ in range(number)]


@pytest.mark.parametrize("make", models.MODELS, ids=lambda make: make.__name__)
def test_the_counts_of_validation_and_training_are_exact(make, tmp_path, monkeypatch):
    # So that in the last epoch the layers are known, wherever they may be.
    monkeypatch.setattr(counter, "_MANY", 4)
    made = []
    model = seeded(lambda: made.append(make()) or made[0][0])
    _, shapes, places = made[0]
    optimizer = torch.optim.SGD([p for p in model.parameters() if p.requires_grad], 0.0005)
    recorder = rekindle.watch(model, optimizer, out=str(tmp_path / "run"), every=1)
    for epoch in range(2):
        with counting(places) as trained:
            train(model, optimizer, inputs(shapes, 3, epoch))
        model.eval()
        with torch.no_grad(), counting(places) as validated:
            for batch in inputs(shapes, 2, 100):
                model(*batch)
        recorder.epoch(loss=0.0)
    recorder.close()
    run = Run(tmp_path / "run")
    names = {layer["layer"] for layer in run.run["layers"]}
    assert set(places) <= names
    rows = {(row["layer"], int(row["unit"])): row for row in run.units}
    last_rates = {
        (row["layer"], int(row["unit"])): float(row["firing_rate"])
        for row in run.life_lines
        if row["epoch"] == "2"
    }
    for name in places:
        for unit, fired in enumerate(validated.fired[name].tolist()):
            row = rows[name, unit]
            assert int(row["samples"]) == validated.samples[name]
            assert int(row["fired"]) == fired
            assert float(row["activation_sum"]) == pytest.approx(
                validated.activation[name][unit].item(), rel=1e-4, abs=1e-4
            )
            rate = trained.fired[name][unit].item() / trained.samples[name]
            assert last_rates[name, unit] == pytest.approx(rate, abs=1e-7)
    for layer, silent in zip(run.run["layers"], run.epochs[-1]["silent_in_training"]):
        if layer["layer"] in places:
            assert silent == (trained.fired[layer["layer"]] == 0).sum().item()
    steps = [line["steps"] for line in run.epochs]
    assert run.epochs[-1]["counted_steps"] == steps[-1] - steps[-2] == 3
    assert run.epochs[-1]["census_scope"] == "validation"


class Branches(nn.Module):
    """One rectifier, now behind one layer, now behind another."""

    def __init__(self, second):
        super().__init__()
        self.one, self.other, self.act = nn.Linear(6, 8), nn.Linear(6, 8), nn.ReLU()
        self.passes, self.second = 0, second

    def forward(self, x):
        self.passes += 1
        return self.act((self.other if self.passes in self.second else self.one)(x))


@pytest.mark.parametrize("second", [{2}, {4}, {9, 10}], ids=str)
def test_a_rectifier_behind_two_layers_counts_for_each(second, tmp_path, monkeypatch):
    monkeypatch.setattr(counter, "_MANY", 4 if second == {2} else 30)
    model = seeded(lambda: Branches(second))
    optimizer = torch.optim.SGD(model.parameters(), 0.0005)
    recorder = rekindle.watch(model, optimizer, out=str(tmp_path / "run"), every=1)
    train(model, optimizer, inputs([(10, 6)], 12, 0))
    recorder.epoch(loss=0.0)
    recorder.close()
    samples = {row["layer"]: int(row["samples"]) for row in Run(tmp_path / "run").units}
    assert samples == {"one": 10 * (12 - len(second)), "other": 10 * len(second)}


class ChangesLater(nn.Module):
    """What goes into the rectifier is changed after it."""

    def __init__(self, first):
        super().__init__()
        self.fc, self.act = nn.Linear(6, 8), nn.ReLU()
        self.passes, self.first = 0, first

    def forward(self, x):
        self.passes += 1
        z = self.fc(x)
        a = self.act(z)
        if self.passes >= self.first:
            z -= 100
        return a + z


def test_an_input_that_is_changed_after_the_rectifier_is_counted_as_it_was(tmp_path):
    model = seeded(lambda: ChangesLater(1))
    optimizer = torch.optim.SGD(model.parameters(), 0.0005)
    recorder = rekindle.watch(model, optimizer, out=str(tmp_path / "run"))
    for _ in range(3):
        train(model, optimizer, inputs([(10, 6)], 12, 0))
        with torch.no_grad(), counting({"fc": (model.act, lambda a: a)}) as validated:
            model.eval()
            for batch in inputs([(30, 6)], 12, 100):
                model(*batch)
        recorder.epoch(loss=0.0)
    recorder.close()
    rows = Run(tmp_path / "run").units
    assert [int(row["samples"]) for row in rows] == [360] * 8
    assert [int(row["fired"]) for row in rows] == validated.fired["fc"].tolist()


def test_what_begins_to_change_later_is_left_out_once_and_said(tmp_path):
    model = seeded(lambda: ChangesLater(30))
    optimizer = torch.optim.SGD(model.parameters(), 0.0005)
    recorder = rekindle.watch(model, optimizer, out=str(tmp_path / "run"), every=1)
    for _ in range(4):
        train(model, optimizer, inputs([(1000, 6)], 20, 0))
        recorder.epoch(loss=0.0)
    recorder.close()
    run = Run(tmp_path / "run")
    samples = [line["layers"][0]["samples"] for line in run.epochs]
    assert samples[1] == 20_000
    assert samples[2] < 20_000
    assert samples[4] == 20_000


class Apart(nn.Module):
    """A part that does not train as the whole does, or that runs in an evaluation alone."""

    def __init__(self, how):
        super().__init__()
        self.part = nn.Sequential(nn.Linear(6, 8), nn.ReLU())
        self.rest = nn.Sequential(nn.Linear(8, 8), nn.ReLU(), nn.Linear(8, 1))
        self.how = how

    def train(self, mode=True):
        super().train(mode)
        if self.how == "in evaluation mode":
            self.part.eval()
        return self

    def forward(self, x):
        if self.how == "without gradients":
            with torch.no_grad():
                x = self.part(x)
            return self.rest(x)
        if self.how == "checkpointed":
            x = x.clone().requires_grad_()
            return self.rest(checkpoint(self.part, x, use_reentrant=True))
        if self.how == "in evaluations only" and self.training:
            return self.rest(nn.functional.pad(x, (0, 2)))
        return self.rest(self.part(x))


HOW = ["in evaluation mode", "without gradients", "checkpointed", "in evaluations only"]


@pytest.mark.parametrize("how", HOW)
def test_a_part_that_is_not_trained_as_the_whole_counts_with_the_whole(how, tmp_path, monkeypatch):
    monkeypatch.setattr(counter, "_MANY", 4)
    model = seeded(lambda: Apart(how))
    optimizer = torch.optim.SGD(model.parameters(), 0.0005)
    recorder = rekindle.watch(model, optimizer, out=str(tmp_path / "run"), every=1)
    for _ in range(3):
        train(model, optimizer, inputs([(10, 6)], 12, 0))
        model.eval()
        with torch.no_grad():
            model(torch.randn(500, 6))
        recorder.epoch(loss=0.0)
    recorder.close()
    for line in Run(tmp_path / "run").epochs[1:]:
        assert line["census_scope"] == "validation"
        samples = {layer["layer"]: layer["samples"] for layer in line["layers"]}
        assert samples == {"part.0": 500, "rest.0": 500}


def small():
    return nn.Sequential(nn.Linear(6, 8), nn.ReLU(), nn.Linear(8, 1))


def test_given_data_is_counted_after_each_epoch_where_every_step_is(tmp_path, monkeypatch):
    monkeypatch.setattr(counter, "_MANY", 4)
    model = seeded(small)
    optimizer = torch.optim.SGD(model.parameters(), 0.0005)
    data = torch.randn(500, 6)
    recorder = rekindle.watch(model, optimizer, out=str(tmp_path / "run"), every=1, data=data)
    for _ in range(3):
        train(model, optimizer, inputs([(10, 6)], 12, 0))
        recorder.epoch(loss=0.0)
    recorder.close()
    lines = Run(tmp_path / "run").epochs
    assert {line["census_scope"] for line in lines} == {"probe"}
    assert {line["layers"][0]["samples"] for line in lines} == {500}


@pytest.mark.skipif(not hasattr(torch.compiler, "set_stance"), reason="needs torch 2.6")
def test_each_pass_of_a_compiled_model_is_counted_where_every_step_is(tmp_path, monkeypatch):
    monkeypatch.setattr(counter, "_MANY", 4)
    model = torch.compile(seeded(small), backend="eager")
    optimizer = torch.optim.SGD(model.parameters(), 0.0005)
    recorder = rekindle.watch(model, optimizer, out=str(tmp_path / "run"), every=1)
    for _ in range(3):
        train(model, optimizer, inputs([(10, 6)], 12, 0))
        recorder.epoch(loss=0.0)
    recorder.close()
    samples = [line["layers"][0]["samples"] for line in Run(tmp_path / "run").epochs]
    assert samples[1:] == [120, 120, 120]


class ByName(nn.Module):
    """Its rectifier is called with a named argument."""

    def __init__(self):
        super().__init__()
        self.fc, self.act = nn.Linear(6, 8), nn.ReLU()

    def forward(self, x):
        return self.act(input=self.fc(x))


@pytest.mark.parametrize("make", [small, ByName])
def test_passes_without_samples_and_named_arguments_are_no_failure(make, tmp_path, monkeypatch):
    monkeypatch.setattr(counter, "_MANY", 4)
    model = seeded(make)
    optimizer = torch.optim.SGD(model.parameters(), 0.0005)
    recorder = rekindle.watch(model, optimizer, out=str(tmp_path / "run"), every=1)
    for _ in range(3):
        train(model, optimizer, inputs([(10, 6)], 12, 0))
        model(torch.randn(0, 6))
        recorder.epoch(loss=0.0)
    assert not recorder.off
    recorder.close()
    samples = [line["layers"][0]["samples"] for line in Run(tmp_path / "run").epochs]
    assert samples[1:] == [120, 120, 120]


class ChangesInEvaluation(nn.Module):
    """What goes into the rectifier is changed after it, but not in training."""

    def __init__(self):
        super().__init__()
        self.fc, self.act = nn.Linear(6, 8), nn.GELU()

    def forward(self, x):
        z = self.fc(x)
        a = self.act(z)
        if not self.training:
            z -= 100
        return a


def test_an_evaluation_that_changes_inputs_as_training_does_not_is_counted_whole(tmp_path):
    model = seeded(ChangesInEvaluation)
    optimizer = torch.optim.SGD(model.parameters(), 0.0005)
    recorder = rekindle.watch(model, optimizer, out=str(tmp_path / "run"), every=1)
    for _ in range(3):
        train(model, optimizer, inputs([(1000, 6)], 20, 0))
        model.eval()
        with torch.no_grad():
            for batch in inputs([(100, 6)], 5, 100):
                model(*batch)
        recorder.epoch(loss=0.0)
    recorder.close()
    samples = [line["layers"][0]["samples"] for line in Run(tmp_path / "run").epochs]
    assert samples[1:] == [500, 500, 500]


@pytest.mark.filterwarnings("error")
def test_a_layer_that_is_pruned_in_place_is_another_layer(tmp_path):
    model = seeded(small)
    optimizer = torch.optim.SGD(model.parameters(), 0.0005)
    recorder = rekindle.watch(model, optimizer, out=str(tmp_path / "run"), every=1)
    for epoch in range(2):
        train(model, optimizer, inputs([(10, 6)], 12, epoch))
        recorder.epoch(loss=0.0)
        model[0].weight, model[0].bias, model[2].weight = (
            nn.Parameter(model[0].weight[:5].detach()),
            nn.Parameter(model[0].bias[:5].detach()),
            nn.Parameter(model[2].weight[:, :5].detach()),
        )
    recorder.close()
    layers = Run(tmp_path / "run").epochs[2]["layers"]
    assert [(layer["units"], layer["samples"]) for layer in layers] == [(8, 0), (5, 120)]


def test_of_a_large_tensor_no_small_part_is_kept():
    model = nn.Sequential(nn.ReLU())
    watching = counter.Counter({model[0]: "0"}, Clock(), print)
    watching.kept.drain()
    for numbers in (torch.randn(50, 8), torch.randn(50, 1000, 8)[:, -1]):
        for _ in range(5):
            watching.open(TRAINING)
            model(numbers)
        kept = [waiting.count.z for waiting in watching.kept._waiting]
        assert all(z.untyped_storage().nbytes() <= 2 * 4 * z.numel() for z in kept)
    assert len(kept) == 5
    watching.close()
