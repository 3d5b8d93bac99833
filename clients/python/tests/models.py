"""Models in the style that people write. Each gives its rectifiers as an independent hook finds
them: name of the layer → (rectifier module, how units lie in its output)."""

import torch
import torch.nn.functional as F
from independent import channels, features
from torch import nn


def mlp():
    model = nn.Sequential(
        nn.Linear(20, 32),
        nn.ReLU(),
        nn.Dropout(0.2),
        nn.Linear(32, 16),
        nn.ReLU(),
        nn.Linear(16, 4),
    )
    return model, [(40, 20)], {"0": (model[1], features), "3": (model[4], features)}


def deep_mlp_with_norm():
    parts = []
    for _ in range(6):
        parts += [nn.Linear(24, 24), nn.LayerNorm(24), nn.LeakyReLU(0.2)]
    model = nn.Sequential(*parts, nn.Linear(24, 2))
    places = {str(3 * i): (model[3 * i + 2], features) for i in range(6)}
    return model, [(30, 24)], places


def cnn_with_batchnorm():
    model = nn.Sequential(
        nn.Conv2d(3, 8, 3, padding=1, bias=False),
        nn.BatchNorm2d(8),
        nn.ReLU(inplace=True),
        nn.MaxPool2d(2),
        nn.Conv2d(8, 12, 3, padding=1),
        nn.ReLU(inplace=True),
        nn.AdaptiveAvgPool2d(1),
        nn.Flatten(),
        nn.Linear(12, 10),
        nn.ReLU(),
        nn.Linear(10, 5),
    )
    places = {"0": (model[2], channels), "4": (model[5], channels), "8": (model[9], features)}
    return model, [(16, 3, 8, 8)], places


def pool_before_relu():
    model = nn.Sequential(
        nn.Conv2d(1, 6, 3), nn.MaxPool2d(2), nn.ReLU(), nn.Flatten(), nn.Linear(54, 3)
    )
    return model, [(8, 1, 8, 8)], {"0": (model[2], channels)}


def conv1d():
    model = nn.Sequential(
        nn.Conv1d(2, 7, 3), nn.BatchNorm1d(7), nn.ELU(), nn.Conv1d(7, 5, 3), nn.PReLU(5)
    )
    return model, [(9, 2, 20)], {"0": (model[2], channels), "3": (model[4], channels)}


def conv3d():
    model = nn.Sequential(nn.Conv3d(1, 4, 2), nn.ReLU(), nn.ConvTranspose3d(4, 3, 2), nn.ReLU6())
    return model, [(3, 1, 5, 5, 5)], {"0": (model[1], channels), "2": (model[3], channels)}


class Block(nn.Module):
    def __init__(self, inputs, width, stride=1):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, width, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.relu1 = nn.ReLU(inplace=True)
        self.conv2 = nn.Conv2d(width, width, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(width)
        self.relu2 = nn.ReLU(inplace=True)
        self.down = None
        if stride != 1 or inputs != width:
            self.down = nn.Sequential(nn.Conv2d(inputs, width, 1, stride), nn.BatchNorm2d(width))

    def forward(self, x):
        out = self.relu1(self.bn1(self.conv1(x)))
        out = self.bn2(self.conv2(out))
        out = out + (x if self.down is None else self.down(x))
        return self.relu2(out)


def resnet():
    class ResNet(nn.Module):
        def __init__(self):
            super().__init__()
            self.stem = nn.Sequential(nn.Conv2d(3, 8, 3, 1, 1), nn.BatchNorm2d(8), nn.ReLU())
            self.one = Block(8, 8)
            self.two = Block(8, 16, 2)
            self.head = nn.Linear(16, 4)

        def forward(self, x):
            x = self.two(self.one(self.stem(x)))
            return self.head(x.mean((2, 3)))

    model = ResNet()
    places = {
        "stem.0": (model.stem[2], channels),
        "one.conv1": (model.one.relu1, channels),
        "one.conv2": (model.one.relu2, channels),
        "two.conv1": (model.two.relu1, channels),
        # The last layer before the sum.
        "two.down.0": (model.two.relu2, channels),
    }
    return model, [(6, 3, 8, 8)], places


def preactivation_resnet():
    class Unit(nn.Module):
        def __init__(self, width):
            super().__init__()
            self.bn1, self.relu1 = nn.BatchNorm2d(width), nn.ReLU()
            self.conv1 = nn.Conv2d(width, width, 3, 1, 1)
            self.bn2, self.relu2 = nn.BatchNorm2d(width), nn.ReLU()
            self.conv2 = nn.Conv2d(width, width, 3, 1, 1)

        def forward(self, x):
            return x + self.conv2(self.relu2(self.bn2(self.conv1(self.relu1(self.bn1(x))))))

    model = nn.Sequential(nn.Conv2d(3, 6, 3), Unit(6), Unit(6), nn.Flatten(), nn.Linear(216, 2))
    places = {
        "0": (model[1].relu1, channels),
        "1.conv1": (model[1].relu2, channels),
        # A sum goes into this norm, so it is a layer of its own.
        "2.bn1": (model[2].relu1, channels),
        "2.conv1": (model[2].relu2, channels),
    }
    return model, [(5, 3, 8, 8)], places


def mobilenet():
    def block(inputs, hidden, outputs):
        return nn.Sequential(
            nn.Conv2d(inputs, hidden, 1, bias=False),
            nn.BatchNorm2d(hidden),
            nn.ReLU6(inplace=True),
            nn.Conv2d(hidden, hidden, 3, padding=1, groups=hidden, bias=False),
            nn.BatchNorm2d(hidden),
            nn.ReLU6(inplace=True),
            nn.Conv2d(hidden, outputs, 1, bias=False),
            nn.BatchNorm2d(outputs),
        )

    model = nn.Sequential(block(3, 12, 4), block(4, 16, 4), nn.Flatten(), nn.Linear(256, 3))
    places = {f"{b}.{c}": (model[b][c + 2], channels) for b in (0, 1) for c in (0, 3)}
    return model, [(5, 3, 8, 8)], places


def unet():
    class UNet(nn.Module):
        def __init__(self):
            super().__init__()
            self.down1 = nn.Sequential(nn.Conv2d(1, 6, 3, padding=1), nn.ReLU())
            self.down2 = nn.Sequential(nn.Conv2d(6, 10, 3, padding=1), nn.ReLU())
            self.pool = nn.MaxPool2d(2)
            self.up = nn.ConvTranspose2d(10, 6, 2, 2)
            self.act = nn.ReLU()
            self.merge = nn.Sequential(nn.Conv2d(12, 6, 3, padding=1), nn.ReLU())
            self.out = nn.Conv2d(6, 1, 1)

        def forward(self, x):
            a = self.down1(x)
            b = self.down2(self.pool(a))
            c = self.act(self.up(b))
            return self.out(self.merge(torch.cat([a, c], 1)))

    model = UNet()
    places = {
        "down1.0": (model.down1[1], channels),
        "down2.0": (model.down2[1], channels),
        "up": (model.act, channels),
        "merge.0": (model.merge[1], channels),
    }
    return model, [(4, 1, 8, 8)], places


def lstm_head():
    class Head(nn.Module):
        def __init__(self):
            super().__init__()
            self.lstm = nn.LSTM(5, 12, batch_first=True)
            self.act = nn.ReLU()
            self.fc = nn.Linear(12, 9)
            self.act2 = nn.ReLU()
            self.out = nn.Linear(9, 1)

        def forward(self, x):
            h, _ = self.lstm(x)
            return self.out(self.act2(self.fc(self.act(h[:, -1]))))

    model = Head()
    return model, [(33, 7, 5)], {"lstm": (model.act, features), "fc": (model.act2, features)}


def transformer():
    class Encoder(nn.Module):
        def __init__(self):
            super().__init__()
            self.attention = nn.MultiheadAttention(8, 2, batch_first=True)
            self.norm1, self.norm2 = nn.LayerNorm(8), nn.LayerNorm(8)
            self.linear1, self.act = nn.Linear(8, 32), nn.ReLU()
            self.linear2 = nn.Linear(32, 8)

        def forward(self, x):
            h = self.norm1(x)
            x = x + self.attention(h, h, h)[0]
            return x + self.linear2(self.act(self.linear1(self.norm2(x))))

    model = nn.Sequential(nn.Linear(3, 8), Encoder(), Encoder(), nn.Linear(8, 2))
    places = {f"{i}.linear1": (model[i].act, features) for i in (1, 2)}
    return model, [(6, 11, 3)], places


def one_relu_for_all():
    class Shared(nn.Module):
        def __init__(self):
            super().__init__()
            self.a, self.b, self.c = nn.Linear(6, 10), nn.Linear(10, 8), nn.Linear(8, 1)
            self.act = nn.ReLU()

        def forward(self, x):
            return self.c(self.act(self.b(self.act(self.a(x)))))

    model = Shared()
    fresh = {
        "a": (model.a, lambda z: features(z).relu()),
        "b": (model.b, lambda z: features(z).relu()),
    }
    return model, [(50, 6)], fresh


def siamese():
    class Siamese(nn.Module):
        def __init__(self):
            super().__init__()
            self.tower = nn.Sequential(nn.Linear(6, 10), nn.ReLU(), nn.Linear(10, 4))

        def forward(self, one, other):
            return self.tower(one) - self.tower(other)

    model = Siamese()
    return model, [(25, 6), (25, 6)], {"tower.0": (model.tower[1], features)}


def two_inputs():
    class Two(nn.Module):
        def __init__(self):
            super().__init__()
            self.image = nn.Sequential(nn.Conv2d(1, 4, 3), nn.ReLU(), nn.Flatten())
            self.table = nn.Sequential(nn.Linear(5, 6), nn.SiLU())
            self.head = nn.Sequential(nn.Linear(150, 12), nn.ReLU(), nn.Linear(12, 2))

        def forward(self, image, table):
            return self.head(torch.cat([self.image(image), self.table(table)], 1))

    model = Two()
    places = {
        "image.0": (model.image[1], channels),
        "head.0": (model.head[1], features),
    }
    return model, [(14, 1, 8, 8), (14, 5)], places


def inception():
    class Inception(nn.Module):
        def __init__(self):
            super().__init__()
            self.a, self.b = nn.Conv2d(3, 4, 1), nn.Conv2d(3, 6, 3, padding=1)
            self.ra, self.rb = nn.ReLU(), nn.ReLU()
            self.mix = nn.Conv2d(10, 5, 1)
            self.rm = nn.ReLU()
            self.fc = nn.Linear(5, 2)

        def forward(self, x):
            a, b = self.a(x), self.b(x)
            return self.fc(self.rm(self.mix(torch.cat([self.ra(a), self.rb(b)], 1))).amax((2, 3)))

    model = Inception()
    places = {
        "a": (model.ra, channels),
        "b": (model.rb, channels),
        "mix": (model.rm, channels),
    }
    return model, [(7, 3, 6, 6)], places


def densenet():
    class Dense(nn.Module):
        def __init__(self):
            super().__init__()
            self.stem = nn.Conv2d(3, 6, 3, padding=1)
            self.n1, self.r1, self.c1 = nn.BatchNorm2d(6), nn.ReLU(), nn.Conv2d(6, 4, 3, padding=1)
            self.n2, self.r2, self.c2 = nn.BatchNorm2d(10), nn.ReLU(), nn.Conv2d(10, 4, 3)

        def forward(self, x):
            x = self.stem(x)
            x = torch.cat([x, self.c1(self.r1(self.n1(x)))], 1)
            return self.c2(self.r2(self.n2(x)))

    model = Dense()
    return model, [(7, 3, 6, 6)], {"stem": (model.r1, channels), "n2": (model.r2, channels)}


def frozen_backbone():
    backbone = nn.Sequential(nn.Conv2d(1, 5, 3), nn.ReLU(), nn.Flatten())
    model = nn.Sequential(backbone, nn.Linear(180, 6), nn.ReLU(), nn.Linear(6, 2))
    for parameter in backbone.parameters():
        parameter.requires_grad_(False)
    return model, [(12, 1, 8, 8)], {"0.0": (backbone[1], channels), "1": (model[2], features)}


def rectified_output():
    model = nn.Sequential(nn.Linear(3, 8), nn.Hardtanh(), nn.Linear(8, 4), nn.ReLU())
    return model, [(20, 3)], {"0": (model[1], features), "2": (model[3], features)}


MODELS = [
    mlp,
    deep_mlp_with_norm,
    cnn_with_batchnorm,
    pool_before_relu,
    conv1d,
    conv3d,
    resnet,
    preactivation_resnet,
    mobilenet,
    unet,
    lstm_head,
    transformer,
    one_relu_for_all,
    siamese,
    two_inputs,
    inception,
    densenet,
    frozen_backbone,
    rectified_output,
]


# Functional rectifiers: nothing to hook, so the model itself shows what went in.


class Shown(nn.Module):
    """A rectifier module that only an independent count sees; it computes nothing."""

    def forward(self, x):
        return x


class FunctionalCNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(1, 6, 3), nn.Conv2d(6, 8, 3)
        self.fc1, self.fc2 = nn.Linear(8 * 4, 20), nn.Linear(20, 4)
        self.s1, self.s2, self.s3 = Shown(), Shown(), Shown()

    def forward(self, x):
        x = self.s1(F.relu(self.conv1(x)))
        x = F.max_pool2d(self.s2(torch.relu(self.conv2(x))), 2).flatten(1)
        return self.fc2(self.s3(self.fc1(x).relu()))


def functional_cnn():
    model = FunctionalCNN()
    places = {
        "conv1": (model.s1, channels),
        "conv2": (model.s2, channels),
        "fc1": (model.s3, features),
    }
    return model, [(15, 1, 8, 8)], places


def functional_in_place():
    class InPlace(nn.Module):
        def __init__(self):
            super().__init__()
            self.a, self.b, self.c = nn.Linear(5, 9), nn.Linear(9, 7), nn.Linear(7, 2)
            self.s1, self.s2 = Shown(), Shown()

        def forward(self, x):
            x = self.s1(F.leaky_relu(self.a(x), 0.1, inplace=True))
            return self.c(self.s2(self.b(x).relu_()))

    model = InPlace()
    return model, [(40, 5)], {"a": (model.s1, features), "b": (model.s2, features)}


def clamps_and_maxima():
    class Clamps(nn.Module):
        def __init__(self):
            super().__init__()
            self.a, self.b, self.c = nn.Linear(5, 9), nn.Linear(9, 7), nn.Linear(7, 6)
            self.d = nn.Linear(6, 4)
            self.s1, self.s2, self.s3, self.s4 = Shown(), Shown(), Shown(), Shown()

        def forward(self, x):
            x = self.s1(self.a(x).clamp(min=0))
            x = self.s2(torch.maximum(self.b(x), torch.tensor(0.0)))
            x = self.s3(torch.clamp(self.c(x), 0, 6))
            return self.s4(torch.max(self.d(x), torch.zeros(4)))

    model = Clamps()
    shown = [("a", model.s1), ("b", model.s2), ("c", model.s3), ("d", model.s4)]
    return model, [(40, 5)], {name: (module, features) for name, module in shown}


def functional_without_a_layer():
    class Raw(nn.Module):
        def __init__(self):
            super().__init__()
            self.w1 = nn.Parameter(torch.randn(5, 9))
            self.w2 = nn.Parameter(torch.randn(9, 9))
            self.s1, self.s2 = Shown(), Shown()

        def forward(self, x):
            return self.s2(F.relu(self.s1(F.relu(x @ self.w1)) @ self.w2))

    model = Raw()
    return model, [(40, 5)], {"relu()": (model.s1, features), "relu()#2": (model.s2, features)}


def torch_encoder_layer():
    model = nn.Sequential(
        nn.Linear(3, 8), nn.TransformerEncoderLayer(8, 2, 16, batch_first=True), nn.Linear(8, 1)
    )

    class Relu(nn.Module):
        def forward(self, x):
            return F.relu(x)

    # A function in a module of its own, so that an independent hook can see it.
    model[1].activation = Relu()
    return model, [(6, 4, 3)], {"1.linear1": (model[1].activation, features)}


MODELS += [
    functional_cnn,
    functional_in_place,
    clamps_and_maxima,
    functional_without_a_layer,
    torch_encoder_layer,
]
