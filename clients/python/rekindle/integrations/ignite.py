"""A handler for Ignite: `attach(recorder, trainer, evaluator)`."""

from __future__ import annotations

from typing import Any, Optional

from ignite.engine import Engine, Events

from rekindle.integrations.measured import numbers
from rekindle.recorder import Recorder


def attach(recorder: Recorder, trainer: Engine, evaluator: Optional[Engine] = None) -> None:
    """Ends an epoch of the recorder with each epoch of the trainer.

    Attach it after the handler that runs the evaluator, whose metrics are then taken.
    """

    def end_epoch(engine: Engine) -> None:
        measured: "dict[str, Any]" = dict(engine.state.metrics)
        if evaluator is not None:
            measured.update(evaluator.state.metrics)
        if isinstance(engine.state.output, float):
            measured.setdefault("loss", engine.state.output)
        recorder.epoch(**numbers(measured))

    trainer.add_event_handler(Events.EPOCH_COMPLETED, end_epoch)
    trainer.add_event_handler(Events.COMPLETED, lambda engine: recorder.close())
