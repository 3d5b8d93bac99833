"""The protocol of Worker.java, spoken from Python: a command a line on stdin, an answer a line on stdout."""

import array
import math
import struct
import sys
import time
import traceback

# As in Stopwatch.java.
LEAD = 3
TAIL = 10
STABLE = 0.05
CHUNKS = 6
LONGEST_WARM_UP = 3


class Workload:
    """A file as WorkloadFile.java describes it. Samples are lists of (inputs, labels), as flat arrays."""

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
        self.parameters = self._numbers("f", self._int())
        self.train = self._samples()
        self.validation = self._samples()

    @property
    def batches(self):
        return len(self.train[1]) // self.batch_size

    def layers(self):
        """Units of each layer, from the inputs to the outputs."""
        return [self.inputs, *self.hidden, self.outputs]

    def _take(self, count):
        self._place += count
        return self._bytes[self._place - count : self._place]

    def _int(self):
        return struct.unpack("<i", self._take(4))[0]

    def _numbers(self, kind, count):
        numbers = array.array(kind, self._take(4 * count))
        if sys.byteorder == "big":
            numbers.byteswap()
        return numbers

    def _samples(self):
        count = self._int()
        return self._numbers("f", count * self.inputs), self._numbers("i", count)


class Session:
    """One workload on one contender. Subclasses say how to `restart` and how to take `steps`."""

    def restart(self):
        raise NotImplementedError

    # The seconds that compiling took before the first step.
    compile_seconds = 0.0

    def prepare(self, steps):
        """Compiles what `steps` needs, so that it is not timed."""

    def steps(self, first, number):
        """So many updates from this batch on. Returns their losses; the last are there when it returns."""
        raise NotImplementedError

    def run(self, steps):
        """The same loop as in Stopwatch.java."""
        self.prepare(steps)
        self.restart()
        self.steps(0, LEAD)
        start = time.perf_counter_ns()
        losses = self.steps(LEAD, steps)
        nanos = time.perf_counter_ns() - start
        last = losses[-min(TAIL, steps) :]
        return nanos, sum(last) / len(last)

    def warm_up(self, millis):
        least = millis * 1e6
        spent = 0
        before = math.inf
        steps = 1
        while True:
            nanos = self.run(steps)[0]
            spent += nanos
            now = nanos / steps
            stable = abs(now - before) < STABLE * now
            if spent >= LONGEST_WARM_UP * least or (spent >= least and stable):
                return now
            before = now
            steps = int(max(1, min(steps * 4, least / CHUNKS / now)))


def serve(start):
    """Answers on what was stdout. `start` imports the library, and returns its title and how to open a session."""
    answers, sys.stdout = sys.stdout, sys.stderr
    sessions = {}
    try:
        title, open_session = start()
    except ImportError as problem:
        sys.stdin.readline()
        print("= error %s: %s" % (sys.executable, problem), file=answers, flush=True)
        return
    for line in sys.stdin:
        try:
            reply = "= ok " + _answer(sessions, title, open_session, line.rstrip("\n").split(" ", 3))
        except Exception as problem:  # the driver shows it beside the others' results
            traceback.print_exc()
            reply = "= error %s: %s" % (type(problem).__name__, str(problem).split("\n")[0])
        print(reply, file=answers, flush=True)


def _answer(sessions, title, open_session, words):
    command = words[0]
    if command == "title":
        return title
    if command == "open":
        sessions[words[1]] = open_session(Workload(words[3]), words[2])
        return ""
    if command == "close":
        sessions.pop(words[1], None)
        return ""
    if command == "warm":
        return repr(sessions[words[1]].warm_up(int(words[2])))
    if command == "run":
        nanos, loss = sessions[words[1]].run(int(words[2]))
        return "%d %s" % (nanos, "NaN" if math.isnan(loss) else repr(loss))
    if command == "compile":
        return repr(sessions[words[1]].compile_seconds)
    raise ValueError("unknown command " + command)
