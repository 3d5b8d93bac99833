"""The programs that are watched: a network, its batches, and how its loop is written."""

import csv
import gzip
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

HOME = Path(__file__).resolve().parents[2]


class Program:
    """A training loop as people write it, with the places where a tool may be called."""

    def __init__(self, make, train, validation, batch, optimizer, loaders=True):
        self.make = make
        self.optimizer = optimizer
        self.samples = len(validation[0])
        if loaders:
            self.train = DataLoader(TensorDataset(*train), batch, shuffle=True)
            self.validation = DataLoader(TensorDataset(*validation), 256)
        else:
            self.train = Slices(*train, batch, shuffle=True)
            self.validation = Slices(*validation, 256, shuffle=False)

    def start(self):
        torch.manual_seed(0)
        model = self.make()
        return model, self.optimizer(model.parameters())

    def run(self, model, optimizer, epochs, tool):
        for _ in range(epochs):
            model.train()
            for inputs, labels in self.train:
                optimizer.zero_grad()
                loss = F.cross_entropy(model(inputs), labels)
                loss.backward()
                tool.after_backward(loss)
                optimizer.step()
                tool.after_step(loss)
            model.eval()
            right = 0
            with torch.no_grad():
                for inputs, labels in self.validation:
                    right += (model(inputs).argmax(1) == labels).sum().item()
            tool.after_epoch(loss.item(), right / self.samples)


class Slices:
    """Batches without a DataLoader."""

    def __init__(self, x, y, batch, shuffle):
        self.x, self.y, self.batch, self.shuffle = x, y, batch, shuffle

    def __iter__(self):
        order = torch.randperm(len(self.x)) if self.shuffle else torch.arange(len(self.x))
        for rows in order.split(self.batch):
            yield self.x[rows], self.y[rows]


def digits():
    with open(HOME / "examples" / "digits.csv") as file:
        rows = [[float(value) for value in row] for row in list(csv.reader(file))[1:]]
    table = torch.tensor(rows)
    x, y = table[:, :-1] / 16, table[:, -1].long()
    return (x[:1437], y[:1437]), (x[1437:], y[1437:])


def mlp(loaders=True):
    """64-128-64-10 on the digits, Adam, batches of 32."""
    train, validation = digits()
    return Program(
        lambda: nn.Sequential(nn.Linear(64, 128), nn.ReLU(), nn.Linear(128, 64), nn.ReLU(), nn.Linear(64, 10)),
        train,
        validation,
        32,
        lambda parameters: torch.optim.Adam(parameters, lr=1e-3),
        loaders,
    )


def slices():
    """The same, without a DataLoader."""
    return mlp(loaders=False)


def cnn(folder=None):
    """Two convolutions and two linear layers on 28 × 28 images, Adam, batches of 64."""
    if folder is None:
        generator = torch.Generator().manual_seed(0)
        x = torch.rand(3500, 1, 28, 28, generator=generator)
        y = torch.randint(0, 10, (3500,), generator=generator)
    else:
        x, y = fashion(Path(folder), 3500)
    return Program(
        lambda: nn.Sequential(
            nn.Conv2d(1, 16, 3, padding=1),
            nn.ReLU(),
            nn.MaxPool2d(2),
            nn.Conv2d(16, 32, 3, padding=1),
            nn.ReLU(),
            nn.MaxPool2d(2),
            nn.Flatten(),
            nn.Linear(32 * 49, 128),
            nn.ReLU(),
            nn.Linear(128, 10),
        ),
        (x[:3000], y[:3000]),
        (x[3000:], y[3000:]),
        64,
        lambda parameters: torch.optim.Adam(parameters, lr=1e-3),
    )


def fashion(folder, samples):
    """The first images and labels of the training part of Fashion-MNIST."""
    with gzip.open(folder / "train-images-idx3-ubyte.gz") as file:
        file.read(16)
        pixels = torch.frombuffer(bytearray(file.read(samples * 784)), dtype=torch.uint8)
    with gzip.open(folder / "train-labels-idx1-ubyte.gz") as file:
        file.read(8)
        labels = torch.frombuffer(bytearray(file.read(samples)), dtype=torch.uint8)
    return pixels.reshape(-1, 1, 28, 28).float() / 255, labels.long()


class Block(nn.Module):
    def __init__(self, inputs, width, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, width, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.conv2 = nn.Conv2d(width, width, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(width)
        self.relu = nn.ReLU(inplace=True)
        self.downsample = None
        if stride != 1 or inputs != width:
            self.downsample = nn.Sequential(nn.Conv2d(inputs, width, 1, stride, bias=False), nn.BatchNorm2d(width))

    def forward(self, x):
        skip = x if self.downsample is None else self.downsample(x)
        out = self.relu(self.bn1(self.conv1(x)))
        return self.relu(self.bn2(self.conv2(out)) + skip)


def resnet():
    """ResNet-18 as in torchvision, on noise of 3 × 64 × 64, SGD with momentum, batches of 16."""

    def make():
        parts = [nn.Conv2d(3, 64, 7, 2, 3, bias=False), nn.BatchNorm2d(64)]
        parts += [nn.ReLU(inplace=True), nn.MaxPool2d(3, 2, 1)]
        inputs = 64
        for width, stride in ((64, 1), (128, 2), (256, 2), (512, 2)):
            parts += [Block(inputs, width, stride), Block(width, width, 1)]
            inputs = width
        return nn.Sequential(*parts, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(512, 10))

    generator = torch.Generator().manual_seed(0)
    x = torch.randn(384, 3, 64, 64, generator=generator)
    y = torch.randint(0, 10, (384,), generator=generator)
    return Program(
        make,
        (x[:320], y[:320]),
        (x[320:], y[320:]),
        16,
        lambda parameters: torch.optim.SGD(parameters, lr=0.01, momentum=0.9),
    )
