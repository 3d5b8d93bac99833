"""An MLP on the digits.

python digits_mlp.py digits.csv
"""

import argparse

import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split

import rekindle


def load(path, raw):
    table = np.loadtxt(path, delimiter=",", skiprows=1, dtype=np.float32)
    # As in an image file: from 0 to 255.
    pixels = table[:, :64] / 16 * 255
    if not raw:
        pixels = (pixels / 255 - 0.305) / 0.376
    return TensorDataset(torch.from_numpy(pixels), torch.from_numpy(table[:, 64]).long())


def build(hidden):
    layers = []
    width = 64
    for units in hidden:
        layers += [nn.Linear(width, units), nn.ReLU()]
        width = units
    return nn.Sequential(*layers, nn.Linear(width, 10))


def init_weights(model, args):
    linears = [module for module in model if isinstance(module, nn.Linear)]
    for module in linears:
        nn.init.xavier_uniform_(module.weight)
        nn.init.zeros_(module.bias)
    for module in linears[:-1]:
        nn.init.constant_(module.bias, args.bias)
    if args.first_bias is not None:
        nn.init.constant_(linears[0].bias, args.first_bias)


def train(model, loader, criterion, optimizer):
    model.train()
    total = 0.0
    for x, y in loader:
        optimizer.zero_grad()
        loss = criterion(model(x), y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(y)
    return total / len(loader.dataset)


def evaluate(model, loader, criterion):
    model.eval()
    total = correct = 0.0
    with torch.no_grad():
        for x, y in loader:
            output = model(x)
            total += criterion(output, y).item() * len(y)
            correct += (output.argmax(dim=1) == y).sum().item()
    return total / len(loader.dataset), correct / len(loader.dataset)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("table")
    parser.add_argument("--hidden", type=int, nargs="+", default=[64, 64])
    parser.add_argument("--lr", type=float, default=0.02)
    parser.add_argument("--weight-decay", type=float, default=0.0)
    parser.add_argument("--bias", type=float, default=0.0, help="of all hidden units")
    parser.add_argument("--first-bias", type=float, help="of the first layer")
    parser.add_argument("--raw", action="store_true", help="leave pixels as they are")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--batch-size", type=int, default=32)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()

    torch.manual_seed(args.seed)
    train_set, test_set = random_split(load(args.table, args.raw), [0.7, 0.3])
    train_loader = DataLoader(train_set, batch_size=args.batch_size, shuffle=True)
    test_loader = DataLoader(test_set, batch_size=256)

    model = build(args.hidden)
    init_weights(model, args)
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(
        model.parameters(),
        lr=args.lr,
        momentum=0.9,
        nesterov=True,
        weight_decay=args.weight_decay,
    )

    recorder = rekindle.watch(model, optimizer)
    for epoch in range(1, args.epochs + 1):
        train_loss = train(model, train_loader, criterion, optimizer)
        test_loss, accuracy = evaluate(model, test_loader, criterion)
        print(f"epoch {epoch}: train {train_loss:.4f}, test {test_loss:.4f}, {accuracy:.2%}")
        recorder.epoch(train_loss=train_loss, test_loss=test_loss, accuracy=accuracy)


if __name__ == "__main__":
    main()
