"""Writes the node cases of ONNX's backend tests, one .onnx file each, into the folder that is named.

Prints the folder of the models that the package onnx ships.
"""

import pathlib
import sys
import warnings

warnings.filterwarnings("ignore")

import onnx.backend.test  # noqa: E402
from onnx.backend.test.case.node import collect_testcases  # noqa: E402

target = pathlib.Path(sys.argv[1])
for case in collect_testcases(None):
    if case.model is not None:
        (target / f"{case.name}.onnx").write_bytes(case.model.SerializeToString())
print(pathlib.Path(onnx.backend.test.__file__).parent / "data")
