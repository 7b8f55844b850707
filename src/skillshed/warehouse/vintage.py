# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Vintages: several snapshots may tell the same cell; the newest one is believed and what it changed is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import numpy as np

from skillshed.warehouse.frames import packed, stack
from skillshed.warehouse.partition import finest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pandas as pd
    from numpy.typing import NDArray

    from skillshed.sources.snapshot import Snapshot
    from skillshed.warehouse.contract import Contract


@dataclass(frozen=True)
class Revisions:
    """What newer snapshots changed in older ones.

    Args:
        overlapping: cells that more than one snapshot tells.
        revised: those of them whose last two tellings differ.
        largest: the largest difference, in the dataset's unit; 0 when nothing was revised.
        cell: the key of that cell.
    """

    overlapping: int = 0
    revised: int = 0
    largest: float = 0.0
    cell: tuple[str, ...] = ()


def told_at(snapshot: Snapshot) -> datetime:
    """When the figures are from: the publisher's update where the file tells it, else when it was taken in."""
    for text in (snapshot.updated, snapshot.retrieved_at):
        moment = _moment(text)
        if moment is not None:
            return moment
    return datetime.min.replace(tzinfo=UTC)


def _moment(text: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def known_on(snapshots: Iterable[Snapshot], as_of: date | None) -> list[Snapshot]:
    """Leave out what was taken in after a day; oldest figures first, equals by when they came and by hash."""
    known = [s for s in snapshots if as_of is None or _day(s.retrieved_at) <= as_of]
    return sorted(known, key=lambda s: (told_at(s), s.retrieved_at, s.sha256))


def _day(text: str) -> date:
    moment = _moment(text)
    return moment.date() if moment else date.min


def newest(frames: Sequence[pd.DataFrame], contract: Contract) -> tuple[pd.DataFrame, Revisions]:
    """Keep one row per key: the one from the last frame that has it.

    Where snapshots divide a region and year differently (single ages and bands, men and women and both), the
    finest division is kept whole and the others are left out, since they would count the same persons twice.

    Args:
        frames: oldest vintage first, each with a unique key.
        contract: names key and columns.

    Returns:
        all rows, sorted by key, and what was revised.
    """
    rows = stack(frames, contract)
    vintage = np.repeat(np.arange(len(frames)), [len(frame) for frame in frames])
    if len(frames) > 1:
        kept = finest(rows, vintage, contract)
        rows, vintage = rows[kept].reset_index(drop=True), vintage[kept]
    key = packed(rows, contract.key)
    order = np.lexsort((vintage, key))
    key, vintage = key[order], vintage[order]
    same = (key[1:] == key[:-1]) & (vintage[1:] != vintage[:-1])
    at = np.flatnonzero(same)
    revisions = _revisions(rows, (order[at], order[at + 1]), contract)
    return rows.take(np.delete(order, at)).reset_index(drop=True), revisions


def _revisions(
    rows: pd.DataFrame, pairs: tuple[NDArray[np.int64], NDArray[np.int64]], contract: Contract
) -> Revisions:
    """Compare each replaced row with the one that replaced it."""
    before, after = pairs
    if not len(before) or not contract.figures:
        return Revisions(overlapping=len(before))
    values = rows[contract.figures[0]].to_numpy(dtype=np.float64)
    old, new = values[before], values[after]
    differs = (old != new) & ~(np.isnan(old) & np.isnan(new))
    if not differs.any():
        return Revisions(overlapping=len(before))
    change = np.where(differs, np.nan_to_num(np.abs(new - old)), -1.0)
    worst = int(np.argmax(change))
    cell = rows.iloc[after[worst]]
    return Revisions(
        overlapping=len(before),
        revised=int(differs.sum()),
        largest=float(change[worst]),
        cell=tuple(str(cell[name]) for name in contract.key),
    )


def vintage_of(snapshots: Sequence[Snapshot]) -> str:
    """The newest vintage among some snapshots, an ISO date; empty where there are none."""
    return max((told_at(snapshot).date().isoformat() for snapshot in snapshots), default="")
