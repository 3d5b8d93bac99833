"""Scripts in which something goes wrong, or in which little is as usual. Each has a clear outcome:
the script does what it would do without the recorder, and the directory is valid."""

import json
import os
import signal
import subprocess
import sys

import pytest
import torch
from conftest import CLIENT, Run, environment

HEAD = """
import sys, torch, rekindle
import torch.nn.functional as F
from torch import nn
torch.manual_seed(0)
model = nn.Sequential(nn.Linear(6, 16), nn.ReLU(), nn.Linear(16, 3))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
x, y = torch.randn(320, 6), torch.randint(0, 3, (320,))

def train():
    model.train()
    for i in range(0, 320, 32):
        optimizer.zero_grad()
        loss = F.cross_entropy(model(x[i : i + 32]), y[i : i + 32])
        loss.backward()
        optimizer.step()
    return loss
"""


def epochs(run):
    return [line["epoch"] for line in run.epochs]


def test_a_crash_in_the_second_epoch_leaves_the_first(script):
    crash = HEAD + "recorder = rekindle.watch(model, optimizer)\nfor epoch in range(3):\n"
    crash += "    loss = train()\n    if epoch == 1: raise ValueError('broken')\n"
    crash += "    recorder.epoch(loss=loss)\n"
    finished = script(crash)
    assert finished.code == 1
    assert "ValueError: broken" in finished.stderr
    assert epochs(finished.only_run) == [0, 1]
    assert len(finished.only_run.units) == 16


def test_an_exception_that_nobody_catches_is_named(tmp_path):
    crash = HEAD + "recorder = rekindle.watch(model, optimizer, out='run')\n"
    crash += "recorder.epoch(loss=train())\nraise ValueError('broken')\n"
    (tmp_path / "train.py").write_text(crash)
    code = subprocess.run(
        [sys.executable, "train.py"], cwd=tmp_path, env=environment(), stderr=subprocess.DEVNULL
    ).returncode
    assert code == 1
    assert Run(tmp_path / "run").run["ended"] == "exception: ValueError"


@pytest.mark.skipif(os.name != "posix", reason="POSIX locks")
def test_the_directory_is_locked_while_the_training_runs(tmp_path, script):
    probe = "import fcntl, os, sys\nfile = os.open(sys.argv[1], os.O_RDWR)\n"
    probe += "try:\n    fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)\n    print('free')\n"
    probe += "except OSError:\n    print('held')\n"
    (tmp_path / "probe.py").write_text(probe)
    ask = (
        "subprocess.run([sys.executable, PROBE, str(recorder.directory / 'run.lock')], check=True)"
    )
    text = HEAD + f"import subprocess\nPROBE = {str(tmp_path / 'probe.py')!r}\n"
    text += f"recorder = rekindle.watch(model, optimizer)\nrecorder.epoch(loss=train())\n{ask}\n"
    text += f"recorder.close()\n{ask}\n"
    assert script(text).stdout.split() == ["held", "free"]


def test_the_context_manager_says_which_exception_ended_it(script):
    crash = HEAD + "with rekindle.watch(model, optimizer) as recorder:\n"
    crash += "    recorder.epoch(loss=train())\n    raise KeyError('x')\n"
    finished = script(crash)
    assert finished.code == 1
    assert finished.only_run.run["ended"] == "exception: KeyError"


def test_a_keyboard_interrupt_passes_through(script):
    crash = HEAD + "recorder = rekindle.watch(model, optimizer)\nrecorder.epoch(loss=train())\n"
    crash += "try:\n    raise KeyboardInterrupt\nexcept KeyboardInterrupt:\n    sys.exit(7)\n"
    finished = script(crash)
    assert finished.code == 7
    assert finished.only_run.run["ended"] == "exit"


def test_without_a_call_of_epoch_the_training_is_one_epoch(script):
    finished = script(HEAD + "recorder = rekindle.watch(model, optimizer)\ntrain()\ntrain()\n")
    assert finished.code == 0
    assert "epoch() was never called" in finished.stderr
    run = finished.only_run
    assert epochs(run) == [0, 1]
    assert run.epochs[1]["steps"] == 20
    assert run.epochs[1]["score"] is None
    assert run.units and run.life_lines


def test_a_model_that_is_never_run_has_a_valid_directory(script):
    finished = script(HEAD + "recorder = rekindle.watch(model, optimizer)\nprint('done')\n")
    assert (finished.code, finished.stdout, finished.stderr) == (0, "done\n", "")
    assert finished.only_run.run["layers"] == []
    assert not (finished.only_run.path / "epochs.jsonl").exists()


def test_epochs_without_a_pass_are_lines_without_layers(script):
    calls = "recorder = rekindle.watch(model, optimizer)\nrecorder.epoch(accuracy=0.5)\n"
    run = script(HEAD + calls + "recorder.epoch(accuracy=0.6)\n").only_run
    assert [line["metrics"] for line in run.epochs] == [{}, {"accuracy": 0.5}, {"accuracy": 0.6}]
    assert run.epochs[-1]["layers"] == []


def test_a_loss_of_nan_is_diverged(script):
    calls = "recorder = rekindle.watch(model, optimizer)\ntrain()\n"
    run = script(HEAD + calls + "recorder.epoch(loss=float('nan'), accuracy=0.3)\n").only_run
    assert [line["status"] for line in run.epochs] == ["ok", "diverged"]
    assert run.epochs[1]["metrics"] == {"loss": None, "accuracy": 0.3}
    assert run.epochs[1]["training_loss"] is None


def test_a_parameter_of_infinity_is_diverged(script):
    calls = "recorder = rekindle.watch(model, optimizer)\ntrain()\n"
    calls += "model[0].bias.data[3] = float('inf')\nrecorder.epoch(accuracy=0.3)\n"
    assert script(HEAD + calls).only_run.epochs[1]["status"] == "diverged"


def test_300_layers_are_all_counted(script):
    deep = HEAD + "model = nn.Sequential(*[m for _ in range(300) for m in\n"
    deep += "    (nn.Linear(6, 6), nn.ReLU())], nn.Linear(6, 3))\n"
    deep += "optimizer = torch.optim.Adam(model.parameters())\n"
    deep += "recorder = rekindle.watch(model, optimizer)\nrecorder.epoch(loss=train())\n"
    run = script(deep).only_run
    assert len(run.run["layers"]) == 300
    assert len(run.epochs[1]["layers"]) == 300
    assert len(run.units) == 1800


def test_output_and_input_of_the_script_are_its_own(script):
    asks = HEAD + "recorder = rekindle.watch(model, optimizer)\n"
    asks += "print('name?', input()); recorder.epoch(loss=train()); print('bye')\n"
    finished = script(asks, stdin="Ada\n")
    assert finished.stdout == "name? Ada\nbye\n"


def test_the_training_is_the_same_with_and_without_the_recorder(script):
    plain = HEAD + "for _ in range(3): loss = train()\nprint(loss.item(), torch.rand(1).item())\n"
    watched = HEAD + "recorder = rekindle.watch(model, optimizer, data=x)\n"
    watched += "for _ in range(3):\n    loss = train(); recorder.epoch(loss=loss)\n"
    watched += "print(loss.item(), torch.rand(1).item())\n"
    assert script(plain).stdout == script(watched, name="watched.py").stdout


def test_a_failure_of_the_recorder_is_one_warning(script):
    broken = HEAD + "recorder = rekindle.watch(model, optimizer)\n"
    broken += "import rekindle.tally\ndef fail(*a): raise OSError('disk')\n"
    broken += "rekindle.tally.Tally.add = fail\n"
    broken += "for _ in range(3): recorder.epoch(loss=train())\nprint('trained')\n"
    finished = script(broken)
    assert (finished.code, finished.stdout) == (0, "trained\n")
    assert finished.stderr.count("the recorder failed and is off") == 1
    assert "OSError: disk" in finished.stderr


def test_a_folder_that_cannot_be_written_is_one_warning(script):
    broken = HEAD + "open('file', 'w').close()\n"
    broken += "recorder = rekindle.watch(model, optimizer, out='file/run')\n"
    broken += "recorder.epoch(loss=train())\nrecorder.close()\nprint('trained')\n"
    finished = script(broken)
    assert (finished.code, finished.stdout) == (0, "trained\n")
    assert finished.stderr.count("the recorder failed and is off") == 1


def test_a_folder_that_is_not_empty_is_kept(script, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("dear")
    calls = "recorder = rekindle.watch(model, optimizer, out='mine')\nrecorder.epoch(loss=train())"
    finished = script(HEAD + calls)
    assert "mine is not empty, so this run is written to mine-2" in finished.stderr
    assert sorted(path.name for path in (tmp_path / "mine").iterdir()) == ["thesis.txt"]
    assert epochs(Run(tmp_path / "mine-2")) == [0, 1]


def test_a_failing_pass_that_the_script_survives_does_not_stop_the_counts(script):
    tries = HEAD + "recorder = rekindle.watch(model, optimizer)\n"
    tries += "try: model(torch.randn(4, 5))\nexcept RuntimeError: print('wrong shape')\n"
    tries += "recorder.epoch(loss=train())\n"
    finished = script(tries)
    assert finished.stdout == "wrong shape\n"
    assert finished.only_run.epochs[1]["layers"][0]["samples"] >= 300


def test_copies_and_saved_models_have_no_recorder(script):
    copies = HEAD + "import copy, io\nrecorder = rekindle.watch(model, optimizer)\n"
    copies += "train(); average = copy.deepcopy(model); file = io.BytesIO()\n"
    copies += "torch.save(model, file); file.seek(0)\n"
    copies += "loaded = torch.load(file, weights_only=False)\n"
    copies += "average.eval()(x); loaded.eval()(x); copy.deepcopy(optimizer)\n"
    copies += "recorder.epoch(loss=train())\n"
    finished = script(copies)
    assert (finished.code, finished.stderr) == (0, "")
    assert finished.only_run.epochs[1]["census_scope"] == "training"


def test_a_model_that_was_saved_while_it_was_watched_needs_no_rekindle_to_load(script):
    saves = HEAD + "import copy\nrecorder = rekindle.watch(model, optimizer)\ntrain()\n"
    saves += "torch.save(model, 'model.pt'); torch.save(copy.deepcopy(model), 'copy.pt')\n"
    finished = script(saves)
    loads = "import sys, torch\nsys.modules['rekindle'] = None\n"
    loads += "for name in ('model.pt', 'copy.pt'):\n"
    loads += "    print(torch.load(name, weights_only=False)(torch.ones(2, 6)).shape[0])\n"
    loaded = subprocess.run(
        [sys.executable, "-c", loads], cwd=finished.folder, capture_output=True, text=True
    )
    assert loaded.stdout.split() == ["2", "2"], loaded.stderr


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_forked_process_writes_nothing(script):
    forks = HEAD + "import os, rekindle.epochs\nrekindle.epochs._PATIENCE = 0.0\n"
    forks += "recorder = rekindle.watch(model, optimizer)\n"
    forks += "recorder.epoch(loss=train())\nchild = os.fork()\n"
    forks += "if child == 0: train(); recorder.epoch(loss=9.0); recorder.close(); os._exit(0)\n"
    forks += "os.waitpid(child, 0); recorder.epoch(loss=1.0)\n"
    run = script(forks).only_run
    assert epochs(run) == [0, 1, 2]
    assert run.epochs[2]["metrics"] == {"loss": 1.0}


@pytest.mark.parametrize(
    "call",
    [
        "torch.func.vmap(lambda x: model(x))(x)",
        "torch.func.grad(lambda x: model(x).sum())(x)",
        "torch.jit.trace(model, x)",
    ],
)
def test_passes_in_transforms_and_traces_are_left_alone(script, call):
    apart = HEAD + "recorder = rekindle.watch(model, optimizer, every=1)\n"
    apart += f"for _ in range(4):\n    train(); {call}; recorder.epoch(loss=1.0)\n"
    apart += "print(recorder.off)\n"
    finished = script(apart)
    assert (finished.code, finished.stdout) == (0, "False\n"), finished.stderr
    assert {line["layers"][0]["samples"] for line in finished.only_run.epochs[1:]} == {320}


def test_two_recorders_of_one_model_count_the_same(script):
    twice = HEAD + "class Net(nn.Module):\n    def __init__(self):\n"
    twice += "        super().__init__(); self.one, self.two = model[0], model[2]\n"
    twice += "    def forward(self, x): return self.two(F.relu(self.one(x)))\n"
    twice += "model = Net()\n"
    twice += "both = [rekindle.watch(model, optimizer, out=n, every=1) for n in ('a', 'b')]\n"
    twice += "train()\nfor recorder in both: recorder.epoch(loss=1.0)\n"
    folder = script(twice).folder
    for name in ("a", "b"):
        assert Run(folder / name).epochs[1]["layers"][0]["samples"] == 320


def test_without_an_optimizer_the_first_that_steps_is_watched(script):
    calls = "recorder = rekindle.watch(model)\nrecorder.epoch(loss=train())\n"
    run = script(HEAD + calls).only_run
    assert run.run["optimizer"]["name"] == "SGD"
    assert run.epochs[1]["steps"] == 10


def test_own_updates_without_an_optimizer_count_passes_as_steps(script):
    by_hand = HEAD + "recorder = rekindle.watch(model)\nfor i in range(0, 320, 32):\n"
    by_hand += "    loss = F.cross_entropy(model(x[i:i+32]), y[i:i+32]); loss.backward()\n"
    by_hand += "    with torch.no_grad():\n        for p in model.parameters():\n"
    by_hand += "            p -= 0.1 * p.grad; p.grad = None\nrecorder.epoch(loss=loss)\n"
    run = script(by_hand).only_run
    assert [line["steps"] for line in run.epochs] == [0, 10]


def test_a_model_whose_parts_are_called_is_counted(script):
    parts = HEAD + "recorder = rekindle.watch(model, optimizer)\nfor i in range(0, 320, 32):\n"
    parts += "    hidden = model[1](model[0](x[i:i+32])); loss = model[2](hidden).mean()\n"
    parts += "    loss.backward(); optimizer.step()\nrecorder.epoch(loss=loss)\n"
    run = script(parts).only_run
    assert run.epochs[1]["layers"][0]["layer"] == "0"
    assert run.epochs[1]["layers"][0]["samples"] == 320


def test_gradient_accumulation_counts_all_passes_of_a_step(script):
    accumulates = HEAD + "recorder = rekindle.watch(model, optimizer, every=1)\n"
    accumulates += "for i in range(0, 320, 32):\n"
    accumulates += "    F.cross_entropy(model(x[i:i+32]), y[i:i+32]).backward()\n"
    accumulates += "    if i % 64 == 32: optimizer.step(); optimizer.zero_grad()\n"
    run = script(HEAD + accumulates.replace(HEAD, "") + "recorder.epoch(loss=1.0)\n").only_run
    assert run.epochs[1]["steps"] == run.epochs[1]["counted_steps"] == 5
    assert run.epochs[1]["layers"][0]["samples"] == 320


def test_checkpointed_passes_count_once(script):
    checkpointed = HEAD + "from torch.utils.checkpoint import checkpoint\n"
    checkpointed += "class Net(nn.Module):\n    def __init__(self):\n"
    checkpointed += "        super().__init__(); self.body = model\n"
    checkpointed += "    def forward(self, x):\n        x.requires_grad_()\n"
    checkpointed += "        return checkpoint(self.body, x, use_reentrant=True)\n"
    checkpointed += "net = Net()\nrecorder = rekindle.watch(net, optimizer, every=1)\n"
    checkpointed += "for i in range(0, 320, 32):\n"
    checkpointed += "    net(x[i:i+32].clone()).mean().backward(); optimizer.step()\n"
    run = script(checkpointed + "recorder.epoch(loss=1.0)\n").only_run
    assert run.epochs[1]["layers"][0]["samples"] == 320


@pytest.mark.parametrize(
    "context", ["torch.autocast('cpu', torch.bfloat16)", "torch.inference_mode()"]
)
def test_mixed_precision_and_inference_mode_are_counted(script, context):
    mixed = HEAD + "model.insert(1, nn.ELU())\nrecorder = rekindle.watch(model, optimizer)\n"
    mixed += "train(); model.eval()\n"
    mixed += f"with {context}: model(x)\nrecorder.epoch(loss=1.0)\n"
    mixed += f"train(); model.eval()\nwith {context}: model(x)\nrecorder.epoch(loss=1.0)\n"
    finished = script(mixed)
    assert finished.stderr == ""
    assert [layer["samples"] for layer in finished.only_run.epochs[2]["layers"]] == [320, 320]


def test_an_optimizer_with_a_closure_steps_once(script):
    closure = HEAD + "optimizer = torch.optim.LBFGS(model.parameters(), max_iter=3)\n"
    closure += "recorder = rekindle.watch(model, optimizer, every=1)\n"
    closure += "def loss():\n    optimizer.zero_grad(); l = F.cross_entropy(model(x), y)\n"
    closure += "    l.backward(); return l\n"
    closure += "for _ in range(4): optimizer.step(loss)\nrecorder.epoch(loss=1.0)\n"
    run = script(closure).only_run
    assert run.epochs[1]["steps"] == 4


def test_a_scripted_model_says_that_it_is_not_counted(script):
    scripted = HEAD + "model = torch.jit.script(model)\n"
    scripted += "recorder = rekindle.watch(model, optimizer)\nrecorder.epoch(loss=train())\n"
    finished = script(scripted)
    assert finished.code == 0
    assert "TorchScript" in finished.only_run.run["not_counted"][0]["reason"]


def test_data_parallel_is_looked_into(script):
    wrapped = HEAD + "inner = model\nmodel = nn.DataParallel(model)\n"
    wrapped += "recorder = rekindle.watch(model, optimizer)\nrecorder.epoch(loss=train())\n"
    assert script(wrapped).only_run.run["layers"][0]["layer"] == "0"


CAN_RUN_EAGERLY = hasattr(getattr(torch, "compiler", None), "set_stance")


@pytest.mark.skipif(not CAN_RUN_EAGERLY, reason="needs torch 2.6")
def test_a_compiled_model_is_counted_without_compiling_the_recorder(script):
    both = HEAD + "inner = model\nmodel = torch.compile(model, backend='eager')\n"
    both += "recorder = rekindle.watch({watched}, optimizer)\n"
    both += "for _ in range(2):\n    train(); model.eval()\n"
    both += "    with torch.no_grad(): model(x)\n    recorder.epoch(loss=1.0)\n"
    run = script(both.format(watched="model")).only_run
    assert [line["layers"][0]["samples"] for line in run.epochs[1:]] == [320, 320]
    assert run.run["not_counted"] == []


@pytest.mark.skipif(CAN_RUN_EAGERLY, reason="needs torch before 2.6")
def test_a_compiled_model_that_cannot_be_counted_says_why(script):
    compiled = HEAD + "inner = model\nmodel = torch.compile(model, backend='eager')\n"
    compiled += "recorder = rekindle.watch(model, optimizer)\nrecorder.epoch(loss=train())\n"
    run = script(compiled).only_run
    assert "this version of torch always compiles" in run.run["not_counted"][0]["reason"]


@pytest.mark.skipif(not CAN_RUN_EAGERLY, reason="torch 2.0 runs the hooks of such a model")
def test_a_compiled_model_whose_original_is_watched_says_what_to_do(script):
    inner = HEAD + "inner = model\nmodel = torch.compile(model, backend='eager')\n"
    inner += "recorder = rekindle.watch(inner, optimizer)\nrecorder.epoch(loss=train())\n"
    run = script(inner).only_run
    assert "torch.compile" in run.run["not_counted"][0]["reason"]


def process(folder, text, *words, **more):
    (folder / "train.py").write_text(text)
    return subprocess.Popen(
        [sys.executable, *words, "train.py"],
        cwd=folder,
        env=environment(**more),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_a_killed_process_leaves_a_valid_directory(tmp_path):
    endless = HEAD + "recorder = rekindle.watch(model, optimizer, out='run')\n"
    endless += "while True:\n    recorder.epoch(loss=train()); print('epoch', flush=True)\n"
    for number, how in enumerate((signal.SIGTERM, signal.SIGKILL)):
        folder = tmp_path / str(number)
        folder.mkdir()
        running = process(folder, endless)
        while not (folder / "run" / "life_lines.csv").exists():
            running.stdout.readline()
        running.send_signal(how)
        assert running.wait(60) == -how
        running.communicate()
        run = Run(folder / "run")
        assert run.run["ended"] is None
        assert len(run.epochs) >= 2
        assert len(run.units) == 16


def test_the_command_starts_the_same_process_again(tmp_path):
    prints = HEAD + "recorder = rekindle.watch(model, optimizer, out='run')\n"
    prints += "recorder.epoch(loss=train())\n"
    running = process(tmp_path, prints, "-W", "ignore", CUDA_VISIBLE_DEVICES="")
    assert running.wait(120) == 0
    running.communicate()
    program = Run(tmp_path / "run").run["program"]
    # Python 3.9 tells its flags alone, in one word each. PYTHONDONTWRITEBYTECODE adds -B.
    flags = "".join(word for word in program["argv"][1:-1] if word != "-B")
    assert [program["argv"][0], flags, program["argv"][-1]] == [
        sys.executable,
        "-Wignore",
        "train.py",
    ]
    assert program["directory"] == str(tmp_path)
    assert program["environment"]["CUDA_VISIBLE_DEVICES"] == ""
    assert "HOME" not in program["environment"]


def test_a_script_from_standard_input_cannot_be_repeated(tmp_path):
    text = HEAD + "recorder = rekindle.watch(model, optimizer, out='run')\n"
    subprocess.run(
        [sys.executable, "-"], input=text, text=True, cwd=tmp_path, env=environment(), check=True
    )
    assert Run(tmp_path / "run").run["program"] is None


DISTRIBUTED = """
import os, torch, rekindle
import torch.distributed as dist
from torch import nn
dist.init_process_group(
    "gloo",
    init_method=os.environ["STORE"],
    rank=int(os.environ["RANK"]),
    world_size=int(os.environ["WORLD_SIZE"]),
)
rank = dist.get_rank()
torch.manual_seed(0)
model = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 1))
model = nn.parallel.DistributedDataParallel(model)
optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
recorder = rekindle.watch(model, optimizer, out="run", every=1)
torch.manual_seed(rank)
total = torch.zeros(8, dtype=torch.long)
for step in range(5):
    x = torch.randn(20 + rank, 4)
    total += (model.module[0](x) > 0).sum(0)
    optimizer.zero_grad()
    model(x).mean().backward()
    optimizer.step()
dist.all_reduce(total)
if rank == 0 or os.environ["ALL"] == "yes":
    recorder.epoch(loss=1.0)
recorder.close()
print(total.tolist())
"""


@pytest.mark.parametrize("everyone", ["yes", "no"])
def test_each_process_counts_and_the_first_writes(tmp_path, tmp_path_factory, everyone):
    text = DISTRIBUTED
    if everyone == "no":
        text = text.replace(
            "torch.manual_seed(rank)",
            "import rekindle.ranks, datetime\n"
            "rekindle.ranks._PATIENCE = datetime.timedelta(seconds=1)\ntorch.manual_seed(rank)",
        ).replace("recorder.close()", "recorder.close() if rank == 0 else os._exit(0)")
    # They meet in a file: a port that is free now may be taken when they start.
    store = (tmp_path_factory.mktemp("store") / "store").as_uri()
    running = [
        process(
            tmp_path,
            text,
            RANK=str(rank),
            WORLD_SIZE="2",
            STORE=store,
            ALL=everyone,
        )
        for rank in range(2)
    ]
    outputs = [one.communicate(timeout=240) for one in running]
    assert [one.returncode for one in running] == [0, 0], outputs
    assert sorted(path.name for path in tmp_path.iterdir()) == ["run", "train.py"]
    units = Run(tmp_path / "run").units
    fired = [int(row["fired"]) for row in units]
    if everyone == "yes":
        assert fired == json.loads(outputs[0][0])
        assert {row["samples"] for row in units} == {"205"}
    else:
        assert {row["samples"] for row in units} == {"100"}
        assert "process 1 did not call epoch()" in outputs[0][1]


@pytest.mark.skipif(sys.version_info < (3, 10), reason="needs the names of Python's own modules")
def test_the_client_has_no_dependency_beyond_torch():
    text = "import sys, torch, torch.distributed, torch._dynamo; known = set(sys.modules); "
    text += "import rekindle; rekindle.watch; "
    text += "print(*sorted({m.split('.')[0] for m in set(sys.modules) - known}))"
    result = subprocess.run(
        [sys.executable, "-c", text], capture_output=True, text=True, cwd=CLIENT, env=environment()
    )
    imported = set(result.stdout.split()) - set(sys.stdlib_module_names)
    assert imported == {"rekindle"}
