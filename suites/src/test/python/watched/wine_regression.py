"""How good is a wine? A regression with AdamW and a cosine schedule.

python wine_regression.py winequality_white.csv
"""

import math
from argparse import ArgumentParser

import numpy as np
import torch
from torch import nn, optim
from torch.optim.lr_scheduler import CosineAnnealingLR
from torch.utils.data import DataLoader, TensorDataset

import rekindle


class Regressor(nn.Module):
    def __init__(self, inputs, hidden, dropout):
        super().__init__()
        self.body = nn.Sequential(
            nn.Linear(inputs, hidden),
            nn.ReLU(inplace=True),
            nn.Linear(hidden, hidden),
            nn.ReLU(inplace=True),
            nn.Dropout(dropout),
            nn.Linear(hidden, hidden // 2),
            nn.ReLU(inplace=True),
        )
        self.head = nn.Linear(hidden // 2, 1)

    def forward(self, x):
        return self.head(self.body(x)).squeeze(-1)


def get_loaders(path, batch_size, scale):
    table = np.genfromtxt(path, delimiter=",", skip_header=1, dtype=np.float32)
    np.random.shuffle(table)
    x, y = table[:, :-1], table[:, -1]
    cut = int(0.8 * len(x))
    if scale:
        x = (x - x[:cut].mean(axis=0)) / x[:cut].std(axis=0)
    y = y - y[:cut].mean()
    x, y = torch.from_numpy(x), torch.from_numpy(y)
    return (
        DataLoader(TensorDataset(x[:cut], y[:cut]), batch_size=batch_size, shuffle=True),
        DataLoader(TensorDataset(x[cut:], y[cut:]), batch_size=batch_size),
    )


def run_epoch(model, loader, optimizer=None):
    model.train(optimizer is not None)
    errors, targets = [], []
    with torch.set_grad_enabled(optimizer is not None):
        for x, y in loader:
            error = model(x) - y
            if optimizer is not None:
                optimizer.zero_grad()
                error.square().mean().backward()
                optimizer.step()
            errors.append(error.detach())
            targets.append(y)
    mse = torch.cat(errors).square().mean().item()
    return math.sqrt(mse), 1 - mse / torch.cat(targets).var(unbiased=False).item()


if __name__ == "__main__":
    p = ArgumentParser()
    p.add_argument("data")
    p.add_argument("--hidden", type=int, default=64)
    p.add_argument("--dropout", type=float, default=0.1)
    p.add_argument("--lr", type=float, default=2e-3)
    p.add_argument("--weight-decay", type=float, default=0.01)
    p.add_argument("--batch-size", type=int, default=128)
    p.add_argument("--epochs", type=int, default=10)
    p.add_argument("--init", choices=["torch", "he", "uniform"], default="torch")
    p.add_argument("--shift", type=float, default=0.0, help="added to the second layer's bias")
    p.add_argument("--no-scaling", action="store_true")
    p.add_argument("--seed", type=int, default=42)
    a = p.parse_args()

    np.random.seed(a.seed)
    torch.manual_seed(a.seed)
    train_loader, valid_loader = get_loaders(a.data, a.batch_size, scale=not a.no_scaling)

    model = Regressor(11, a.hidden, a.dropout)
    for layer in model.body:
        if isinstance(layer, nn.Linear) and a.init == "he":
            nn.init.kaiming_uniform_(layer.weight, nonlinearity="relu")
            nn.init.zeros_(layer.bias)
        elif isinstance(layer, nn.Linear) and a.init == "uniform":
            # Meant to be small: -0.5 to 0.1, of mean -0.2.
            nn.init.uniform_(layer.weight, -0.5, 0.1)
            nn.init.uniform_(layer.bias, -0.5, 0.1)
    with torch.no_grad():
        model.body[2].bias += a.shift

    opt = optim.AdamW(model.parameters(), lr=a.lr, weight_decay=a.weight_decay)
    sched = CosineAnnealingLR(opt, T_max=a.epochs)

    with rekindle.watch(model, opt) as recorder:
        for epoch in range(a.epochs):
            train_rmse, train_r2 = run_epoch(model, train_loader, opt)
            rmse, r2 = run_epoch(model, valid_loader)
            sched.step()
            print(f"{epoch + 1:3d} rmse {train_rmse:.3f}/{rmse:.3f} r2 {train_r2:.3f}/{r2:.3f}")
            recorder.epoch(r2=r2, rmse=rmse)
