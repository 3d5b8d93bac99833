"""Test scores of scikit-learn's multi-layer perceptron with early stopping.

usage: mlp.py FOLDER

FOLDER holds train.csv, validation.csv and test.csv, the target in the last column, and a file `task`. The rows of
training and validation together are given to scikit-learn, which keeps a quarter of them to stop by, as Rekindle
keeps a fourth of the rows that it does not test on. Prints the median score of five seeds, and in a second line the
scores of five further seeds, which show how far a single network is from that median.
"""

import pathlib
import statistics
import sys
import warnings

import numpy
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier, MLPRegressor

SEEDS = 5
FURTHER = 5

warnings.simplefilter("ignore", ConvergenceWarning)
folder = pathlib.Path(sys.argv[1])
task = (folder / "task").read_text()


def rows(*names):
    table = numpy.vstack([numpy.loadtxt(folder / f"{name}.csv", delimiter=",", ndmin=2) for name in names])
    return table[:, :-1], table[:, -1]


inputs, targets = rows("train", "validation")
test_inputs, test_targets = rows("test")
kind = MLPClassifier if task == "CLASSIFICATION" else MLPRegressor
scores = []
for seed in range(SEEDS + FURTHER):
    network = kind(
        hidden_layer_sizes=(128, 128), early_stopping=True, validation_fraction=0.25, max_iter=1000, random_state=seed
    )
    scores.append(network.fit(inputs, targets).score(test_inputs, test_targets))
print(statistics.median(scores[:SEEDS]))
print(*scores[SEEDS:])
