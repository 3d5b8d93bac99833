"""Verdicts in numbers are those of each unit."""

import itertools
from collections import Counter

import pytest

from rekindle import verdict


@pytest.mark.parametrize("samples", [0, 1, 99, 100, 101, 299, 300, 1000, 12345])
@pytest.mark.parametrize("bounded", [False, True])
def test_numbers_are_those_of_the_verdicts_one_by_one(samples, bounded):
    edges = {0, 1, 2, 3, samples // 100, samples // 100 + 1, samples // 2, samples - 1, samples}
    counts = sorted(edge for edge in edges if 0 <= edge <= samples)
    sums = [None, 0.0, 0.001 * samples, 0.01 * samples, 0.5 * samples]
    units = list(itertools.product(counts, sums))
    fired, derivatives = [unit[0] for unit in units], [unit[1] for unit in units]
    one_by_one = Counter(verdict.verdict(samples, *unit, bounded) for unit in units)
    numbers = verdict.numbers(samples, fired, derivatives, bounded)
    assert {name: number for name, number in numbers.items() if number} == one_by_one
