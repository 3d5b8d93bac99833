"""Callbacks, where their framework is installed."""

import pytest
import torch
from conftest import Run
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

import rekindle
from rekindle.integrations.measured import numbers, of_the_model


def small():
    torch.manual_seed(0)
    return nn.Sequential(nn.Linear(6, 16), nn.ReLU(), nn.Linear(16, 1))


def loader(samples):
    x = torch.randn(samples, 6)
    return DataLoader(TensorDataset(x, x.sum(1, keepdim=True)), batch_size=50)


def test_names_become_keywords_and_only_numbers_stay():
    logged = {"val/acc": torch.tensor(0.5), "note": "x", "many": torch.ones(3), "score": 1}
    assert numbers(logged) == {"val_acc": 0.5, "score_": 1.0}


def test_the_time_and_the_rate_that_a_trainer_logs_are_no_metrics():
    logged = {"loss": 1.0, "grad_norm": 2.0, "learning_rate": 0.1, "epoch": 1.0}
    evaluated = {"eval_loss": 1.5, "eval_runtime": 0.1, "eval_samples_per_second": 9.0}
    assert of_the_model({**logged, **evaluated}) == {"loss": 1.0, "eval_loss": 1.5}


def test_lightning(tmp_path):
    lightning = pytest.importorskip("lightning.pytorch")
    from rekindle.integrations.lightning import RekindleCallback

    class Module(lightning.LightningModule):
        def __init__(self):
            super().__init__()
            self.net = small()

        def forward(self, x):
            return self.net(x)

        def training_step(self, batch, _):
            return nn.functional.mse_loss(self(batch[0]), batch[1])

        def validation_step(self, batch, _):
            error = nn.functional.mse_loss(self(batch[0]), batch[1])
            self.log_dict({"val_loss": error, "val_fit": 1 - error})

        def configure_optimizers(self):
            return torch.optim.SGD(self.parameters(), lr=0.01)

    trainer = lightning.Trainer(
        max_epochs=2,
        callbacks=[RekindleCallback(out=str(tmp_path / "run"))],
        accelerator="cpu",
        logger=False,
        enable_checkpointing=False,
        enable_progress_bar=False,
        enable_model_summary=False,
        default_root_dir=tmp_path,
    )
    trainer.fit(Module(), loader(400), loader(350))
    run = Run(tmp_path / "run")
    assert [line["epoch"] for line in run.epochs] == [0, 1, 2]
    assert [line["steps"] for line in run.epochs] == [0, 8, 16]
    assert run.epochs[2]["score"] == "val_fit"
    assert run.epochs[2]["census_scope"] == "validation"
    assert [layer["samples"] for layer in run.epochs[2]["layers"]] == [350]


def test_ignite(tmp_path):
    engine = pytest.importorskip("ignite.engine")
    from rekindle.integrations.ignite import attach

    model = small()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
    trainer = engine.create_supervised_trainer(model, optimizer, nn.functional.mse_loss)
    recorder = rekindle.watch(model, optimizer, out=str(tmp_path / "run"))
    attach(recorder, trainer)
    trainer.run(loader(400), max_epochs=2)
    run = Run(tmp_path / "run")
    assert [line["epoch"] for line in run.epochs] == [0, 1, 2]
    assert run.epochs[2]["training_loss"] > 0
    assert run.run["ended"] == "closed"


def test_transformers(tmp_path):
    transformers = pytest.importorskip("transformers")
    pytest.importorskip("accelerate")
    from rekindle.integrations.transformers import RekindleCallback

    class Model(nn.Module):
        def __init__(self):
            super().__init__()
            self.net = small()

        def forward(self, x, labels):
            output = self.net(x)
            return {"loss": nn.functional.mse_loss(output, labels), "logits": output}

    rows = [{"x": x, "labels": y} for x, y in loader(400).dataset]
    arguments = transformers.TrainingArguments(
        output_dir=str(tmp_path / "out"),
        num_train_epochs=2,
        per_device_train_batch_size=50,
        eval_strategy="epoch",
        save_strategy="no",
        report_to=[],
        use_cpu=True,
    )
    trainer = transformers.Trainer(
        model=Model(),
        args=arguments,
        train_dataset=rows,
        eval_dataset=rows[:350],
        callbacks=[RekindleCallback(out=str(tmp_path / "run"))],
    )
    trainer.train()
    run = Run(tmp_path / "run")
    assert [line["epoch"] for line in run.epochs] == [0, 1, 2]
    assert [line["steps"] for line in run.epochs] == [0, 8, 16]
    assert run.epochs[2]["score"] == "eval_loss"
    assert run.epochs[2]["census_scope"] == "validation"
