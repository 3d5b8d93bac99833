"""A study in JAX, as a user would write it: every activation at every rate with every seed, validated after each epoch.

    python benchmarks/python/jax_study.py WORKLOAD --epochs N --rates 0.001,... --seeds N --how one|vmap

WORKLOAD is a file as WorkloadFile.java describes it, of which data, widths and batch size are taken. Each epoch is one
compiled lax.scan over its batches. With `one` each trial follows the other, and what was compiled serves for all trials of an
activation; with `vmap` all trials of an activation are one program. Two processes share the work, each on one core.
"""

import argparse
import os
import subprocess
import sys

ACTIVATIONS = ["relu", "leaky_relu", "prelu", "elu"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("workload")
    parser.add_argument("--epochs", type=int, required=True)
    parser.add_argument("--rates", required=True)
    parser.add_argument("--seeds", type=int, required=True)
    parser.add_argument("--how", choices=("one", "vmap"), required=True)
    parser.add_argument("--part", help="what one of the two processes does")
    args = parser.parse_args()
    if args.part is None:
        share(sys.argv[1:])
    else:
        study(args)


def share(arguments):
    parts = [",".join(ACTIVATIONS[i::2]) for i in range(2)]
    running = [subprocess.Popen([sys.executable, __file__, *arguments, "--part", part]) for part in parts]
    if any([process.wait() for process in running]):
        sys.exit("a process failed")


def study(args):
    cores = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {cores[ACTIVATIONS.index(args.part.split(",")[0]) % len(cores)]})
    os.environ.setdefault("JAX_PLATFORMS", "cpu")
    import jax
    import jax.numpy as jnp
    import jax_network
    import numpy

    from worker import Workload

    workload = Workload(args.workload)
    x, y = map(jnp.asarray, samples(numpy, workload, workload.train))
    validation = samples(numpy, workload, workload.validation)
    size = workload.batch_size
    rates = [float(rate) for rate in args.rates.split(",")]

    def initialize(seed, activation):
        key, layers = jax.random.key(seed), workload.layers()
        parameters = []
        for below, units in zip(layers, layers[1:]):
            key, own = jax.random.split(key)
            weight = jax.random.normal(own, (below, units)) * jnp.sqrt(2 / below)
            parameters.append({"weight": weight, "bias": jnp.zeros(units)})
        if activation == "prelu":
            for layer in parameters[:-1]:
                layer["slope"] = jnp.full(layer["bias"].shape, 0.25)
        return jax_network.start(parameters)

    def epoch(state, order, rate, activation):
        batches = x[order], y[order]
        state, losses, fired = jax_network.steps(state, batches, activation, rate, counts=True)
        outputs, _ = jax_network.forward(state[0], validation[0], activation)
        return state, (outputs.argmax(1) == validation[1]).mean(), losses, fired

    def orders(seed):
        random, whole = numpy.random.default_rng(seed), len(x) // size * size
        return [random.permutation(len(x))[:whole].reshape(-1, size) for _ in range(args.epochs)]

    for activation in args.part.split(","):
        trials = [(rate, seed) for rate in rates for seed in range(args.seeds)]
        if args.how == "one":
            one = jax.jit(lambda state, order, rate, name=activation: epoch(state, order, rate, name))
            start = jax.jit(lambda seed, name=activation: initialize(seed, name))
            for rate, seed in trials:
                state = start(seed)
                for order in orders(seed):
                    state, score, _, _ = one(state, order, rate)
                    float(score)
                print(activation, rate, seed, float(score))
        else:
            every = jax.jit(jax.vmap(lambda state, order, rate, name=activation: epoch(state, order, rate, name)))
            start = jax.jit(jax.vmap(lambda seed, name=activation: initialize(seed, name)))
            state = start(jnp.array([seed for _, seed in trials]))
            by_seed = {seed: orders(seed) for seed in range(args.seeds)}
            all_rates = jnp.array([rate for rate, _ in trials])
            for number in range(args.epochs):
                order = numpy.stack([by_seed[seed][number] for _, seed in trials])
                state, scores, _, _ = every(state, order, all_rates)
                scores = numpy.asarray(scores)
            for (rate, seed), score in zip(trials, scores):
                print(activation, rate, seed, float(score))


def samples(numpy, workload, part):
    inputs, labels = part
    return (
        numpy.frombuffer(inputs, numpy.float32).reshape(-1, workload.inputs),
        numpy.frombuffer(labels, numpy.int32),
    )


if __name__ == "__main__":
    main()
