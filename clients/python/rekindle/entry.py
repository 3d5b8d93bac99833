"""The entry point."""

from __future__ import annotations

from typing import Any, Optional, Sequence, Union

from torch import nn
from torch.optim import Optimizer

from rekindle import experiment, folder, seeding
from rekindle.recorder import Recorder
from rekindle.settings import Settings, Watched

CARE = ("off", "warn", "recycle")


def watch(
    model: nn.Module,
    optimizer: Union[Optimizer, Sequence[Optimizer], None] = None,
    *,
    out: Optional[str] = None,
    data: Any = None,
    budget: float = 0.03,
    every: Optional[int] = None,
    care: str = "off",
    name: Optional[str] = None,
) -> Recorder:
    """Watches the training of a model and writes a run directory.

    model: the model that is trained; also one wrapped by DataParallel, DDP or torch.compile.
    optimizer: its optimizer, or several. Without it, the first one that steps is taken.
    out: the folder to write; runs/NAME if it is not given. A folder that is not empty is kept, and
        the run goes to the first free name with a number behind it.
    data: samples to count units on after each epoch, for trainings without a validation: a tensor,
        a tuple of inputs, a dict of named inputs, or a loader.
    budget: the share of the time that the recorder may take.
    every: counts every n-th training step instead, whatever it takes.
    care: "warn" tells when units start to die; "recycle" also gives dead units new weights.
    name: the name of the run in runs/.
    """
    if not isinstance(model, nn.Module):
        raise TypeError(f"watch takes a torch.nn.Module, but got {type(model).__name__}")
    if care not in CARE:
        raise ValueError(f"care is one of {', '.join(CARE)}, but got {care!r}")
    if every is not None and every < 1:
        raise ValueError(f"every is a number of steps from 1, but got {every}")
    if not 0 <= budget <= 1:
        raise ValueError(f"budget is a share from 0 to 1, but got {budget}")
    asked = experiment.current()
    if asked is not None:
        seeding.watching_begins(asked.seed_shift, asked.other_batches)
        care = asked.care or care
    optimizers = [] if optimizer is None else _as_list(optimizer)
    settings = Settings(folder.of_run(out, name, asked), data, budget, every, care)
    return Recorder(Watched(model, optimizers, settings, asked))


def _as_list(optimizer: Any) -> "list[Optimizer]":
    given = list(optimizer) if isinstance(optimizer, (list, tuple)) else [optimizer]
    for one in given:
        if not isinstance(one, Optimizer):
            raise TypeError(f"watch takes a torch.optim.Optimizer, but got {type(one).__name__}")
    return given
