"""How to start this process again."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import time
from typing import Any, Dict, List, Optional

from rekindle.version import VERSION

# Only what changes a result and is no secret.
_VARIABLES = (
    "CUBLAS_WORKSPACE_CONFIG",
    "CUDA_VISIBLE_DEVICES",
    "KMP_AFFINITY",
    "MKL_NUM_THREADS",
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "PYTHONHASHSEED",
    "PYTHONPATH",
    "PYTORCH_ENABLE_MPS_FALLBACK",
    "TORCH_LOGS",
    "LOCAL_RANK",
    "RANK",
    "WORLD_SIZE",
)
_LONGEST_SEED = 2**32


def program() -> Optional[Dict[str, Any]]:
    """The command, its folder, and the variables that matter; None where it cannot be repeated."""
    argv = command()
    if argv is None:
        return None
    return {
        "argv": argv,
        "directory": os.getcwd(),
        "environment": {name: os.environ[name] for name in _VARIABLES if name in os.environ},
        "start_seconds": _seconds_since_start(),
    }


def _seconds_since_start() -> float:
    """How long this process has run: what a repetition takes before its training begins."""
    try:
        with open("/proc/self/stat") as stat, open("/proc/uptime") as uptime:
            started = int(stat.read().rpartition(")")[2].split()[19]) / os.sysconf("SC_CLK_TCK")
            return max(0.0, float(uptime.read().split()[0]) - started)
    except (OSError, ValueError, IndexError):  # No Linux: without the time that it waited.
        return time.process_time()


def command() -> Optional[List[str]]:
    """The words that start this process again; None where it cannot be repeated."""
    if hasattr(sys, "ps1") or "ipykernel" in sys.modules or sys.flags.interactive:
        return None
    words = _original_words()
    if words is None or not sys.executable:
        return None
    return [sys.executable, *words[1:]]


def _original_words() -> Optional[List[str]]:
    main = sys.modules.get("__main__")
    spec = getattr(main, "__spec__", None)
    original = getattr(sys, "orig_argv", None)
    if original is None:  # Python 3.9
        python = ["python", *subprocess._args_from_interpreter_flags()]
        if spec is not None:
            name = spec.name[: -len(".__main__")] if spec.name.endswith(".__main__") else spec.name
            original = [*python, "-m", name, *sys.argv[1:]]
        else:
            original = [*python, *sys.argv]
    given_as_text = "-c" in original[1:-1]
    # Of a script that is read from standard input, the name is no file.
    has_file = os.path.exists(getattr(main, "__file__", None) or "")
    return list(original) if has_file or spec is not None or given_as_text else None


def name_of_script() -> str:
    """A short name for the run directory."""
    main = sys.modules.get("__main__")
    path = getattr(main, "__file__", None)
    if not path:
        return "training"
    stem = os.path.splitext(os.path.basename(path))[0]
    return os.path.basename(os.path.dirname(path)) or "training" if stem == "__main__" else stem


def versions(*frameworks: str) -> Dict[str, str]:
    """The versions of the recorder, of Python, and of these packages, which are imported."""
    return {
        "rekindle": VERSION,
        "python": platform.python_version(),
        **{name: sys.modules[name].__version__.split("+")[0] for name in frameworks or ("torch",)},
    }


def seed() -> Optional[int]:
    """The seed that the script set; None where it set none.

    A seed that torch draws for itself is nearly always larger than any that people write.
    """
    import torch  # Here alone: where Keras runs on another backend, there may be no torch.

    initial = torch.initial_seed()
    return initial if initial < _LONGEST_SEED else None
