"""The watched model as an ONNX file, for `rekindle scan` and `rekindle prune`."""

from __future__ import annotations

import importlib.util
import inspect
import io
import logging
import os
import warnings
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from typing import Any, Callable, Dict, Iterator, List, Optional

import torch
from torch import Tensor, nn

from rekindle import probe
from rekindle.example import Arguments, NotExported, each_tensor
from rekindle.hook import Hook

NAME = "model.onnx"
_INSTALL = "torch.onnx needs more packages: pip install onnx onnxscript"
# What exporters write beside the graph: stack traces, with the paths of this machine.
_NOTES = ("metadata_props", "doc_string")


def write(model: nn.Module, arguments: Arguments, path: Path) -> None:
    """Exports the model in evaluation mode, for any number of samples, and changes nothing in it.

    The file is there as a whole or not at all.
    """
    if importlib.util.find_spec("onnx") is None:
        raise NotExported(_INSTALL)
    device = next((p.device for p in model.parameters()), torch.device("cpu"))
    with probe.undisturbed(model, evaluating=True), _bare(model), _quiet():
        args, kwargs = each_tensor(arguments, lambda tensor: _several(tensor).to(device))
        document = _exported(model, args, kwargs)
    _strip(document)
    _replace(path, document.SerializeToString())


def _exported(model: nn.Module, args: Any, kwargs: Any) -> Any:
    """The model by the first exporter that can do it."""
    failures = []
    for export in _exporters():
        try:
            return export(model, args, kwargs)
        except Exception as failure:
            failures.append(failure)
    raise NotExported(
        f"torch.onnx cannot write it: {_first_cause(failures[0])}; give export(path, example) an "
        f"input with which the model can be called, or call torch.onnx.export yourself"
    ) from failures[0]


def _first_cause(failure: BaseException) -> str:
    """Where it began, in one line: exporters wrap it in pages of advice."""
    while failure.__cause__ is not None:
        failure = failure.__cause__
    said = str(failure).strip().splitlines()
    return f"{type(failure).__name__}: {said[0]}" if said else type(failure).__name__


def _exporters() -> List[Callable[[nn.Module, Any, Any], Any]]:
    new = _knows("dynamo") and importlib.util.find_spec("onnxscript") is not None
    return [_by_dynamo, _by_torchscript] if new else [_by_torchscript]


def _by_dynamo(model: nn.Module, args: Any, kwargs: Any) -> Any:
    """With the exporter of torch 2.5 and later."""
    names = _by_name(model, args, kwargs)
    batch = _batch(names)
    dimension = getattr(torch.export.Dim, "DYNAMIC", None) or torch.export.Dim("batch")
    shapes = each_tensor(
        names,
        lambda tensor: {0: dimension} if _has(tensor, batch) else None,
        otherwise=lambda other: None,
    )
    program = torch.onnx.export(
        model,
        args,
        kwargs=kwargs,
        dynamo=True,
        dynamic_shapes=shapes,
        verbose=False,
    )
    return program.model_proto


def _by_torchscript(model: nn.Module, args: Any, kwargs: Any) -> Any:
    """With the exporter that every torch has."""
    import onnx

    names = _by_name(model, args, kwargs)
    batch = _batch(names)
    tensors: List[Tensor] = []
    axes: Dict[str, Dict[int, str]] = {}
    for name, value in names.items():
        inside = _tensors(value)
        for place, tensor in enumerate(inside):
            own = name if len(inside) == 1 else f"{name}_{place}"
            axes[own] = {0: "batch"} if _has(tensor, batch) else {}
        tensors.extend(inside)
    if kwargs or not all(isinstance(value, Tensor) for value in args):
        model, args = _OfTensorsAlone(model, names), tuple(tensors)
    file = io.BytesIO()
    # Without gradients torch would run whole layers at once, which this exporter does not know.
    with torch.enable_grad():
        torch.onnx.export(
            model,
            args,
            file,
            input_names=list(axes),
            dynamic_axes={name: dynamic for name, dynamic in axes.items() if dynamic},
            **({"dynamo": False} if _knows("dynamo") else {}),
        )
    return onnx.load_model_from_string(file.getvalue())


class _OfTensorsAlone(nn.Module):
    """A model for TorchScript, which takes only tensors, and none of them by name."""

    def __init__(self, model: nn.Module, names: Dict[str, Any]) -> None:
        super().__init__()
        self.model = model
        self._names = names

    def forward(self, *tensors: Tensor) -> Any:
        rest = iter(tensors)
        call = inspect.signature(self.model.forward).bind_partial()
        call.arguments.update(each_tensor(self._names, lambda _: next(rest)))
        return self.model(*call.args, **call.kwargs)


def _knows(option: str) -> bool:
    return option in inspect.signature(torch.onnx.export).parameters


def _by_name(model: nn.Module, args: Any, kwargs: Any) -> Dict[str, Any]:
    return dict(inspect.signature(model.forward).bind(*args, **kwargs).arguments)


def _batch(names: Dict[str, Any]) -> Optional[int]:
    """How many samples there are: the first dimension of the first input."""
    first = next((tensor for tensor in _tensors(names) if tensor.dim() > 0), None)
    return None if first is None else first.shape[0]


def _has(tensor: Tensor, batch: Optional[int]) -> bool:
    return tensor.dim() > 0 and tensor.shape[0] == batch


def _several(tensor: Tensor) -> Tensor:
    """At least two samples: exporters take a dimension of 1 for a constant."""
    return tensor.repeat(2, *[1] * (tensor.dim() - 1)) if _has(tensor, 1) else tensor


def _tensors(value: Any) -> List[Tensor]:
    found: List[Tensor] = []
    each_tensor(value, found.append)
    return found


@contextmanager
def _bare(model: nn.Module) -> Iterator[None]:
    """The model without our hooks, and without code that was compiled in place."""
    kept = []
    for module in model.modules():
        for name in ("_forward_hooks", "_forward_pre_hooks"):
            hooks = module.__dict__[name]
            if any(isinstance(hook, Hook) for hook in hooks.values()):
                kept.append((module, name, hooks))
    compiled = [(m, m._compiled_call_impl) for m in model.modules() if _is_compiled(m)]
    try:
        for module, name, hooks in kept:
            others = {key: hook for key, hook in hooks.items() if not isinstance(hook, Hook)}
            module.__dict__[name] = type(hooks)(others)
        for module, _ in compiled:
            module._compiled_call_impl = None
        yield
    finally:
        for module, name, hooks in kept:
            module.__dict__[name] = hooks
        for module, code in compiled:
            module._compiled_call_impl = code


def _is_compiled(module: nn.Module) -> bool:
    return getattr(module, "_compiled_call_impl", None) is not None


@contextmanager
def _quiet() -> Iterator[None]:
    """What exporters say of their own code is of no use to who trains."""
    logger = logging.getLogger("torch.onnx")
    level = logger.level
    with warnings.catch_warnings(), redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        logger.setLevel(logging.ERROR)
        try:
            yield
        finally:
            logger.setLevel(level)


def _strip(message: Any) -> None:
    """Removes notes everywhere in a document of ONNX."""
    for field, value in message.ListFields():
        if field.name in _NOTES:
            message.ClearField(field.name)
        elif field.type == field.TYPE_MESSAGE:
            for part in [value] if hasattr(value, "ListFields") else value:
                _strip(part)


def _replace(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        temporary.write_bytes(content)
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
