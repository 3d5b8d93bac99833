"""Forty small PyTorch networks with planted deaths, and the units that hooks find dead in them."""

import math

import torch
import torch.nn.functional as F
from torch import nn

INFINITY = math.inf

# Each rectifier: what it computes, and the open interval of z outside which it has no gradient.
KINDS = {
    "relu": (torch.relu, 0, INFINITY),
    "relu6": (F.relu6, 0, 6),
    "clamp_min": (lambda z: z.clamp(min=0), 0, INFINITY),
    "clamp": (lambda z: z.clamp(0, 6), 0, 6),
    "hardtanh": (F.hardtanh, -1, 1),
    "maximum": (lambda z: torch.maximum(z, torch.zeros_like(z)), 0, INFINITY),
    "minimum_maximum": (
        lambda z: torch.minimum(torch.maximum(z, torch.tensor(0.0)), torch.tensor(6.0)),
        0,
        6,
    ),
    "where": (lambda z: torch.where(z > 0, z, torch.zeros_like(z)), 0, INFINITY),
    "mask": (lambda z: z * (z > 0), 0, INFINITY),
    "threshold": (lambda z: F.threshold(z, 0.3, 0.0), 0.3, INFINITY),
    "hardsigmoid": (F.hardsigmoid, -3, 3),
    "hardswish": (F.hardswish, -3, INFINITY),
}


class Rectifier(nn.Module):
    """A rectifier that knows whose bias shifts its z, and which axis holds its units."""

    def __init__(self, kind, owner, axis):
        super().__init__()
        self.function, self.low, self.high = KINDS[kind]
        self.owner = [owner]  # In a list, so that it is no child.
        self.axis = axis

    def forward(self, z):
        return self.function(z)


class Layer(nn.Module):
    """Weights, perhaps a normalization, and a rectifier."""

    def __init__(self, weights, kind, normalization=None, axis=1):
        super().__init__()
        self.weights = weights
        self.normalization = normalization or nn.Identity()
        self.rectifier = Rectifier(kind, normalization or weights, axis)

    def forward(self, x):
        return self.rectifier(self.normalization(self.weights(x)))


def dense(inputs, units, kind, normalization=None):
    return Layer(nn.Linear(inputs, units), kind, normalization, axis=-1)


def conv(inputs, units, kind, size=3, stride=1, groups=1):
    weights = nn.Conv2d(inputs, units, size, stride, size // 2, groups=groups, bias=False)
    return Layer(weights, kind, nn.BatchNorm2d(units))


class Then(nn.Sequential):
    """Layers, the mean over some axes, and a linear head."""

    def __init__(self, layers, axes, width):
        super().__init__(*layers)
        self.head = nn.Linear(width, 4)
        self.axes = axes

    def forward(self, x):
        for layer in list(self)[:-1]:
            x = layer(x)
        return self.head(x.mean(self.axes) if self.axes else x)


class Apply(nn.Module):
    """A function as a module."""

    def __init__(self, function):
        super().__init__()
        self.function = function

    def forward(self, x):
        return self.function(x)


class Residual(nn.Module):
    """Adds what comes in before the last rectifier."""

    def __init__(self, inner, last, kind, short=None, axis=1):
        super().__init__()
        self.inner, self.last, self.short = inner, last, short or nn.Identity()
        owner = last[-1] if isinstance(last, nn.Sequential) else last
        self.rectifier = Rectifier(kind, owner, axis)

    def forward(self, x):
        return self.rectifier(self.last(self.inner(x)) + self.short(x))


def basic(inputs, units, kind, stride=1):
    def affine(i, size, step):
        weights = nn.Conv2d(i, units, size, step, size // 2, bias=False)
        return nn.Sequential(weights, nn.BatchNorm2d(units))

    short = affine(inputs, 1, stride) if stride > 1 or inputs != units else None
    return Residual(conv(inputs, units, kind, 3, stride), affine(units, 3, 1), kind, short)


class Inverted(nn.Module):
    """MobileNet's block: widen, filter each channel, narrow, add."""

    def __init__(self, inputs, units, wide, kind):
        super().__init__()
        self.body = nn.Sequential(
            conv(inputs, wide, kind, 1),
            conv(wide, wide, kind, 3, groups=wide),
            nn.Conv2d(wide, units, 1, bias=False),
            nn.BatchNorm2d(units),
        )
        self.adds = inputs == units

    def forward(self, x):
        return x + self.body(x) if self.adds else self.body(x)


class SqueezeExcite(nn.Module):
    def __init__(self, channels, kind):
        super().__init__()
        self.squeeze = Layer(nn.Conv2d(channels, 6, 1), kind)
        self.excite = nn.Conv2d(6, channels, 1)

    def forward(self, x):
        return x * torch.sigmoid(self.excite(self.squeeze(x.mean((2, 3), keepdim=True))))


class Shuffle(nn.Module):
    def __init__(self, channels, kind):
        super().__init__()
        half = channels // 2
        depthwise = nn.Conv2d(half, half, 3, padding=1, groups=half, bias=False)
        self.branch = nn.Sequential(
            conv(half, half, kind, 1), depthwise, nn.BatchNorm2d(half), conv(half, half, kind, 1)
        )

    def forward(self, x):
        left, right = x.chunk(2, 1)
        joined = torch.cat((left, self.branch(right)), 1)
        n, c, h, w = joined.shape
        return joined.view(n, 2, c // 2, h, w).transpose(1, 2).reshape(n, c, h, w)


class Concatenated(nn.Module):
    """Keeps what comes in beside what the branches make of it."""

    def __init__(self, *branches, keep=True):
        super().__init__()
        self.branches, self.keep = nn.ModuleList(branches), keep

    def forward(self, x):
        return torch.cat(([x] if self.keep else []) + [b(x) for b in self.branches], 1)


class UNet(nn.Module):
    def __init__(self, kind):
        super().__init__()
        self.down, self.deep = conv(3, 8, kind), conv(8, 12, kind)
        self.up = Layer(nn.ConvTranspose2d(12, 8, 2, 2), kind)
        self.out = conv(16, 10, kind)
        self.head = nn.Conv2d(10, 2, 1)

    def forward(self, x):
        wide = self.down(x)
        deep = self.deep(F.max_pool2d(wide, 2))
        return self.head(self.out(torch.cat((wide, self.up(deep)), 1)))


class Attention(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)

    def forward(self, x):
        n, t, c = x.shape
        parts = self.qkv(x).view(n, t, 3, self.heads, c // self.heads).permute(2, 0, 3, 1, 4)
        q, k, v = parts[0], parts[1], parts[2]
        weights = torch.softmax(q @ k.transpose(-1, -2) / math.sqrt(c // self.heads), -1)
        return self.out((weights @ v).transpose(1, 2).reshape(n, t, c))


class Encoder(nn.Module):
    def __init__(self, width, kind):
        super().__init__()
        self.attention, self.up = Attention(width, 4), dense(width, 2 * width, kind)
        self.down = nn.Linear(2 * width, width)
        self.first, self.second = nn.LayerNorm(width), nn.LayerNorm(width)

    def forward(self, x):
        x = x + self.attention(self.first(x))
        return x + self.down(self.up(self.second(x)))


class Patches(nn.Module):
    """Image patches as tokens, with a learnt class token."""

    def __init__(self, width):
        super().__init__()
        self.embed = nn.Conv2d(3, width, 4, 4)
        self.token = nn.Parameter(torch.randn(1, 1, width))

    def forward(self, x):
        tokens = self.embed(x).flatten(2).transpose(1, 2)
        return torch.cat((self.token.expand(x.shape[0], -1, -1), tokens), 1)


class Mixer(nn.Module):
    """Mixes tokens, then channels."""

    def __init__(self, tokens, width, kind):
        super().__init__()
        self.tokens = nn.Sequential(dense(tokens, 12, kind), nn.Linear(12, tokens))
        self.channels = nn.Sequential(dense(width, 20, kind), nn.Linear(20, width))

    def forward(self, x):
        x = x + self.tokens(x.transpose(1, 2)).transpose(1, 2)
        return x + self.channels(x)


class Recurrent(nn.Module):
    def __init__(self, cell, both):
        super().__init__()
        self.cell = cell(5, 12, batch_first=True, bidirectional=both)

    def forward(self, x):
        return self.cell(x)[0]


class Gated(nn.Module):
    def __init__(self, kind):
        super().__init__()
        self.value, self.gate = dense(8, 20, kind), nn.Linear(8, 20)

    def forward(self, x):
        return self.value(x) * torch.sigmoid(self.gate(x))


class Einsum(nn.Module):
    def __init__(self, inputs, units):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(inputs, units) / math.sqrt(inputs))
        self.bias = nn.Parameter(torch.zeros(units))

    def forward(self, x):
        return torch.einsum("btc,cd->btd", x, self.weight) + self.bias


class WideAndDeep(nn.Module):
    """A table of words and a row of numbers."""

    def __init__(self, kind):
        super().__init__()
        self.embedding = nn.Embedding(11, 8)
        self.words, self.numbers = dense(8, 16, kind), dense(6, 12, kind)
        self.joined, self.head = dense(28, 20, kind), nn.Linear(20, 3)

    def forward(self, words, numbers):
        seen = self.words(self.embedding(words)).mean(1)
        return self.head(self.joined(torch.cat((seen, self.numbers(numbers)), 1)))


def image(n):
    return (torch.randn(n, 3, 8, 8),)


def row(n):
    return (torch.randn(n, 8),)


def steps(n):
    return (torch.randn(n, 7, 5),)


def words(n):
    return (torch.randint(0, 11, (n, 7)),)


def volume(n):
    return (torch.randn(n, 1, 6, 6, 6),)


def both(n):
    return (torch.randint(0, 11, (n, 7)), torch.randn(n, 6))


SPACE = (2, 3)

ARCHITECTURES = {
    "mlp": (row, lambda k: Then([dense(8, 24, k), dense(24, 16, k)], None, 16)),
    "mlp_batch_norm": (
        row,
        lambda k: Then(
            [dense(8, 24, k, nn.BatchNorm1d(24)), dense(24, 16, k, nn.BatchNorm1d(16))], None, 16
        ),
    ),
    "mlp_layer_norm": (
        row,
        lambda k: Then(
            [dense(8, 24, k, nn.LayerNorm(24)), dense(24, 16, k, nn.LayerNorm(16))], None, 16
        ),
    ),
    "mlp_residual": (
        row,
        lambda k: Then(
            [dense(8, 16, k), Residual(dense(16, 20, k), nn.Linear(20, 16), k, axis=-1)], None, 16
        ),
    ),
    "cnn": (
        image,
        lambda k: Then(
            [
                Layer(nn.Conv2d(3, 12, 3, padding=1), k),
                nn.MaxPool2d(2),
                Layer(nn.Conv2d(12, 10, 3, padding=1), k),
                nn.Flatten(),
                dense(160, 20, k),
            ],
            None,
            20,
        ),
    ),
    "cnn_batch_norm": (image, lambda k: Then([conv(3, 12, k), conv(12, 16, k, 3, 2)], SPACE, 16)),
    "resnet": (
        image,
        lambda k: Then([conv(3, 8, k), basic(8, 8, k), basic(8, 12, k, 2)], SPACE, 12),
    ),
    "mobilenet": (
        image,
        lambda k: Then(
            [conv(3, 8, k), Inverted(8, 8, 24, k), Inverted(8, 12, 24, k), conv(12, 20, k, 1)],
            SPACE,
            20,
        ),
    ),
    "squeeze_excite": (
        image,
        lambda k: Then([conv(3, 8, k), SqueezeExcite(8, k), conv(8, 10, k)], SPACE, 10),
    ),
    "shuffle": (
        image,
        lambda k: Then([conv(3, 16, k), Shuffle(16, k), Shuffle(16, k)], SPACE, 16),
    ),
    "densenet": (
        image,
        lambda k: Then([Concatenated(conv(3 + 6 * i, 6, k)) for i in range(3)], SPACE, 21),
    ),
    "resnext": (
        image,
        lambda k: Then([conv(3, 8, k), conv(8, 8, k, 3, 1, 4), conv(8, 12, k, 1)], SPACE, 12),
    ),
    "inception": (
        image,
        lambda k: Then(
            [
                Concatenated(conv(3, 8, k, 1), conv(3, 8, k), conv(3, 6, k, 5), keep=False),
                conv(22, 12, k),
            ],
            SPACE,
            12,
        ),
    ),
    "unet": (image, UNet),
    "autoencoder": (
        image,
        lambda k: nn.Sequential(
            Layer(nn.Conv2d(3, 12, 3, 2, 1), k),
            Layer(nn.ConvTranspose2d(12, 8, 4, 2, 1), k),
            nn.Conv2d(8, 3, 3, padding=1),
        ),
    ),
    "upsample": (
        image,
        lambda k: nn.Sequential(
            conv(3, 10, k, 3, 2), nn.Upsample(scale_factor=2), conv(10, 8, k), nn.Conv2d(8, 3, 1)
        ),
    ),
    "dilated": (
        steps,
        lambda k: Then(
            [
                Layer(nn.Conv1d(7, 12, 3, padding=1), k),
                Layer(nn.Conv1d(12, 10, 3, padding=2, dilation=2), k),
            ],
            2,
            10,
        ),
    ),
    "volume": (
        volume,
        lambda k: Then(
            [
                Layer(nn.Conv3d(1, 8, 3), k, nn.BatchNorm3d(8)),
                nn.AvgPool3d(2),
                Layer(nn.Conv3d(8, 10, 1), k),
            ],
            (2, 3, 4),
            10,
        ),
    ),
    "transformer": (
        steps,
        lambda k: Then([nn.Linear(5, 16), Encoder(16, k), Encoder(16, k)], 1, 16),
    ),
    "vision_transformer": (image, lambda k: Then([Patches(16), Encoder(16, k)], 1, 16)),
    "mixer": (steps, lambda k: Then([nn.Linear(5, 10), Mixer(7, 10, k)], 1, 10)),
    "lstm": (
        steps,
        lambda k: Then(
            [Recurrent(nn.LSTM, False), dense(12, 20, k), Apply(lambda x: x[:, -1])], None, 20
        ),
    ),
    "gru": (steps, lambda k: Then([Recurrent(nn.GRU, True), dense(24, 20, k)], 1, 20)),
    "embedding": (words, lambda k: Then([nn.Embedding(11, 8), dense(8, 20, k)], 1, 20)),
    "group_norm": (
        image,
        lambda k: Then(
            [
                Layer(nn.Conv2d(3, 8, 3, padding=1), k, nn.GroupNorm(2, 8)),
                Layer(nn.Conv2d(8, 8, 3, padding=1), k, nn.InstanceNorm2d(8, affine=True)),
            ],
            SPACE,
            8,
        ),
    ),
    "points": (
        steps,
        lambda k: Then(
            [
                Apply(lambda x: x.transpose(1, 2)),
                Layer(nn.Conv1d(5, 12, 1), k, nn.BatchNorm1d(12)),
                Layer(nn.Conv1d(12, 16, 1), k),
                Apply(lambda x: x.amax(2)),
                dense(16, 12, k),
            ],
            None,
            12,
        ),
    ),
    "gated": (row, lambda k: Then([Gated(k), dense(20, 16, k)], None, 16)),
    "einsum": (
        steps,
        lambda k: Then(
            [Layer(Einsum(5, 16), k, axis=-1), Layer(Einsum(16, 12), k, axis=-1)], 1, 12
        ),
    ),
    "wide_and_deep": (both, WideAndDeep),
}

# Each architecture with ReLU or ReLU6; then the other ways to write a rectifier.
NETWORKS = [
    (name, "relu6" if name in ("mobilenet", "cnn_batch_norm") else "relu")
    for name in ARCHITECTURES
] + [
    ("mlp", "clamp_min"),
    ("cnn", "clamp"),
    ("resnet", "hardtanh"),
    ("transformer", "maximum"),
    ("mlp_batch_norm", "minimum_maximum"),
    ("lstm", "where"),
    ("densenet", "mask"),
    ("cnn_batch_norm", "threshold"),
    ("squeeze_excite", "hardsigmoid"),
    ("mobilenet", "hardswish"),
    ("mixer", "clamp_min"),
]


def build(index, samples):
    """A network with planted deaths, inputs that its units are dead on, and as many fresh ones."""
    name, kind = NETWORKS[index]
    torch.manual_seed(index)
    make, architecture = ARCHITECTURES[name]
    network = architecture(kind).eval()
    inputs = make(samples)
    with torch.no_grad():
        hooks = [r.register_forward_pre_hook(plant) for r in rectifiers(network)]
        network(*inputs)
        for hook in hooks:
            hook.remove()
    return network, inputs, make(samples)


def rectifiers(network):
    return [module for module in network.modules() if isinstance(module, Rectifier)]


def plant(rectifier, arguments):
    """Shifts the bias of each unit until it is dead or alive by a margin that rounding leaves."""
    z = arguments[0]
    units = z.movedim(rectifier.axis, 0).flatten(1)
    low, high = rectifier.low, rectifier.high
    margin = units.amax() - units.amin()
    alive = low + 0.25 * units.std().clamp(0.1, 3) - units.mean(1)
    below = low - margin - units.amax(1)
    above = high + margin - units.amin(1)
    lot = torch.rand(len(units))
    lot[0], lot[1] = 1, 0
    two_sided = torch.tensor(high < INFINITY)
    shift = torch.where(lot < 0.25, below, torch.where((lot < 0.35) & two_sided, above, alive))
    rectifier.owner[0].bias += shift
    shape = [1] * z.dim()
    shape[rectifier.axis] = -1
    return z + shift.view(shape)


def dead_units(network, inputs):
    """By layer: how many units there are, which have no gradient on any input, and which of them
    stand at the upper bound."""
    layers = []

    def look(rectifier, arguments):
        units = arguments[0].movedim(rectifier.axis, 0).flatten(1)
        alive = ((units > rectifier.low) & (units < rectifier.high)).any(1)
        above = (units >= rectifier.high).all(1)
        layers.append(
            {
                "units": len(units),
                "dead": torch.nonzero(~alive).flatten().tolist(),
                "above": torch.nonzero(above).flatten().tolist(),
            }
        )

    hooks = [r.register_forward_pre_hook(look) for r in rectifiers(network)]
    with torch.no_grad():
        network(*inputs)
    for hook in hooks:
        hook.remove()
    return layers
