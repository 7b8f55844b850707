# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A release's tables as anyone may have them: counts of too few persons withheld, as Parquet files.

They are made from the release when first asked for and kept in the home's folder `public`, apart from the release
itself, which is never written. Whoever reads figures for others (downloads, the API, the table view) reads these.
"""

from __future__ import annotations

import os
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Final

import pyarrow as pa
from pyarrow import parquet

from skillshed.outlook.withholding import withhold
from skillshed.web.site.releases import home

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from skillshed.warehouse.release import Release

RULES: Final = 2
"""Which rules of withholding the files were made by: raised when the rules are, so that no older file is given out."""
_MAKING = Lock()  # one thread at a time; another process makes the same bytes under another name


def public_file(release: Release, table: str) -> Path:
    """Give the Parquet file of a table as anyone may have it.

    Raises:
        ReleaseError: there is no such table.
    """
    release.contract(table)
    path = home().path / "public" / f"{release.id}-{RULES}" / f"{table}.parquet"
    with _MAKING:
        if not path.is_file():
            _make(release, table, path)
    return path


def _make(release: Release, table: str, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    frame = withhold(
        release.table(table), release.areas()
    )  # `outlook.shown` gives the same, but would keep it in memory
    told = {"release": release.id, "table": table, "fictitious": str(release.fictitious).lower()}
    made = pa.Table.from_pandas(frame, preserve_index=False)
    made = made.replace_schema_metadata({**(made.schema.metadata or {}), **told})
    parquet.write_table(made, draft, compression="zstd")
    draft.replace(path)


def public_table(release: Release, table: str) -> pa.Table:
    """Give a table as anyone may have it, in memory.

    Raises:
        ReleaseError: there is no such table.
    """
    return _read(public_file(release, table))


def public_rows(release: Release, table: str, **wanted: str) -> pd.DataFrame:
    """Give the rows of a table, as anyone may have them, in which columns have some values; only those are read into memory.

    Raises:
        ReleaseError: there is no such table.
    """
    filters = [(column, "==", value) for column, value in wanted.items()]
    frame: pd.DataFrame = parquet.read_table(public_file(release, table), filters=filters).to_pandas()
    return frame


@lru_cache(maxsize=6)
def _read(path: Path) -> pa.Table:
    return parquet.read_table(path, memory_map=True)
