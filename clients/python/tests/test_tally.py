"""Sums of many passes, and of passes that are too large for one sum, are those of one count."""

import pytest
import torch

from rekindle import tally
from rekindle.rectifiers import RELU, elu
from rekindle.tally import Tally

FIRED, Z, LARGEST, ACTIVATION, ZEROS, ABSOLUTE = range(6)


def passes(number, shape=(9, 5, 3)):
    generator = torch.Generator().manual_seed(0)
    return [torch.randn(shape, generator=generator) for _ in range(number)]


def counted(batches, rectifier):
    counts = Tally(5, torch.device("cpu"))
    for step, z in enumerate(batches, start=1):
        counts.add(z, -2, rectifier, step)
    return counts


def test_more_passes_than_there_is_room_for_are_added_up():
    batches = passes(100)
    counts = counted(batches, elu(1.0))
    z = torch.cat(batches).double()
    a = torch.nn.functional.elu(z)
    numbers = counts.read()
    assert counts.samples == 100 * 27
    assert torch.equal(numbers[FIRED], (z > 0).sum((0, 2)).double())
    assert torch.equal(numbers[LARGEST], z.amax((0, 2)))
    for row, expected in ((Z, z), (ACTIVATION, a), (ABSOLUTE, a.abs())):
        torch.testing.assert_close(numbers[row], expected.sum((0, 2)), rtol=1e-5, atol=1e-3)


def test_a_pass_with_too_many_samples_is_counted_in_parts(monkeypatch):
    whole = counted(passes(3), RELU)
    monkeypatch.setattr(tally, "_EXACT", 5)
    parts = counted(passes(3), RELU)
    assert parts.samples == whole.samples
    for row in (FIRED, LARGEST):
        assert torch.equal(parts.read()[row], whole.read()[row])
    torch.testing.assert_close(parts.read(), whole.read(), rtol=1e-5, atol=1e-3)


def test_the_last_step_in_which_a_unit_fired_survives_a_new_start():
    counts = Tally(5, torch.device("cpu"))
    for step in range(1, 100):
        z = torch.where(torch.arange(5) == step % 5, 1.0, -1.0).expand(7, 5)
        counts.add_fired(z, -1, step)
        if step % 40 == 0:
            counts.clear()
    assert counts.last_fired().tolist() == [95, 96, 97, 98, 99]
    counts.clear()
    assert counts.samples == 0
    assert counts.read()[FIRED].tolist() == [0] * 5
    assert counts.last_fired().tolist() == [95, 96, 97, 98, 99]


@pytest.mark.parametrize("kind", [torch.float64, torch.bfloat16, torch.float16])
def test_what_kind_of_number_torch_makes_by_default_changes_no_count(kind):
    # Neither 1,001 nor 70,070 is such a short number.
    z = torch.full((1001, 5), 70.0)
    before = torch.get_default_dtype()
    torch.set_default_dtype(kind)
    try:
        counts = Tally(5, torch.device("cpu"))
        counts.add(z, -1, RELU, 1)
    finally:
        torch.set_default_dtype(before)
    assert counts.read()[FIRED].tolist() == [1001] * 5
    assert counts.read()[ACTIVATION].tolist() == [70070] * 5


def test_numbers_on_the_processor_are_counted_there_whatever_the_default_device(monkeypatch):
    monkeypatch.setattr(tally, "_room", tally._Room())
    with torch.device("meta"):
        counts = Tally(5, torch.device("cpu"))
        counts.add(torch.ones(9, 5, device="cpu"), -1, RELU, 1)
    assert counts.read()[FIRED].tolist() == [9] * 5


def test_several_steps_at_once_count_as_one_after_the_other():
    batches = passes(9)
    together, apart = Tally(5, torch.device("cpu")), Tally(5, torch.device("cpu"))
    together.add_fired_in(batches, -2, list(range(1, 10)))
    for step, z in enumerate(batches, start=1):
        apart.add_fired(z, -2, step)
    assert together.samples == apart.samples == together.only_fired == 9 * 27
    assert torch.equal(together.read()[FIRED], apart.read()[FIRED])
    assert torch.equal(together.last_fired(), apart.last_fired())


def test_steps_that_are_added_out_of_order_leave_the_last_in_which_a_unit_fired():
    counts = Tally(5, torch.device("cpu"))
    ones = torch.ones(9, 5)
    counts.add_fired_in([ones, ones, ones], -1, [1, 2, 4])
    counts.add_fired_in([ones[:3]], -1, [3])
    assert counts.last_fired().tolist() == [4] * 5
