"""The worker process that trains with PyTorch.

As most use it: nn.Sequential, CrossEntropyLoss, optim.Adam with its defaults, in eager mode. With --compile the model is
what torch.compile makes of it.
"""

import sys
import time

import worker


class FiringCounts:
    """Counts in a forward hook on how many samples each unit fired (z > 0)."""

    def __init__(self, units):
        self.counts = torch.zeros(units, dtype=torch.int64)

    def __call__(self, module, inputs, outputs):
        with torch.no_grad():
            self.counts += (inputs[0] > 0).sum(0)


class Session(worker.Session):
    def __init__(self, workload, monitored, compiles):
        self.workload = workload
        self.monitored = monitored
        self.compiles = compiles
        inputs, labels = workload.train
        x = torch.frombuffer(inputs, dtype=torch.float32).reshape(-1, workload.inputs)
        y = torch.frombuffer(labels, dtype=torch.int32).long()
        self.batches = list(zip(x.split(workload.batch_size), y.split(workload.batch_size)))
        self.model = self._model()
        self.compiled = torch.compile(self.model) if compiles else self.model
        self.restart()
        if compiles:
            began = time.perf_counter()
            self.steps(0, 1)
            self.compile_seconds = time.perf_counter() - began

    def _model(self):
        workload = self.workload
        modules = []
        for below, units in zip(workload.layers(), workload.hidden):
            modules += [torch.nn.Linear(below, units), self._activation(units)]
            if self.monitored:
                modules[-1].register_forward_hook(FiringCounts(units))
        modules.append(torch.nn.Linear(workload.layers()[-2], workload.outputs))
        return torch.nn.Sequential(*modules)

    def _activation(self, units):
        return {
            "relu": lambda: torch.nn.ReLU(),
            "leaky_relu": lambda: torch.nn.LeakyReLU(0.01),
            "prelu": lambda: torch.nn.PReLU(units),
            "elu": lambda: torch.nn.ELU(1.0),
        }[self.workload.activation]()

    def restart(self):
        rest = torch.frombuffer(self.workload.parameters, dtype=torch.float32)
        with torch.no_grad():
            for parameter in self.model.parameters():
                parameter.copy_(rest[: parameter.numel()].view_as(parameter))
                rest = rest[parameter.numel() :]
        self.loss = torch.nn.CrossEntropyLoss()
        self.optimizer = torch.optim.Adam(self.model.parameters(), lr=self.workload.learning_rate)

    def steps(self, first, number):
        return [self._step((first + i) % len(self.batches)) for i in range(number)]

    def _step(self, batch):
        inputs, labels = self.batches[batch]
        self.optimizer.zero_grad()
        loss = self.loss(self.compiled(inputs), labels)
        loss.backward()
        self.optimizer.step()
        return loss.item()


def start():
    global torch
    import torch

    torch.set_num_threads(1)
    torch.set_num_interop_threads(1)
    compiles = "--compile" in sys.argv
    title = "PyTorch %s%s, Python %d.%d" % (
        torch.__version__,
        ", torch.compile" if compiles else "",
        *sys.version_info[:2],
    )

    def open_session(workload, variant):
        if variant not in ("default", "monitored"):
            raise NotImplementedError("PyTorch has no variant " + variant)
        return Session(workload, variant == "monitored", compiles)

    return title, open_session


if __name__ == "__main__":
    worker.serve(start)
