"""Runs scripts in forks of a process that has imported torch. A job is a line of JSON."""

import atexit
import json
import os
import runpy
import sys
import traceback

# So that forks have it, with the parts that an optimizer imports at its first step.
import torch
import torch._dynamo  # noqa: F401
import torch.utils.data  # noqa: F401

torch.optim.SGD([torch.zeros(1, requires_grad=True)], 0.1).step()


def run(job):
    os.chdir(job["folder"])
    os.environ.update(job["environment"])
    for name, stream, flags in (
        ("stdin", 0, os.O_RDONLY),
        ("stdout", 1, os.O_WRONLY | os.O_CREAT | os.O_TRUNC),
        ("stderr", 2, os.O_WRONLY | os.O_CREAT | os.O_TRUNC),
    ):
        os.dup2(os.open(name, flags, 0o600), stream)
    sys.stdin = open(0, encoding="utf-8")
    sys.argv = [job["script"]]
    sys.path[0] = job["folder"]
    atexit._clear()
    code = 0
    try:
        runpy.run_path(job["script"], run_name="__main__")
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        traceback.print_exc()
        code = 1
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


for line in sys.stdin:
    child = os.fork()
    if child == 0:
        run(json.loads(line))
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
