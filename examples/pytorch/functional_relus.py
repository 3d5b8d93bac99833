"""ReLUs that are functions, and a cosine schedule. The scheduler sees its own rates only."""

import torch
import torch.nn.functional as F
from dying_cnn import load_digits
from torch import nn
from torch.utils.data import DataLoader, random_split

import rekindle


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 16, 3, padding=1)
        self.conv2 = nn.Conv2d(16, 32, 3, padding=1)
        self.fc1 = nn.Linear(32 * 4 * 4, 64)
        self.fc2 = nn.Linear(64, 10)

    def forward(self, x):
        x = F.relu(self.conv1(x))
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        x = torch.flatten(x, 1)
        x = self.fc1(x).relu()
        return F.log_softmax(self.fc2(x), dim=1)


torch.manual_seed(1)
train_set, test_set = random_split(load_digits(), [0.8, 0.2])
model = Net()
optimizer = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9)
scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=10)

with rekindle.watch(model, optimizer) as recorder:
    for epoch in range(10):
        model.train()
        for x, y in DataLoader(train_set, batch_size=64, shuffle=True):
            optimizer.zero_grad()
            loss = F.nll_loss(model(x), y)
            loss.backward()
            optimizer.step()
        scheduler.step()

        model.eval()
        correct = 0
        with torch.no_grad():
            for x, y in DataLoader(test_set, batch_size=256):
                correct += (model(x).argmax(1) == y).sum().item()
        accuracy = correct / len(test_set)
        print(f"epoch {epoch + 1}: loss {loss.item():.3f}, accuracy {accuracy:.3f}")
        recorder.epoch(loss=loss, accuracy=accuracy)
