import json
import os
import pathlib
import subprocess
import sys

import pytest

CLIENT = pathlib.Path(__file__).parents[1]
sys.path.insert(0, str(CLIENT))

try:
    import torch

    torch.set_num_threads(1)
except ImportError:  # Keras on another backend needs none.
    pass


class Run:
    """A run directory, read back."""

    def __init__(self, path):
        self.path = pathlib.Path(path)

    @property
    def run(self):
        return json.loads((self.path / "run.json").read_text())

    @property
    def epochs(self):
        return [json.loads(line) for line in (self.path / "epochs.jsonl").read_text().splitlines()]

    def table(self, name):
        lines = (self.path / name).read_text().splitlines()
        header = lines[0].split(",")
        return [dict(zip(header, line.split(","))) for line in lines[1:]]

    @property
    def units(self):
        return self.table("units.csv")

    @property
    def life_lines(self):
        return self.table("life_lines.csv")


class Finished:
    """A script that has run in a process of its own."""

    def __init__(self, code, stdout, stderr, folder):
        self.code = code
        self.stdout = stdout
        self.stderr = stderr
        self.folder = folder

    @property
    def only_run(self):
        runs = list((self.folder / "runs").iterdir())
        assert len(runs) == 1
        return Run(runs[0])


def environment(**more):
    kept = {name: value for name, value in os.environ.items() if name != "REKINDLE_EXPERIMENT"}
    return {**kept, "PYTHONPATH": str(CLIENT), "OMP_NUM_THREADS": "1", **more}


@pytest.fixture(scope="session")
def torch_processes():
    """Processes that have already imported torch, which takes longer than most scripts here."""
    server = subprocess.Popen(
        [sys.executable, str(CLIENT / "tests" / "fork_server.py")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment(),
    )
    yield server
    server.stdin.close()
    server.wait(timeout=60)


@pytest.fixture
def script(tmp_path, torch_processes):
    """Runs a script; with an experiment, if one is given."""

    def run(text, experiment=None, stdin="", name="train.py"):
        (tmp_path / name).write_text(text)
        (tmp_path / "stdin").write_text(stdin)
        more = {}
        if experiment is not None:
            (tmp_path / "experiment.json").write_text(json.dumps(experiment))
            more["REKINDLE_EXPERIMENT"] = str(tmp_path / "experiment.json")
        job = {"script": name, "folder": str(tmp_path), "environment": more}
        torch_processes.stdin.write(json.dumps(job) + "\n")
        torch_processes.stdin.flush()
        code = int(torch_processes.stdout.readline())
        stdout, stderr = (tmp_path / "stdout").read_text(), (tmp_path / "stderr").read_text()
        return Finished(code, stdout, stderr, tmp_path)

    return run
