"""A CNN on the digits, with functional activations, after the basic example for MNIST.

python digits_cnn.py --data digits.csv
"""

import argparse
import csv

import torch
import torch.nn as nn
import torch.nn.functional as F
import torch.optim as optim

import rekindle


class Digits(torch.utils.data.Dataset):
    def __init__(self, path, train, transform=None):
        with open(path, newline="") as file:
            rows = [[int(cell) for cell in row] for row in list(csv.reader(file))[1:]]
        # Every fourth is for the test.
        rows = [row for i, row in enumerate(rows) if (i % 4 != 0) == train]
        # From 0 to 255, as in an image file.
        self.images = torch.tensor([row[:64] for row in rows]).view(-1, 1, 8, 8) * 255 // 16
        self.labels = [row[64] for row in rows]
        self.transform = transform

    def __len__(self):
        return len(self.labels)

    def __getitem__(self, index):
        image = self.images[index].float()
        if self.transform is not None:
            image = self.transform(image)
        return image, self.labels[index]


class Normalize:
    def __init__(self, mean, std):
        self.mean = mean
        self.std = std

    def __call__(self, image):
        return (image - self.mean) / self.std


class Net(nn.Module):
    def __init__(self):
        super(Net, self).__init__()
        self.conv1 = nn.Conv2d(1, 16, 3, padding=1)
        self.conv2 = nn.Conv2d(16, 32, 3, padding=1)
        self.conv3 = nn.Conv2d(32, 32, 3, padding=1)
        self.fc = nn.Linear(32 * 2 * 2, 10)

    def forward(self, x):
        x = F.relu(self.conv1(x))
        x = F.relu(self.conv2(x))
        x = F.max_pool2d(x, 2)
        x = F.relu(self.conv3(x))
        x = F.max_pool2d(x, 2)
        x = torch.flatten(x, 1)
        return F.log_softmax(self.fc(x), dim=1)


def weights_init(mean):
    def init(m):
        if isinstance(m, (nn.Conv2d, nn.Linear)):
            nn.init.normal_(m.weight, mean, 0.05)
            nn.init.zeros_(m.bias)

    return init


def train(args, model, train_loader, optimizer, epoch):
    model.train()
    for batch_idx, (data, target) in enumerate(train_loader):
        optimizer.zero_grad()
        output = model(data)
        loss = F.nll_loss(output, target)
        loss.backward()
        optimizer.step()
        if batch_idx % args.log_interval == 0:
            print(f"Train Epoch: {epoch} [{batch_idx * len(data)}]\tLoss: {loss.item():.6f}")


def test(model, test_loader):
    model.eval()
    test_loss = 0
    correct = 0
    with torch.no_grad():
        for data, target in test_loader:
            output = model(data)
            test_loss += F.nll_loss(output, target, reduction="sum").item()
            pred = output.argmax(dim=1, keepdim=True)
            correct += pred.eq(target.view_as(pred)).sum().item()
    test_loss /= len(test_loader.dataset)
    print(f"Test set: Average loss: {test_loss:.4f}, Accuracy: {correct}/{len(test_loader.dataset)}")
    return test_loss, correct / len(test_loader.dataset)


def main():
    parser = argparse.ArgumentParser(description="digits with a CNN")
    parser.add_argument("--data", required=True)
    parser.add_argument("--batch-size", type=int, default=64)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--lr", type=float, default=0.03)
    parser.add_argument("--momentum", type=float, default=0.9)
    parser.add_argument("--wd", type=float, default=0)
    parser.add_argument("--init-mean", type=float, help="draw weights around this")
    parser.add_argument("--conv2-bias", type=float)
    parser.add_argument("--no-normalize", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--log-interval", type=int, default=10)
    args = parser.parse_args()

    torch.manual_seed(args.seed)
    transform = None if args.no_normalize else Normalize(77.5, 95.8)
    train_loader = torch.utils.data.DataLoader(
        Digits(args.data, train=True, transform=transform),
        batch_size=args.batch_size,
        shuffle=True,
    )
    test_loader = torch.utils.data.DataLoader(
        Digits(args.data, train=False, transform=transform), batch_size=1000
    )

    model = Net()
    if args.init_mean is not None:
        model.apply(weights_init(args.init_mean))
    if args.conv2_bias is not None:
        nn.init.constant_(model.conv2.bias, args.conv2_bias)
    optimizer = optim.SGD(
        model.parameters(), lr=args.lr, momentum=args.momentum, weight_decay=args.wd
    )

    recorder = rekindle.watch(model, optimizer)
    for epoch in range(1, args.epochs + 1):
        train(args, model, train_loader, optimizer, epoch)
        loss, accuracy = test(model, test_loader)
        recorder.epoch(test_loss=loss, accuracy=accuracy)


if __name__ == "__main__":
    main()
