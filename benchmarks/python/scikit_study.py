"""A study with scikit-learn's MLPClassifier: ReLU, which is all that it has of the four, at every rate with every seed.

    python benchmarks/python/scikit_study.py WORKLOAD --epochs N --rates 0.001,... --seeds N

WORKLOAD is a file as WorkloadFile.java describes it. Two processes share the work, by joblib; each has one thread.
"""

import argparse
import warnings

import numpy
from joblib import Parallel, delayed
from sklearn.neural_network import MLPClassifier

from worker import Workload


def trial(x, y, validation, workload, rate, seed, epochs):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # It has not converged after so many epochs.
        model = MLPClassifier(
            tuple(workload.hidden),
            batch_size=workload.batch_size,
            learning_rate_init=rate,
            alpha=0.0,
            max_iter=epochs,
            n_iter_no_change=epochs,
            random_state=seed,
        ).fit(x, y)
    return rate, seed, model.score(*validation)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("workload")
    parser.add_argument("--epochs", type=int, required=True)
    parser.add_argument("--rates", required=True)
    parser.add_argument("--seeds", type=int, required=True)
    args = parser.parse_args()
    workload = Workload(args.workload)
    (x, y), validation = [
        (numpy.frombuffer(inputs, numpy.float32).reshape(-1, workload.inputs), numpy.frombuffer(labels, numpy.int32))
        for inputs, labels in (workload.train, workload.validation)
    ]
    results = Parallel(n_jobs=2)(
        delayed(trial)(x, y, validation, workload, float(rate), seed, args.epochs)
        for rate in args.rates.split(",")
        for seed in range(args.seeds)
    )
    for rate, seed, score in results:
        print("relu", rate, seed, score)


if __name__ == "__main__":
    main()
