"""What a repeated run changes, against the same change made by hand."""

import json

import pytest
from conftest import Run

SCRIPT = """
import json, random, sys
import torch
from torch import nn
import torch.nn.functional as F
import rekindle
{seeding}
model = nn.Sequential(nn.Linear(6, 16), nn.ReLU(), nn.Linear(16, 8), nn.ReLU(), nn.Linear(8, 3))
optimizer = torch.optim.SGD(model.parameters(), lr={lr}, momentum=0.9, weight_decay={decay})
scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, 3)
generator = torch.Generator().manual_seed(11)
x = torch.randn(320, 6, generator=generator) * 3 + 5
y = (x.sum(1) > 30).long()
loader = torch.utils.data.DataLoader(
    torch.utils.data.TensorDataset(x, y), batch_size=32, shuffle=True)
{before}
recorder = rekindle.watch(model, optimizer, data=x)
rates, orders = [], []
for epoch in range(3):
    for a, b in loader:
        orders.append(a.sum().item())
        optimizer.zero_grad()
        loss = F.cross_entropy(model(a), b)
        loss.backward()
        optimizer.step()
    scheduler.step()
    rates.append(scheduler.get_last_lr()[0])
    print(json.dumps({{"rate": rates[-1], "shown": optimizer.param_groups[0]["lr"],
        "order": orders, "weights": [p.sum().item() for p in model.parameters()],
        "kinds": [type(m).__name__ for m in model]}}))
    recorder.epoch(loss=loss)
    sys.stdout.flush()
print(json.dumps({{"end": True}}))
"""


def text(lr=0.05, decay=0.0, seeding="torch.manual_seed(5)", before=""):
    return SCRIPT.format(lr=lr, decay=decay, seeding=seeding, before=before)


def lines(finished):
    assert finished.code == 0, finished.stderr
    return [json.loads(line) for line in finished.stdout.splitlines()]


def test_a_smaller_rate_is_what_the_script_with_that_rate_does(script):
    by_hand = lines(script(text(lr=0.05 * 0.25)))
    repeated = lines(script(text(), {"learning_rate_factor": 0.25}))
    for hand, other in zip(by_hand[:3], repeated[:3]):
        assert other["weights"] == pytest.approx(hand["weights"], abs=1e-5)


def test_the_scheduler_sees_the_rate_of_the_script(script):
    plain = lines(script(text()))
    repeated = lines(script(text(), {"learning_rate_factor": 0.25}))
    assert [line["rate"] for line in repeated[:3]] == [line["rate"] for line in plain[:3]]
    assert [line["shown"] for line in repeated[:3]] == [line["shown"] for line in plain[:3]]


def test_without_weight_decay_is_what_the_script_without_it_does(script):
    by_hand = lines(script(text()))
    repeated = lines(script(text(decay=0.1), {"weight_decay": 0.0}))
    assert repeated[:3] == by_hand[:3]


def test_an_empty_experiment_changes_nothing(script):
    plain = lines(script(text()))
    repeated = lines(script(text(), {"seed_shift": 0}))
    assert repeated == plain


def test_a_seed_shift_draws_other_weights_and_is_repeatable(script):
    plain = lines(script(text()))
    shifted = lines(script(text(), {"seed_shift": 3}))
    again = lines(script(text(), {"seed_shift": 3}))
    assert shifted == again
    assert shifted[0]["weights"] != plain[0]["weights"]
    assert shifted == lines(script(text(seeding="torch.manual_seed(8)").replace("(11)", "(14)")))


def test_a_script_that_never_seeds_is_repeatable_in_an_experiment(script):
    once = lines(script(text(seeding=""), {"seed_shift": 2}))
    again = lines(script(text(seeding=""), {"seed_shift": 2}))
    assert once == again


def test_other_batches_keep_the_first_weights(script):
    shown = "print(json.dumps({'weights': [p.sum().item() for p in model.parameters()]}))"
    plain = lines(script(text(before=shown)))
    sham = lines(script(text(before=shown), {"other_batches": True}))
    assert sham[0] == plain[0]
    assert sham[1]["order"] != plain[1]["order"]
    again = lines(script(text(before=shown), {"other_batches": True}))
    assert sham == again


def test_other_batches_also_come_from_a_generator_of_the_script(script):
    def own(experiment=None):
        loader = text().replace("shuffle=True)", "shuffle=True, generator=generator)")
        return lines(script(loader, experiment))

    assert own({"other_batches": True})[0]["order"] != own()[0]["order"]


def test_the_run_stops_after_the_epoch(script, tmp_path):
    finished = script(text(), {"until_epoch": 2, "out": str(tmp_path / "arm")})
    assert len(lines(finished)) == 2
    run = Run(tmp_path / "arm")
    assert [line["epoch"] for line in run.epochs] == [0, 1, 2]
    assert run.run["experiment"]["until_epoch"] == 2
    assert run.run["experiment_refused"] == []
    assert run.units and run.life_lines


def test_the_activation_is_swapped_in_place(script):
    swapped = script(text(), {"activation": {"name": "leaky_relu", "negative_slope": 0.1}})
    assert lines(swapped)[0]["kinds"] == ["Linear", "LeakyReLU", "Linear", "LeakyReLU", "Linear"]
    layers = swapped.only_run.run["layers"]
    assert [layer["activation"] for layer in layers] == ["leaky_relu", "leaky_relu"]
    assert layers[0]["parameters"] == {"negative_slope": 0.1}
    by_hand = text().replace("nn.ReLU()", "nn.LeakyReLU(0.1)")
    assert [a["weights"] for a in lines(swapped)[:3]] == [
        b["weights"] for b in lines(script(by_hand, name="by_hand.py"))[:3]
    ]


def test_the_slopes_of_a_prelu_are_learnt(script):
    before = "import atexit; atexit.register(lambda: print(json.dumps(model[1].weight.item())))"
    finished = script(text(before=before), {"activation": {"name": "prelu"}})
    slope = lines(finished)[-1]
    assert slope != 0.25


def test_he_initialization_is_drawn_for_layers_that_feed_rectifiers_only(script):
    bad = "[nn.init.constant_(m.bias, -50.0) for m in model if isinstance(m, nn.Linear)]"
    after = "print(json.dumps([m.bias.tolist() for m in model if isinstance(m, nn.Linear)]))"
    source = text(before=bad).replace("rates, orders", after + "\nrates, orders")
    biases = lines(script(source, {"init": {"name": "he_normal", "bias": 0.0}}))[0]
    assert set(biases[0]) == set(biases[1]) == {0.0}
    assert set(biases[2]) == {-50.0}
    assert script(source, {"init": {"name": "he_normal", "bias": 0.0}}).code == 0


def test_inputs_are_standardised(script):
    source = (
        text()
        .replace("data=x", "data=x")
        .replace(
            "rates, orders",
            "model[0].register_forward_pre_hook(lambda m, a: seen.append(a[0]))\n"
            "seen = []\nmodel(x)\nprint(json.dumps([seen[0].mean(0).tolist(), "
            "seen[0].std(0).tolist()]))\nrates, orders",
        )
    )
    means, deviations = lines(script(source, {"standardize_inputs": True}))[0]
    assert means == pytest.approx([0] * 6, abs=1e-4)
    assert deviations == pytest.approx([1] * 6, abs=0.01)


def test_gradients_are_clipped_before_the_step(script):
    by_hand = text().replace(
        "optimizer.step()", "nn.utils.clip_grad_norm_(model.parameters(), 0.1); optimizer.step()"
    )
    clipped = lines(script(text(), {"gradient_clip": 0.1}))
    assert clipped[:3] == lines(script(by_hand))[:3]


def test_the_rate_warms_up(script):
    by_hand = text().replace(
        "optimizer.step()",
        "rate = optimizer.param_groups[0]['lr']; count = len(orders)\n"
        "        optimizer.param_groups[0]['lr'] = rate * min(1, count / 20)\n"
        "        optimizer.step(); optimizer.param_groups[0]['lr'] = rate",
    )
    assert lines(script(text(), {"warm_up_steps": 20}))[:3] == lines(script(by_hand))[:3]


def test_what_cannot_be_done_is_refused(script):
    embedding = """
import torch, rekindle
from torch import nn
model = nn.Sequential(nn.Embedding(10, 4), nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 1))
optimizer = torch.optim.Adam(model.parameters())
recorder = rekindle.watch(model, optimizer)
for _ in range(2):
    model(torch.arange(10)).sum().backward()
    optimizer.step()
    recorder.epoch(loss=1.0)
"""
    finished = script(embedding, {"standardize_inputs": True})
    assert finished.code == 0
    refused = finished.only_run.run["experiment_refused"]
    assert [refusal["field"] for refusal in refused] == ["standardize_inputs"]


FUNCTIONAL = """
import json, torch, rekindle
import torch.nn.functional as F
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b, self.c = nn.Linear(4, 12), nn.Linear(12, 12), nn.Linear(12, 1)
    def forward(self, x):
        x = {first}
        return self.c({second})

torch.manual_seed(0)
model = Net()
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
x = torch.randn(64, 4)
recorder = rekindle.watch(model, optimizer)
for epoch in range(3):
    for _ in range(5):
        optimizer.zero_grad()
        loss = (model(x) - x.sum(1, keepdim=True)).square().mean()
        loss.backward()
        optimizer.step()
    model.eval()
    print(json.dumps([loss.item(), model(x).mean().item()]))
    model.train()
    recorder.epoch(loss=loss)
"""


def test_activations_that_are_functions_are_swapped(script):
    relu = FUNCTIONAL.format(first="F.relu(self.a(x))", second="self.b(x).relu_()")
    leaky = FUNCTIONAL.format(
        first="F.leaky_relu(self.a(x), 0.2)", second="F.leaky_relu(self.b(x), 0.2)"
    )
    wanted = {"activation": {"name": "leaky_relu", "negative_slope": 0.2}}
    swapped = script(relu, wanted)
    assert [layer["activation"] for layer in swapped.only_run.run["layers"]] == ["leaky_relu"] * 2
    assert lines(swapped) == lines(script(leaky, name="by_hand.py"))


def test_functions_are_swapped_for_a_prelu_that_learns(script):
    relu = FUNCTIONAL.format(first="F.relu(self.a(x))", second="self.b(x).relu()")
    shown = relu + "print(json.dumps([p.numel() for p in optimizer.param_groups[0]['params']]))"
    finished = script(shown, {"activation": {"name": "prelu"}})
    assert lines(finished)[-1][-2:] == [1, 1]
    assert finished.only_run.run["experiment_refused"] == []


def test_he_initialization_reaches_layers_before_functions(script):
    relu = FUNCTIONAL.format(first="F.relu(self.a(x))", second="self.b(x).relu()")
    shown = relu.replace(
        "for epoch in range(3):", "model.a.bias.data.fill_(-9)\nfor epoch in range(3):"
    )
    shown = shown.replace(
        "    model.eval()\n", "    print(model.a.bias.max().item() > -1)\n    break\n"
    )
    assert script(shown).stdout == "False\n"
    assert script(shown, {"init": {"name": "rai"}}).stdout == "True\n"
