"""A dense network in JAX, its Adam, and a loop of steps that is compiled as a whole."""

import jax
import jax.numpy as jnp
from jax import lax, nn

BETA_1, BETA_2, EPSILON = 0.9, 0.999, 1e-8

# With the learnt slope, which only PReLU looks at.
ACTIVATIONS = {
    "relu": lambda z, slope: nn.relu(z),
    "leaky_relu": lambda z, slope: nn.leaky_relu(z, 0.01),
    "prelu": lambda z, slope: jnp.where(z > 0, z, slope * z),
    "elu": lambda z, slope: nn.elu(z),
}


def unpack(numbers, layers, learns_slopes):
    """The parameters of each layer from one array: weights, biases, and slopes where they are learnt."""
    parameters, place = [], 0
    for number, (below, units) in enumerate(zip(layers, layers[1:])):
        shapes = {"weight": (units, below), "bias": (units,)}
        if learns_slopes and number < len(layers) - 2:
            shapes["slope"] = (units,)
        layer = {}
        for name, shape in shapes.items():
            length = shape[0] * (shape[1] if len(shape) > 1 else 1)
            layer[name] = jnp.asarray(numbers[place : place + length]).reshape(shape)
            place += length
        # Inputs are rows, so that a layer is x @ weight.
        layer["weight"] = layer["weight"].T
        parameters.append(layer)
    return parameters


def start(parameters):
    """The state before the first step: parameters, both moments, and the number of steps."""
    zeros = jax.tree.map(jnp.zeros_like, parameters)
    return parameters, zeros, zeros, jnp.zeros((), jnp.int32)


def forward(parameters, x, activation):
    """The outputs, and for each hidden unit on how many samples it fired."""
    fired = []
    for layer in parameters[:-1]:
        z = x @ layer["weight"] + layer["bias"]
        fired.append((z > 0).sum(0))
        x = ACTIVATIONS[activation](z, layer.get("slope"))
    return x @ parameters[-1]["weight"] + parameters[-1]["bias"], fired


def loss_of(parameters, x, y, activation):
    outputs, fired = forward(parameters, x, activation)
    logs = nn.log_softmax(outputs)
    return -jnp.take_along_axis(logs, y[:, None], axis=1).mean(), fired


def step(state, batch, activation, rate):
    parameters, first, second, number = state
    (loss, fired), gradients = jax.value_and_grad(loss_of, has_aux=True)(parameters, *batch, activation)
    number = number + 1
    first = jax.tree.map(lambda m, g: BETA_1 * m + (1 - BETA_1) * g, first, gradients)
    second = jax.tree.map(lambda v, g: BETA_2 * v + (1 - BETA_2) * g * g, second, gradients)
    one, two = 1 - BETA_1**number, 1 - BETA_2**number
    parameters = jax.tree.map(
        lambda p, m, v: p - rate * (m / one) / (jnp.sqrt(v / two) + EPSILON), parameters, first, second
    )
    return (parameters, first, second, number), loss, fired


def steps(state, batches, activation, rate, counts):
    """One step on each batch. Returns the state, the losses, and how often units fired if it counts."""
    none = [jnp.zeros(layer["bias"].shape, jnp.int32) for layer in state[0][:-1]]

    def one(carry, batch):
        state, total = carry
        state, loss, fired = step(state, batch, activation, rate)
        if counts:
            total = [t + f for t, f in zip(total, fired)]
        return (state, total), loss

    (state, total), losses = lax.scan(one, (state, none), batches)
    return state, losses, total
