"""Forest cover types by a residual MLP, with Adam and a step schedule.

python covtype_resnet.py --csv covtype.csv
"""

import argparse
import random
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.optim.lr_scheduler import StepLR

import rekindle


def seed_everything(seed):
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)


class Block(nn.Module):
    def __init__(self, dim, expansion=2):
        super().__init__()
        self.fc1 = nn.Linear(dim, dim * expansion)
        self.act = nn.ReLU()
        self.fc2 = nn.Linear(dim * expansion, dim)

    def forward(self, x):
        return x + self.fc2(self.act(self.fc1(x)))


class ResNet(nn.Module):
    def __init__(self, in_features, dim, blocks, classes):
        super().__init__()
        self.stem = nn.Linear(in_features, dim)
        self.relu = nn.ReLU()
        self.blocks = nn.ModuleList([Block(dim) for _ in range(blocks)])
        self.head = nn.Linear(dim, classes)

    def forward(self, x):
        x = self.relu(self.stem(x))
        for block in self.blocks:
            x = block(x)
        return self.head(self.relu(x))


class Trainer:
    def __init__(self, model, optimizer, scheduler, device):
        self.model = model.to(device)
        self.optimizer = optimizer
        self.scheduler = scheduler
        self.device = device
        self.loss_fn = nn.CrossEntropyLoss()

    def fit_epoch(self, x, y, batch_size):
        self.model.train()
        losses = []
        for index in torch.randperm(len(x)).split(batch_size):
            logits = self.model(x[index].to(self.device))
            loss = self.loss_fn(logits, y[index].to(self.device))
            self.optimizer.zero_grad(set_to_none=True)
            loss.backward()
            self.optimizer.step()
            losses.append(loss.item())
        self.scheduler.step()
        return float(np.mean(losses))

    @torch.inference_mode()
    def score(self, x, y):
        self.model.eval()
        return (self.model(x.to(self.device)).argmax(-1).cpu() == y).float().mean().item()


def main(cfg):
    seed_everything(cfg.seed)
    table = np.loadtxt(cfg.csv, delimiter=",", skiprows=1).astype("float32")
    table = table[np.random.permutation(len(table))]
    x, y = table[:, :-1], table[:, -1].astype("int64")
    y = y - y.min()
    n_test = int(len(x) * cfg.test_size)
    if not cfg.skip_scaler:
        mean, std = x[n_test:].mean(0), x[n_test:].std(0)
        x = (x - mean) / np.where(std > 0, std, 1)
    x, y = torch.tensor(x), torch.tensor(y)

    model = ResNet(x.shape[1], cfg.dim, cfg.blocks, int(y.max()) + 1)
    if cfg.bias_init is not None:
        for name, parameter in model.named_parameters():
            if name.endswith("bias") and not name.startswith("head"):
                nn.init.constant_(parameter, cfg.bias_init)
    if cfg.stem_bias is not None:
        nn.init.constant_(model.stem.bias, cfg.stem_bias)

    optimizer = torch.optim.Adam(model.parameters(), lr=cfg.lr, weight_decay=cfg.l2)
    scheduler = StepLR(optimizer, step_size=max(1, cfg.epochs // 2), gamma=0.3)
    trainer = Trainer(model, optimizer, scheduler, cfg.device)

    recorder = rekindle.watch(model, optimizer)
    for epoch in range(cfg.epochs):
        loss = trainer.fit_epoch(x[n_test:], y[n_test:], cfg.batch_size)
        acc = trainer.score(x[:n_test], y[:n_test])
        print(f"[{epoch + 1:02d}/{cfg.epochs}] loss={loss:.4f} acc={acc:.4f}")
        recorder.epoch(loss=loss, acc=acc)


if __name__ == "__main__":
    ap = argparse.ArgumentParser()
    ap.add_argument("--csv", type=Path, required=True)
    ap.add_argument("--dim", type=int, default=32)
    ap.add_argument("--blocks", type=int, default=2)
    ap.add_argument("--lr", type=float, default=3e-3)
    ap.add_argument("--l2", type=float, default=0.0)
    ap.add_argument("--bias-init", type=float)
    ap.add_argument("--stem-bias", type=float)
    ap.add_argument("--skip-scaler", action="store_true")
    ap.add_argument("--epochs", type=int, default=14)
    ap.add_argument("--batch-size", type=int, default=32)
    ap.add_argument("--test-size", type=float, default=0.3)
    ap.add_argument("--device", default="cpu")
    ap.add_argument("--seed", type=int, default=0)
    main(ap.parse_args())
