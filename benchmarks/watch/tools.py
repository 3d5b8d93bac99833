"""The tools that watch, each as its documentation says. What each needs of a loop is called there."""

import importlib.util

import torch
from torch import nn


class Nothing:
    """No tool, and the places in a loop where a tool may be called."""

    def after_backward(self, loss):
        pass

    def after_step(self, loss):
        pass

    def after_epoch(self, loss, accuracy):
        pass

    def close(self):
        pass


class PlainHook(Nothing):
    """Counts, for each unit and step, on how many samples it fired. Nothing else, and no file."""

    def __init__(self, model, optimizer):
        self.fired = {}
        self.samples = {}
        self.handles = [
            module.register_forward_hook(self.count) for module in model.modules() if isinstance(module, nn.ReLU)
        ]

    def count(self, module, args, output):
        with torch.no_grad():
            axes = [axis for axis in range(output.dim()) if axis != 1]
            fired = (output > 0).sum(axes)
        key = module, len(fired)
        self.fired[key] = self.fired.get(key, 0) + fired
        self.samples[key] = self.samples.get(key, 0) + output.numel() // output.shape[1]

    def after_epoch(self, loss, accuracy):
        for key, fired in self.fired.items():
            [count / self.samples[key] for count in fired.tolist()]
        self.fired.clear()
        self.samples.clear()

    def close(self):
        for handle in self.handles:
            handle.remove()


class Rekindle(Nothing):
    def __init__(self, model, optimizer, **settings):
        import rekindle

        self.recorder = rekindle.watch(model, optimizer, **settings)

    def after_epoch(self, loss, accuracy):
        self.recorder.epoch(loss=loss, accuracy=accuracy)

    def close(self):
        self.recorder.close()


class Torchmortem(Nothing):
    def __init__(self, model, optimizer):
        from torchmortem import Autopsy

        self.autopsy = Autopsy(model, optimizer=optimizer)
        self.autopsy.__enter__()

    def after_step(self, loss):
        self.autopsy.step(loss=loss.item())

    def close(self):
        self.autopsy.__exit__(None, None, None)


class Ormas(Nothing):
    def __init__(self, model, optimizer):
        from ormas_monitor import Monitor

        self.monitor = Monitor(model, optimizer)

    def after_backward(self, loss):
        self.monitor.step(loss)

    def close(self):
        self.monitor.close()


class TorchAudit(Nothing):
    def __init__(self, model, optimizer, every):
        from torch_audit import autopatch

        self.auditor = autopatch(model, optimizer=optimizer, every_n_steps=every, run_static=True, run_init=True)

    def close(self):
        self.auditor.finish(report=False)
        self.auditor.unpatch()


# Name: what must be installed, and what watches.
TOOLS = {
    "nothing": (None, lambda model, optimizer: Nothing()),
    "plain hook": (None, PlainHook),
    "rekindle": ("rekindle.entry", Rekindle),
    "rekindle every=1": ("rekindle.entry", lambda m, o: Rekindle(m, o, every=1)),
    "torchmortem": ("torchmortem", Torchmortem),
    "ormas-monitor": ("ormas_monitor", Ormas),
    "torch-audit every 1000": ("torch_audit", lambda m, o: TorchAudit(m, o, 1000)),
    "torch-audit every 1": ("torch_audit", lambda m, o: TorchAudit(m, o, 1)),
}


def installed(names):
    """What watches, by name, of the tools that are there. Each is imported once, before it is measured."""
    found = {}
    for name in names:
        package, watch = TOOLS[name]
        if package is not None:
            if importlib.util.find_spec(package) is None:
                print(f"{name} is not installed")
                continue
            importlib.import_module(package)
        found[name] = watch
    return found
