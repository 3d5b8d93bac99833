"""An MLP with dropout, AdamW, gradient accumulation, and no validation: a probe is counted."""

import torch
from dying_cnn import load_digits
from torch import nn
from torch.utils.data import DataLoader

import rekindle

torch.manual_seed(2)
digits = load_digits()
images = torch.stack([image for image, _ in digits])
loader = DataLoader(digits, batch_size=16, shuffle=True)

model = nn.Sequential(
    nn.Flatten(),
    nn.Linear(64, 128),
    nn.ReLU(),
    nn.Dropout(0.2),
    nn.Linear(128, 64),
    nn.LeakyReLU(),
    nn.Linear(64, 10),
)
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3, weight_decay=0.01)
recorder = rekindle.watch(model, optimizer, data=images[:500])

for epoch in range(10):
    total = correct = 0.0
    for step, (x, y) in enumerate(loader, start=1):
        output = model(x)
        loss = criterion(output, y) / 2
        loss.backward()
        if step % 2 == 0:
            optimizer.step()
            optimizer.zero_grad()
        total += 2 * loss.item() * len(x)
        correct += (output.argmax(1) == y).sum().item()
    print(f"epoch {epoch + 1}: loss {total / len(digits):.3f}")
    recorder.epoch(loss=total / len(digits), accuracy=correct / len(digits))

recorder.close()
