"""A regression by hand-made batches. Its inputs are not scaled, which kills units."""

import torch
from torch import nn

import rekindle

torch.manual_seed(3)
x = torch.rand(2000, 4) * torch.tensor([1.0, 10.0, 100.0, 1000.0])
y = (x[:, :1] * 3 + x[:, 1:2] / 10 - x[:, 2:3] / 100 + (x[:, 3:] / 1000) ** 2).tanh()
train_x, train_y, valid_x, valid_y = x[:1600], y[:1600], x[1600:], y[1600:]

net = nn.Sequential(
    nn.Linear(4, 32), nn.ReLU(), nn.Linear(32, 32), nn.ReLU(), nn.Linear(32, 1)
)
opt = torch.optim.Adam(net.parameters(), lr=0.01)
mse = nn.MSELoss()
recorder = rekindle.watch(net, opt, name="regression")

for epoch in range(30):
    net.train()
    order = torch.randperm(len(train_x))
    for i in range(0, len(order), 50):
        batch = order[i : i + 50]
        opt.zero_grad()
        error = mse(net(train_x[batch]), train_y[batch])
        error.backward()
        opt.step()
    net.eval()
    with torch.no_grad():
        residual = ((net(valid_x) - valid_y) ** 2).mean()
        r2 = 1 - residual / valid_y.var(unbiased=False)
    print(f"{epoch + 1:2d}  mse {residual.item():.4f}  R2 {r2.item():.4f}")
    recorder.epoch(mse=residual, r2=r2)
