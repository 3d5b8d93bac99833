"""The model as ONNX, where onnx and onnxruntime are installed."""

import importlib.util
import random
import re
import weakref

import models
import pytest
import torch
from torch import nn

import rekindle

pytest.importorskip("onnx")
onnxruntime = pytest.importorskip("onnxruntime")

NEW = "with onnxscript"
OLD = "without onnxscript"
TORCH = tuple(int(part) for part in torch.__version__.split(".")[:2])


@pytest.fixture(params=[NEW, OLD])
def exporter(request, monkeypatch):
    """Exports by the exporter that comes with onnxscript, and without it by the older one."""
    has = importlib.util.find_spec
    if request.param == OLD:
        monkeypatch.setattr(
            importlib.util, "find_spec", lambda name: name != "onnxscript" and has(name)
        )
    elif TORCH < (2, 5) or not has("onnxscript"):
        pytest.skip("needs torch 2.5 and onnxscript")
    return request.param


def watched(model, tmp_path, **options):
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
    return rekindle.watch(model, optimizer, out=str(tmp_path / "run"), **options)


def answers(path, *inputs):
    session = onnxruntime.InferenceSession(str(path))
    given = {entry.name: value.numpy() for entry, value in zip(session.get_inputs(), inputs)}
    return torch.from_numpy(session.run(None, given)[0])


def assert_same_answers(path, model, *inputs):
    was = model.training
    with torch.no_grad():
        expected = model.eval()(*inputs)
    model.train(was)
    torch.testing.assert_close(answers(path, *inputs), expected, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize(
    "make",
    [
        models.cnn_with_batchnorm,
        models.functional_cnn,
        models.lstm_head,
        models.transformer,
        models.siamese,
        models.two_inputs,
    ],
    ids=lambda make: make.__name__,
)
def test_the_file_answers_as_the_model_for_any_number_of_samples(make, exporter, tmp_path):
    if make is models.transformer and TORCH < (2, 1):
        pytest.skip("this torch cannot export attention")
    torch.manual_seed(0)
    model, shapes, _ = make()
    recorder = watched(model, tmp_path)
    model(*[torch.randn(shape) for shape in shapes])
    path = recorder.export()
    assert path == tmp_path / "run" / "model.onnx"
    for samples in (1, 5, shapes[0][0]):
        inputs = [torch.randn(samples, *shape[1:]) for shape in shapes]
        assert_same_answers(path, model, *inputs)


class Named(nn.Module):
    """Takes a nested input, one by name, and a number."""

    def __init__(self):
        super().__init__()
        self.embed, self.out = nn.Embedding(7, 5), nn.Linear(5, 3)

    def forward(self, pair, *, mask, scale):
        tokens, shift = pair
        hidden = (self.embed(tokens) * mask[..., None]).sum(1) + shift
        return torch.relu(self.out(hidden)) * scale


def test_named_nested_and_plain_arguments_are_remembered(exporter, tmp_path):
    model = Named()
    recorder = watched(model, tmp_path)
    tokens, shift, mask = torch.randint(0, 7, (4, 6)), torch.randn(4, 5), torch.ones(4, 6) > 0
    model((tokens, shift), mask=mask, scale=2.5)
    path = recorder.export()
    with torch.no_grad():
        expected = model((tokens[:3], shift[:3]), mask=mask[:3], scale=2.5)
    found = answers(path, tokens[:3], shift[:3], mask[:3])
    torch.testing.assert_close(found, expected, rtol=1e-4, atol=1e-5)


def test_the_training_goes_on_as_if_nothing_was_exported(exporter, tmp_path):
    def trained(exports, folder):
        torch.manual_seed(0)
        random.seed(0)
        model, shapes, _ = models.cnn_with_batchnorm()
        model.eval()[0].train()
        optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
        recorder = rekindle.watch(model, optimizer, out=str(folder), every=1)
        for _ in range(3):
            model(*[torch.randn(shape) for shape in shapes]).square().mean().backward()
            if exports:
                assert recorder.export() is not None
            optimizer.step()
        modes = [module.training for module in model.modules()]
        recorder.epoch(loss=0.0)
        recorder.close()
        units = (folder / "units.csv").read_text()
        return model.state_dict(), modes, units, torch.rand(1), random.random()

    plain, exported = trained(False, tmp_path / "plain"), trained(True, tmp_path / "exported")
    for name, value in plain[0].items():
        assert torch.equal(value, exported[0][name])
    assert plain[1:] == exported[1:]


def test_the_file_has_nothing_of_the_machine_and_nothing_is_left_beside_it(exporter, tmp_path):
    model, shapes, _ = models.cnn_with_batchnorm()
    recorder = watched(model, tmp_path)
    model(*[torch.randn(shape) for shape in shapes])
    content = recorder.export().read_bytes()
    own = [part for part in __file__.split("/") if len(part) > 4]
    for part in ["torch/nn", ".py", "rekindle", "Hook", *own]:
        assert part.encode() not in content, part
    assert not re.findall(rb"File \"", content)
    assert not [file.name for file in (tmp_path / "run").iterdir() if "tmp" in file.name]


def test_the_data_of_watch_or_a_given_example_need_no_pass(exporter, tmp_path):
    model = nn.Sequential(nn.Linear(6, 16), nn.ReLU(), nn.Linear(16, 1))
    recorder = watched(model, tmp_path, data=torch.randn(10, 6))
    assert_same_answers(recorder.export(), model, torch.randn(4, 6))
    other = nn.Sequential(nn.Linear(3, 4), nn.ReLU())
    elsewhere = tmp_path / "other" / "small.onnx"
    beside = rekindle.watch(other, out=str(tmp_path / "second"))
    assert beside.export(elsewhere, torch.randn(1, 3)) == elsewhere
    assert_same_answers(elsewhere, other, torch.randn(4, 3))


def test_a_closed_recorder_still_exports(exporter, tmp_path):
    model = nn.Sequential(nn.Linear(6, 16), nn.ReLU())
    with watched(model, tmp_path) as recorder:
        model(torch.randn(2, 6))
    assert_same_answers(recorder.export(), model, torch.randn(4, 6))


def test_no_batch_is_kept_alive(tmp_path):
    model = nn.Sequential(nn.Linear(6, 16), nn.ReLU())
    recorder = watched(model, tmp_path)
    batch = torch.randn(2, 6)
    reference = weakref.ref(batch)
    model(batch)
    recorder.epoch(loss=0.0)
    del batch
    assert reference() is None


def test_an_argument_that_may_hold_tensors_is_not_kept_and_an_example_helps(exporter, tmp_path):
    class Batch:
        def __init__(self, x):
            self.x = x

    class Both(nn.Module):
        def __init__(self):
            super().__init__()
            self.layer = nn.Linear(4, 4)

        def forward(self, batch):
            return self.layer(batch.x if isinstance(batch, Batch) else batch).relu()

    model = Both()
    recorder = watched(model, tmp_path)
    batch = Batch(torch.randn(2, 4))
    reference = weakref.ref(batch)
    model(batch)
    del batch
    assert reference() is None
    with pytest.warns(UserWarning, match=r"called with a Batch.*export\(path, example\)"):
        assert recorder.export() is None
    assert_same_answers(recorder.export(example=torch.randn(2, 4)), model, torch.randn(3, 4))


def test_what_cannot_be_exported_is_one_warning_with_advice(tmp_path):
    class Odd(nn.Module):
        def __init__(self):
            super().__init__()
            self.layer = nn.Linear(4, 4)

        def forward(self, x):
            return self.layer(x) * len(open(__file__).read()) * torch.special.bessel_j0(x)

    model = Odd()
    recorder = watched(model, tmp_path)
    with pytest.warns(UserWarning, match=r"not called yet.*export\(path, example\)"):
        assert recorder.export() is None
    model(torch.randn(2, 4))
    with pytest.warns(UserWarning, match=r"torch.onnx cannot write it: .*") as warned:
        assert recorder.export() is None
    assert len(warned) == 1
    assert not (tmp_path / "run" / "model.onnx").exists()
    assert not recorder.off


def test_without_onnx_a_warning_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    model = nn.Sequential(nn.Linear(6, 16), nn.ReLU())
    recorder = watched(model, tmp_path)
    model(torch.randn(2, 6))
    with pytest.warns(UserWarning, match="pip install onnx onnxscript"):
        assert recorder.export() is None
