"""Which of the metrics is the score."""

import warnings

import pytest
import torch
from conftest import Run
from torch import nn

import rekindle
from rekindle.metrics import choose_score


@pytest.mark.parametrize(
    ("names", "score"),
    [
        ("loss accuracy", "accuracy"),
        ("train_rmse val_rmse", "val_rmse"),
        ("train_accuracy val_loss val_accuracy", "val_accuracy"),
        ("training_loss train_accuracy f1", "f1"),
        ("loss accuracy val_loss val_accuracy", "val_accuracy"),
        ("loss val_loss", "val_loss"),
        ("train_rmse val_loss", "val_loss"),
        ("acc test_acc", "test_acc"),
        ("loss train_accuracy", "train_accuracy"),
        ("loss", "loss"),
        ("mse nll", "mse"),
        ("test_accuracy", "test_accuracy"),
        ("val_loss restrained", "restrained"),
        ("", None),
    ],
)
def test_the_score_is_not_of_training_and_no_loss_where_there_is_such_a_metric(names, score):
    assert choose_score(dict.fromkeys(names.split(), 1.0)) == score


def test_a_score_of_training_is_used_and_said(tmp_path):
    recorder = rekindle.watch(nn.Linear(2, 2), out=str(tmp_path / "run"))
    with pytest.warns(UserWarning, match="the score is train_accuracy, which is of training"):
        recorder.epoch(loss=1.0, train_accuracy=0.5)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        recorder.epoch(loss=1.0, train_accuracy=0.5, score="train_accuracy")
        recorder.epoch(loss=1.0, train_accuracy=0.5, accuracy=0.4)
    recorder.close()
    scores = [line["score"] for line in Run(tmp_path / "run").epochs[1:]]
    assert scores == ["train_accuracy", "train_accuracy", "accuracy"]


def test_a_process_that_does_not_write_keeps_no_weighings(tmp_path, monkeypatch):
    monkeypatch.setenv("WORLD_SIZE", "2")
    monkeypatch.setenv("RANK", "1")
    model = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 1))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
    recorder = rekindle.watch(model, optimizer, out=str(tmp_path / "run"), every=1)
    for _ in range(3):
        model(torch.randn(5, 4)).sum().backward()
        optimizer.step()
        recorder.epoch(loss=1.0)
        assert recorder._steps.take_weights().means() == ({}, {})
    assert not (tmp_path / "run").exists()
