"""Where epochs are very short, some have no census of their own."""

import time
from types import SimpleNamespace

import pytest
import torch
from conftest import Run
from independent import seeded, train
from torch import nn

import rekindle
from rekindle import epochs
from rekindle.pace import Pace


def watched(budget=0.03, every=None, care="off", experiment=None):
    settings = SimpleNamespace(budget=budget, every=every, care=care)
    return SimpleNamespace(settings=settings, experiment=experiment, optimizers=["one"])


def epochs_with_census(seconds, cost, number, **settings):
    """The numbers of these epochs, for a recorder that takes so many seconds in each."""
    pace, rests, spent, found = Pace(watched(**settings), together=False), False, 0.0, []
    for epoch in range(1, number + 1):
        if not rests:
            found.append(epoch)
            spent += cost
        rests = pace.rests(epoch * seconds, spent, rests)
    return found


def test_epochs_that_are_worth_their_cost_all_have_a_census():
    assert epochs_with_census(1.0, 0.005, 20) == list(range(1, 21))


def test_of_very_short_epochs_the_first_three_have_one_and_then_one_in_some():
    found = epochs_with_census(0.01, 0.001, 200)
    assert found[:8] == [1, 2, 3, 5, 7, 10, 14, 19]
    # Twice the millisecond, and half of 3 % of the time for it: each 133 milliseconds.
    late = [epoch for epoch in found if epoch >= 60]
    assert {later - earlier for earlier, later in zip(late, late[1:])} == {14}


@pytest.mark.parametrize("number", range(1, 60))
def test_at_the_end_of_a_short_training_the_census_is_of_its_last_quarter(number):
    assert epochs_with_census(0.001, 0.001, number)[-1] >= 0.75 * number


def test_a_census_is_never_older_than_a_second():
    found = epochs_with_census(0.1, 0.05, 100)
    late = [epoch for epoch in found if epoch >= 50]
    assert {later - earlier for earlier, later in zip(late, late[1:])} <= {9, 10, 11}


@pytest.mark.parametrize(
    "settings", [{"every": 1}, {"every": 7}, {"care": "warn"}, {"experiment": object()}], ids=str
)
def test_where_the_user_asks_for_more_each_epoch_has_one(settings):
    assert epochs_with_census(0.01, 0.001, 100, **settings) == list(range(1, 101))


def test_the_lines_say_which_census_they_repeat(tmp_path):
    model = seeded(lambda: nn.Sequential(nn.Linear(6, 16), nn.ReLU(), nn.Linear(16, 3)))
    optimizer = torch.optim.SGD(model.parameters(), 0.01)
    schedule = torch.optim.lr_scheduler.ExponentialLR(optimizer, 0.99)
    recorder = rekindle.watch(model, optimizer, out=str(tmp_path / "run"))
    for epoch in range(80):
        train(model, optimizer, [[torch.randn(32, 6)] for _ in range(4)])
        model.eval()
        with torch.no_grad():
            model(torch.randn(300, 6))
        recorder.epoch(accuracy=epoch / 100)
        schedule.step()
    recorder.close()
    run = Run(tmp_path / "run")
    lines = run.epochs
    assert [line["epoch"] for line in lines] == list(range(81))
    assert [line["metrics"]["accuracy"] for line in lines[1:]] == [e / 100 for e in range(80)]
    assert [line["census_epoch"] for line in lines[:4]] == [0, 1, 2, 3]
    assert [line["steps"] for line in lines[1:]] == [4 * e for e in range(1, 81)]
    assert [line["learning_rate"] for line in lines[1:]] == pytest.approx(
        [0.01 * 0.99**epoch for epoch in range(80)]
    )
    repeated = [line for line in lines if line["census_epoch"] < line["epoch"]]
    assert repeated
    for line in repeated:
        assert line["layers"] == lines[line["census_epoch"]]["layers"]
        assert line["counted_steps"] == 0
        assert line["silent_in_training"] is None
    rows = [int(row["epoch"]) for row in run.life_lines if row["unit"] == "7"]
    assert rows == list(range(81))
    assert {row["samples"] for row in run.units} == {"300"}


def test_the_learning_rate_is_that_of_the_last_step_in_every_line(tmp_path):
    model = seeded(lambda: nn.Sequential(nn.Linear(6, 16), nn.ReLU(), nn.Linear(16, 3)))
    optimizer = torch.optim.SGD(model.parameters(), 0.001)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: step + 1)
    recorder = rekindle.watch(model, optimizer, out=str(tmp_path / "run"))
    for _ in range(40):
        for _ in range(4):
            train(model, optimizer, [[torch.randn(32, 6)]])
            schedule.step()
        recorder.epoch(loss=0.0)
    recorder.close()
    lines = Run(tmp_path / "run").epochs[1:]
    assert {line["census_epoch"] == line["epoch"] for line in lines} == {True, False}
    assert [line["learning_rate"] for line in lines] == pytest.approx(
        [0.001 * line["steps"] for line in lines]
    )


def test_a_long_epoch_after_short_ones_has_a_census(tmp_path, monkeypatch):
    # As if a second had passed after some steps.
    monkeypatch.setattr(epochs, "LONGEST_REST", 0.02)
    model = seeded(lambda: nn.Sequential(nn.Linear(6, 16), nn.ReLU(), nn.Linear(16, 3)))
    optimizer = torch.optim.SGD(model.parameters(), 0.01)
    recorder = rekindle.watch(model, optimizer, out=str(tmp_path / "run"))
    for epoch in range(12):
        train(model, optimizer, [[torch.randn(32, 6)] for _ in range(2)])
        if epoch == 11:
            time.sleep(0.05)
            train(model, optimizer, [[torch.randn(32, 6)] for _ in range(2)])
        model.eval()
        with torch.no_grad():
            model(torch.randn(300, 6))
        recorder.epoch(accuracy=0.5)
    recorder.close()
    lines = Run(tmp_path / "run").epochs
    assert lines[11]["census_epoch"] < 11
    assert lines[12]["census_epoch"] == 12
    assert lines[12]["census_scope"] == "validation"
    assert lines[12]["layers"][0]["samples"] == 300
