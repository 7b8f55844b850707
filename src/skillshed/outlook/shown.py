# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A release's tables as others may see them: all its areas are held to the same withholding, since they can be compared."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from skillshed.outlook.withholding import withhold

if TYPE_CHECKING:
    import pandas as pd

    from skillshed.warehouse.release import Release

_TABLES = 8


def shown(release: Release, table: str) -> pd.DataFrame:
    """Give a whole table with what may not be shown withheld; see `withholding.withhold`.

    Args:
        release: a release.
        table: a table with figures for regions, such as `outlook_openings`; not to be changed by the caller.
    """
    return _shown(_ById(release), table)


@lru_cache(maxsize=_TABLES)
def _shown(wanted: _ById, table: str) -> pd.DataFrame:
    return withhold(wanted.release.table(table), wanted.release.areas())


class _ById:
    """A release as a key: the same folder and id are the same figures."""

    def __init__(self, release: Release) -> None:
        self.release = release
        self.key = (release.id, str(release.path))

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ById) and self.key == other.key
