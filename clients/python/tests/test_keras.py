"""The callback for Keras, where Keras is installed, on the backend that KERAS_BACKEND names."""

import json
import os
import subprocess
import sys
import warnings

import numpy as np
import pytest
from conftest import CLIENT, Run, environment

os.environ.setdefault("KERAS_BACKEND", "torch")
keras = pytest.importorskip("keras", minversion="3.0")

from keras import layers, ops  # noqa: E402

from rekindle.integrations.keras import RekindleCallback  # noqa: E402
from rekindle.keras import activations, samples  # noqa: E402
from rekindle.keras.counting import Counting  # noqa: E402

RANDOM = np.random.default_rng(0)
IMAGES = RANDOM.normal(size=(320, 8, 8, 3)).astype("float32")
ROWS = RANDOM.normal(size=(320, 6)).astype("float32")


def counted(model, data):
    counting = Counting()
    counts = counting.count(model, samples.batches(data))
    return counting, counts


def assert_counts(counts, z, a):
    """Beside a count of its own, in numpy and double."""
    units = z.shape[-1]
    z, a = (np.asarray(values, "float64").reshape(-1, units) for values in (z, a))
    assert counts.samples == len(z)
    assert counts.fired == (z > 0).sum(0).tolist()
    assert counts.zeros == (a == 0).sum(0).tolist()
    np.testing.assert_allclose(counts.activation, a.sum(0), rtol=1e-4, atol=1e-3)
    np.testing.assert_allclose(counts.absolute_activation, abs(a).sum(0), rtol=1e-4, atol=1e-3)
    np.testing.assert_allclose(counts.z, z.sum(0), rtol=1e-4, atol=1e-3)
    np.testing.assert_allclose(counts.largest_z, z.max(0), rtol=1e-5)


def outputs(model, *names):
    inner = keras.Model(model.inputs, {name: model.get_layer(name).output for name in names})
    found = inner(IMAGES, training=False)
    return [ops.convert_to_numpy(found[name]) for name in names]


def test_each_unit_of_each_rectifier_is_counted_exactly():
    given = keras.Input((8, 8, 3))
    z = layers.Conv2D(5, 3, name="conv")(given)
    z = layers.BatchNormalization(name="norm")(z)
    a = layers.ReLU(name="relu_layer")(z)
    b = layers.Dense(7, activation="leaky_relu", name="inside")(layers.Flatten()(a))
    c = layers.Dense(4, name="plain")(b)
    d = layers.Activation("elu", name="elu")(c)
    e = ops.relu(layers.Dense(3, name="before")(d))
    model = keras.Model(given, layers.Dense(2, name="out")(e))
    counting, counts = counted(model, IMAGES)
    assert list(counts) == ["conv", "inside", "plain", "before"]
    assert [place.rectifier.name for place in counting.places.values()] == [
        "relu",
        "leaky_relu",
        "elu",
        "relu",
    ]
    assert_counts(counts["conv"], *outputs(model, "norm", "relu_layer"))
    assert_counts(counts["plain"], *outputs(model, "plain", "elu"))
    (before,) = outputs(model, "before")
    assert_counts(counts["before"], before, np.maximum(before, 0))
    (after,) = outputs(model, "inside")
    assert_counts(counts["inside"], np.where(after > 0, after, after / 0.2), after)
    assert counting.not_counted == {}


def test_the_channels_are_the_units_wherever_they_are():
    if keras.backend.backend() == "tensorflow":
        pytest.skip("TensorFlow has no such convolutions on a processor")
    first = {"data_format": "channels_first"}
    model = keras.Sequential([layers.Conv2D(5, 3, **first), layers.ReLU()])
    _, counts = counted(model, IMAGES.transpose(0, 3, 1, 2))
    assert [count.units for count in counts.values()] == [5]
    z = ops.convert_to_numpy(model.layers[0](IMAGES.transpose(0, 3, 1, 2))).transpose(0, 2, 3, 1)
    assert_counts(next(iter(counts.values())), z, np.maximum(z, 0))


class Residual(keras.Model):
    """A model of one's own, whose call takes nothing but its input."""

    def __init__(self):
        super().__init__()
        self.one = layers.Dense(6, name="one")
        self.two = keras.Sequential(
            [layers.Dense(8, activation="relu", name="wide"), layers.Dense(6, name="narrow")],
            name="two",
        )
        self.relu = layers.ReLU(name="relu")
        self.soft = layers.Dense(6, activation=layers.LeakyReLU(name="leaky"), name="soft")

    def call(self, x):
        x = self.relu(self.one(x))
        return self.soft(self.relu(x + self.two(x)))


def test_models_of_ones_own_are_counted_and_layers_have_their_paths():
    counting, counts = counted(Residual(), ROWS)
    assert list(counts) == ["one", "two/wide", "two/narrow", "soft/leaky"]
    assert [place.rectifier_name for place in counting.places.values()][0] == "relu"
    assert all(counts[name].samples == len(ROWS) for name in counts)


def test_what_is_not_counted_is_said():
    model = keras.Sequential(
        [
            layers.SimpleRNN(4, activation="relu", name="recurrent"),
            layers.Dense(4, activation=lambda z: z * z, name="own"),
            layers.Dense(4, activation="tanh", name="smooth"),
        ]
    )
    counting, counts = counted(model, RANDOM.normal(size=(9, 5, 3)).astype("float32"))
    assert counts == {}
    assert set(counting.not_counted) == {"recurrent", "own"}


FUNCTIONS = "relu relu6 leaky_relu elu selu gelu silu hard_silu mish softplus celu hard_tanh"


@pytest.mark.parametrize("name", FUNCTIONS.split())
def test_the_derivative_is_that_of_the_function(name):
    function = getattr(keras.activations, name, None)
    if function is None:
        pytest.skip("this Keras does not have it")
    # No z is at a kink, such as 0, 3 and 6.
    z = np.arange(-8.03, 8, 0.1).astype("float32")
    step = 1e-2
    above, below = (ops.convert_to_numpy(function(z + sign * step)) for sign in (1, -1))
    expected = np.abs(above.astype("float64") - below) / (2 * step)
    found = ops.convert_to_numpy(
        activations.of_function(function).derivative(ops.convert_to_tensor(z))
    )
    np.testing.assert_allclose(found, expected, atol=2e-3)


def test_layers_of_rectifiers_have_their_parameters():
    def read(layer):
        found = activations.of_layer(layer)
        return found.name, found.parameters, found.bounded

    assert read(layers.ReLU()) == ("relu", {}, False)
    assert read(layers.ReLU(max_value=6)) == ("relu6", {}, True)
    assert read(layers.ReLU(max_value=2)) == ("clamp", {"min": 0.0, "max": 2.0}, True)
    assert read(layers.ReLU(negative_slope=0.1)) == ("leaky_relu", {"negative_slope": 0.1}, False)
    assert read(layers.LeakyReLU(0.3)) == ("leaky_relu", {"negative_slope": 0.3}, False)
    assert read(layers.ELU(2.0)) == ("elu", {"alpha": 2.0}, False)
    assert activations.of_layer(layers.Softmax()) is None
    assert activations.of_function(keras.activations.tanh) is None


def dying():
    """Two of eight units are born dead, and the others live."""
    model = keras.Sequential(
        [
            keras.Input((6,)),
            layers.Dense(8, activation="relu", name="hidden"),
            layers.Dropout(0.5),
            layers.Dense(1, name="out"),
        ]
    )
    kernel, bias = model.get_layer("hidden").get_weights()
    bias[:2] = -100
    model.get_layer("hidden").set_weights([kernel, bias])
    return model


def fitted(callbacks, epochs=3):
    keras.utils.set_random_seed(0)
    model = dying()
    model.compile(keras.optimizers.Adam(0.01), "mse", metrics=["mae"])
    model.fit(
        ROWS,
        ROWS.sum(1, keepdims=True),
        batch_size=40,
        epochs=epochs,
        validation_split=0.25,
        callbacks=callbacks,
        verbose=0,
    )
    return model


def test_a_run_holds_what_was_logged_and_counted(tmp_path):
    model = fitted([RekindleCallback(ROWS, out=str(tmp_path / "run"))])
    run = Run(tmp_path / "run")
    assert run.run["framework"]["name"] == "keras"
    assert run.run["framework"]["backend"] == keras.backend.backend()
    assert run.run["obeys_experiments"] is False
    assert run.run["optimizer"]["name"] == "Adam"
    assert run.run["seed"] == 0
    assert run.run["ended"] == "closed"
    assert [layer["layer"] for layer in run.run["layers"]] == ["hidden"]
    assert run.run["layers"][0]["fan_in"] == 6
    assert [line["epoch"] for line in run.epochs] == [0, 1, 2, 3]
    assert [line["steps"] for line in run.epochs] == [0, 6, 12, 18]
    last = run.epochs[-1]
    assert set(last["metrics"]) == {"loss", "mae", "val_loss", "val_mae"}
    assert (last["score"], last["higher_is_better"]) == ("val_mae", False)
    assert last["census_scope"] == "probe"
    assert last["layers"][0]["born_dead"] == last["layers"][0]["dead"] == 2
    assert last["learning_rate"] == pytest.approx(0.01)
    rows = run.units
    assert [row["verdict"] for row in rows[:2]] == ["dead", "dead"]
    assert [row["last_fired_step"] for row in rows] == ["0", "0"] + ["18"] * 6
    assert len(run.life_lines) == 8 * 4
    kernel, bias = model.get_layer("hidden").get_weights()
    fired = (ROWS @ kernel + bias > 0).sum(0)
    assert [int(row["fired"]) for row in rows] == fired.tolist()


def test_a_training_is_the_same_with_and_without_the_callback(tmp_path):
    plain = fitted([])
    watched = fitted([RekindleCallback(ROWS, out=str(tmp_path / "run"))])
    for one, other in zip(plain.get_weights(), watched.get_weights()):
        assert np.array_equal(one, other)
    assert watched.get_layer("hidden").activation is keras.activations.relu
    assert "call" not in vars(watched.get_layer("hidden"))


def test_each_fit_is_a_run_of_its_own(tmp_path):
    callback = RekindleCallback(ROWS, out=str(tmp_path / "run"))
    fitted([callback], epochs=1)
    with pytest.warns(UserWarning, match="not empty"):
        fitted([callback], epochs=2)
    assert len(Run(tmp_path / "run").epochs) == 2
    assert len(Run(tmp_path / "run-2").epochs) == 3


def test_data_that_fails_turns_the_callback_off_and_the_training_goes_on(tmp_path):
    with pytest.warns(UserWarning, match="the recorder failed and is off"):
        fitted([RekindleCallback(IMAGES, out=str(tmp_path / "run"))])


def test_samples_come_from_arrays_and_from_batches():
    def shapes(data):
        return [batch.shape for batch in samples.batches(data)]

    assert shapes(ROWS) == [(256, 6), (64, 6)]
    assert [[a.shape for a in batch] for batch in samples.batches([ROWS, ROWS[:, :1]])] == [
        [(256, 6), (256, 1)],
        [(64, 6), (64, 1)],
    ]
    assert [set(batch) for batch in samples.batches({"x": ROWS})] == [{"x"}, {"x"}]

    class Batches(keras.utils.PyDataset):
        def __len__(self):
            return 2

        def __getitem__(self, index):
            return ROWS[:10], ROWS[:10]

    assert shapes(Batches()) == [(10, 6), (10, 6)]
    with pytest.raises(TypeError, match="read after each epoch"):
        RekindleCallback(batch for batch in [ROWS])


def test_neither_the_package_nor_the_callback_needs_torch():
    script = (
        "import sys; sys.modules['torch'] = None\n"
        "import rekindle, rekindle.history, rekindle.folder, rekindle.writer, rekindle.switch\n"
        "import rekindle.metrics, rekindle.program, rekindle.integrations.measured\n"
        "assert rekindle.__version__\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True, env=environment(), cwd=CLIENT)


def test_no_line_has_a_number_that_is_no_json(tmp_path):
    fitted([RekindleCallback(ROWS, out=str(tmp_path / "run"))], epochs=1)
    for line in (tmp_path / "run" / "epochs.jsonl").read_text().splitlines():
        json.loads(line, parse_constant=lambda word: pytest.fail(word))


@pytest.fixture(autouse=True)
def quiet():
    """Warnings of Keras itself say nothing of what is tested here."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", module="keras.*")
        yield
