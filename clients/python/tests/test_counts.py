"""Counts equal those of an independent count, exactly."""

import models
import pytest
import torch
from conftest import Run
from independent import counting, seeded, train

import rekindle


def inputs(shapes, number, seed):
    generator = torch.Generator().manual_seed(seed)
    return [[torch.randn(shape, generator=generator) for shape in shapes] for _ in range(number)]


@pytest.mark.parametrize("make", models.MODELS, ids=lambda make: make.__name__)
def test_the_counts_of_validation_and_training_are_exact(make, tmp_path):
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
