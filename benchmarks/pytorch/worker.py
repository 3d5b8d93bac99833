"""The worker process that trains with PyTorch: the protocol of Worker.java, spoken from Python.

PyTorch in eager mode, as most use it: nn.Sequential, CrossEntropyLoss, optim.Adam with its defaults.
"""

import struct
import sys
import time
import traceback

ANSWERS = sys.stdout
sys.stdout = sys.stderr

LEAD = 3
TAIL = 10
STABLE = 0.05
CHUNKS = 6
LONGEST_WARM_UP = 3


class Workload:
    """A file as WorkloadFile.java describes it."""

    def __init__(self, path):
        with open(path, "rb") as file:
            self._bytes = file.read()
        if self._bytes[:4] != b"RKW1":
            raise ValueError(path + " is no workload file")
        self._place = 4
        self.activation = self._take(self._int()).decode("ascii")
        self.inputs = self._int()
        self.hidden = [self._int() for _ in range(self._int())]
        self.outputs = self._int()
        self.batch_size = self._int()
        (self.learning_rate,) = struct.unpack("<d", self._take(8))
        self.parameters = self._floats(self._int())
        self.batches = self._samples(self.batch_size)

    def _take(self, count):
        self._place += count
        return self._bytes[self._place - count : self._place]

    def _int(self):
        return struct.unpack("<i", self._take(4))[0]

    def _floats(self, count):
        return torch.frombuffer(bytearray(self._take(4 * count)), dtype=torch.float32)

    def _samples(self, size):
        count = self._int()
        inputs = self._floats(count * self.inputs).reshape(count, self.inputs)
        labels = torch.frombuffer(bytearray(self._take(4 * count)), dtype=torch.int32).long()
        return list(zip(inputs.split(size), labels.split(size)))


class FiringCounts:
    """Counts in a forward hook on how many samples each unit fired (z > 0)."""

    def __init__(self, units):
        self.counts = torch.zeros(units, dtype=torch.int64)

    def __call__(self, module, inputs, outputs):
        with torch.no_grad():
            self.counts += (inputs[0] > 0).sum(0)


class Session:
    def __init__(self, workload, monitored):
        self.workload = workload
        self.monitored = monitored
        self.restart()

    def restart(self):
        workload = self.workload
        rest = workload.parameters
        modules = []
        below = workload.inputs

        def take(parameter):
            nonlocal rest
            with torch.no_grad():
                parameter.copy_(rest[: parameter.numel()].view_as(parameter))
            rest = rest[parameter.numel() :]

        for units in workload.hidden:
            modules.append(torch.nn.Linear(below, units))
            take(modules[-1].weight)
            take(modules[-1].bias)
            modules.append(self._activation(units))
            if workload.activation == "prelu":
                take(modules[-1].weight)
            if self.monitored:
                modules[-1].register_forward_hook(FiringCounts(units))
            below = units
        modules.append(torch.nn.Linear(below, workload.outputs))
        take(modules[-1].weight)
        take(modules[-1].bias)
        self.model = torch.nn.Sequential(*modules)
        self.loss = torch.nn.CrossEntropyLoss()
        self.optimizer = torch.optim.Adam(self.model.parameters(), lr=workload.learning_rate)

    def _activation(self, units):
        return {
            "relu": lambda: torch.nn.ReLU(),
            "leaky_relu": lambda: torch.nn.LeakyReLU(0.01),
            "prelu": lambda: torch.nn.PReLU(units),
            "elu": lambda: torch.nn.ELU(1.0),
        }[self.workload.activation]()

    def step(self, batch):
        inputs, labels = self.workload.batches[batch]
        self.optimizer.zero_grad()
        loss = self.loss(self.model(inputs), labels)
        loss.backward()
        self.optimizer.step()
        return loss.item()

    def run(self, steps):
        """The same loop as Stopwatch.java."""
        self.restart()
        batches = len(self.workload.batches)
        for i in range(LEAD):
            self.step(i % batches)
        total = 0.0
        tail = min(TAIL, steps)
        start = time.perf_counter_ns()
        for i in range(steps):
            loss = self.step((LEAD + i) % batches)
            if i >= steps - tail:
                total += loss
        return time.perf_counter_ns() - start, total / tail

    def warm_up(self, millis):
        least = millis * 1e6
        start = time.perf_counter_ns()
        before = float("inf")
        steps = 1
        while True:
            now = self.run(steps)[0] / steps
            spent = time.perf_counter_ns() - start
            stable = abs(now - before) < STABLE * now
            if spent >= LONGEST_WARM_UP * least or (spent >= least and stable):
                return now
            before = now
            steps = int(max(1, min(steps * 4, least / CHUNKS / now)))


def title():
    return "PyTorch %s, Python %d.%d" % (torch.__version__, *sys.version_info[:2])


def answer(sessions, words):
    command = words[0]
    if command == "title":
        return title()
    if command == "open":
        if words[2] not in ("default", "monitored"):
            raise NotImplementedError("PyTorch has no variant " + words[2])
        sessions[words[1]] = Session(Workload(words[3]), words[2] == "monitored")
        return ""
    if command == "close":
        sessions.pop(words[1], None)
        return ""
    if command == "warm":
        return repr(sessions[words[1]].warm_up(int(words[2])))
    if command == "run":
        nanos, loss = sessions[words[1]].run(int(words[2]))
        return "%d %s" % (nanos, "NaN" if loss != loss else repr(loss))
    raise ValueError("unknown command " + command)


def main():
    sessions = {}
    for line in sys.stdin:
        try:
            reply = "= ok " + answer(sessions, line.rstrip("\n").split(" ", 3))
        except Exception as problem:  # the driver shows it beside the others' results
            traceback.print_exc()
            reply = "= error %s: %s" % (type(problem).__name__, str(problem).split("\n")[0])
        print(reply, file=ANSWERS, flush=True)


try:
    import torch
except ImportError as problem:
    sys.stdin.readline()
    print("= error %s cannot import torch: %s" % (sys.executable, problem), file=ANSWERS, flush=True)
else:
    torch.set_num_threads(1)
    torch.set_num_interop_threads(1)
    main()
