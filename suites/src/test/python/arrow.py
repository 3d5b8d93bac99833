"""Writes one table as Parquet and in every form of Arrow that pyarrow and pandas write.

usage: arrow.py FOLDER
"""

import datetime
import decimal
import pathlib
import sys

import numpy
import pyarrow as pa
import pyarrow.feather
import pyarrow.parquet

ROWS = 60
START = datetime.datetime(2024, 1, 1)
OUT = pathlib.Path(sys.argv[1])


def column(value, kind=None):
    """Of a value for each row, with gaps."""
    return pa.array([None if row % 11 == 3 else value(row) for row in range(ROWS)], kind)


table = pa.table(
    {
        "i8": column(lambda row: row - 30, pa.int8()),
        "u8": column(lambda row: 200 + row % 50, pa.uint8()),
        "u32": column(lambda row: 2**32 - 1 - row, pa.uint32()),
        "u64": column(lambda row: 2**63 + row * 2**20, pa.uint64()),
        "i64": column(lambda row: -(2**40) * row, pa.int64()),
        "f16": pa.array(numpy.arange(ROWS, dtype=numpy.float16) / 4),
        "f32": column(lambda row: row / 10, pa.float32()),
        "f64": column(lambda row: row / 7, pa.float64()),
        "text": column(lambda row: f'"é,{row % 5}\n'),
        "large": column(lambda row: f"w{row % 5}", pa.large_string()),
        "view": column(lambda row: f"a text that is too long to stand in its row {row % 5}", pa.string_view()),
        "dictionary": column(lambda row: f"c{row % 4}").dictionary_encode(),
        "truth": column(lambda row: row % 2 == 0),
        "day": column(lambda row: (START + datetime.timedelta(days=row)).date()),
        "nanoseconds": column(lambda row: START + datetime.timedelta(hours=row), pa.timestamp("ns")),
        "seconds": column(lambda row: START - datetime.timedelta(days=20000 + row), pa.timestamp("s")),
        "clock": column(lambda row: datetime.time(row % 24, row), pa.time64("us")),
        "decimal": column(lambda row: decimal.Decimal(row - 30) / 4, pa.decimal128(10, 2)),
        "nothing": pa.nulls(ROWS),
        "y": pa.array([row % 2 for row in range(ROWS)]),
    }
)
pa.parquet.write_table(table, OUT / "table.parquet")
for compression in (None, "lz4", "zstd"):
    options = pa.ipc.IpcWriteOptions(compression=compression)
    for name, opened in (("file", pa.ipc.new_file), ("stream", pa.ipc.new_stream)):
        with pa.OSFile(str(OUT / f"{name}-{compression}.arrow"), "wb") as sink:
            with opened(sink, table.schema, options=options) as writer:
                writer.write_table(table, max_chunksize=25)
pa.feather.write_feather(table, str(OUT / "pyarrow.feather"))
table.drop_columns(["decimal"]).to_pandas(types_mapper=None).to_feather(OUT / "pandas.feather")
