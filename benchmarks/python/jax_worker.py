"""The worker process that trains with JAX: whole rounds over the batches in one compiled lax.scan.

Compiling is not in the time of a step; the driver asks for it.
"""

import functools
import os
import sys
import time

import worker


class Session(worker.Session):
    def __init__(self, workload, monitored):
        self.workload = workload
        self.monitored = monitored
        size, batches = workload.batch_size, workload.batches
        inputs, labels = workload.train
        self.x = numpy.frombuffer(inputs, numpy.float32).reshape(batches, size, workload.inputs)
        self.y = numpy.frombuffer(labels, numpy.int32).reshape(batches, size)
        self.compiled = {}
        self.initial = jax_network.start(
            jax_network.unpack(
                numpy.frombuffer(workload.parameters, numpy.float32),
                workload.layers(),
                workload.activation == "prelu",
            )
        )
        self.restart()

    def restart(self):
        self.state = self.initial

    def prepare(self, steps):
        self._program(0, worker.LEAD)
        for first, number in self._parts(worker.LEAD, steps):
            self._program(first, number)

    def steps(self, first, number):
        losses = []
        for place, length in self._parts(first, number):
            program, batches = self._program(place, length)
            self.state, some, _ = program(self.state, batches)
            losses.append(some)
        return [float(loss) for some in losses[-2:] for loss in numpy.asarray(some)[-worker.TAIL :]]

    def _parts(self, first, number):
        """Rounds over all batches, and what is left."""
        first, whole = first % len(self.x), len(self.x)
        rounds, rest = divmod(number, whole)
        return [(first, whole)] * rounds + ([(first, rest)] if rest else [])

    def _program(self, first, length):
        known = self.compiled.get((first, length))
        if known is None:
            order = [(first + i) % len(self.x) for i in range(length)]
            batches = jax.device_put((self.x[order], self.y[order]))
            began = time.perf_counter()
            program = (
                jax.jit(
                    functools.partial(
                        jax_network.steps,
                        activation=self.workload.activation,
                        rate=self.workload.learning_rate,
                        counts=self.monitored,
                    )
                )
                .lower(self.initial, batches)
                .compile()
            )
            # A training compiles one round.
            self.compile_seconds = max(self.compile_seconds, time.perf_counter() - began)
            known = self.compiled[first, length] = program, batches
        return known


def start():
    global jax, jax_network, numpy
    everywhere = os.sched_getaffinity(0)
    # JAX makes as many threads as there are processors for it when it starts.
    os.sched_setaffinity(0, {min(everywhere)})
    os.environ.setdefault("JAX_PLATFORMS", "cpu")
    import jax
    import jax_network
    import numpy

    jax.devices()
    os.sched_setaffinity(0, everywhere)

    def open_session(workload, variant):
        if variant not in ("default", "monitored"):
            raise NotImplementedError("JAX has no variant " + variant)
        return Session(workload, variant == "monitored")

    return "JAX %s, Python %d.%d" % (jax.__version__, *sys.version_info[:2]), open_session


if __name__ == "__main__":
    worker.serve(start)
