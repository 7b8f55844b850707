# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Parquet that is the same bytes for the same rows: fixed order, fixed types, nothing that varies from run to run."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

if TYPE_CHECKING:
    from pathlib import Path

    from skillshed.warehouse.contract import Contract

_ROWS_PER_GROUP = 1_000_000
_LEVEL = 3


def write(frame: pd.DataFrame, path: Path, contract: Contract) -> str:
    """Write one table and flush it to the disk.

    Args:
        frame: the table, in its contract's order.
        path: the new file.
        contract: names the columns and types.

    Returns:
        the file's sha256.
    """
    table = pa.table({name: _array(frame[name], contract) for name in frame.columns})
    with path.open("wb") as file:
        pq.write_table(
            table,
            file,
            row_group_size=_ROWS_PER_GROUP,
            compression="zstd",
            compression_level=_LEVEL,
            version="2.6",
        )
        file.flush()
        os.fsync(file.fileno())
    return sha256(path)


def _array(column: pd.Series, contract: Contract) -> pa.Array:
    promised = contract.columns.get(str(column.name))
    if promised is not None and promised.type == "integer":
        return pa.array(column.astype("Int64"), from_pandas=True)
    if isinstance(column.dtype, pd.CategoricalDtype):
        codes = column.cat.codes.to_numpy()
        labels = pa.array([str(code) for code in column.cat.categories], type=pa.string())
        return pa.DictionaryArray.from_arrays(pa.array(codes, mask=codes < 0), labels)
    return pa.array(column, from_pandas=True)


def read(path: Path) -> pd.DataFrame:
    """Read one table: text as `category`, as it was written."""
    frame: pd.DataFrame = pq.read_table(path, memory_map=True).to_pandas()
    return frame


def sha256(path: Path) -> str:
    """The hash of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
