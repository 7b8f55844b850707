# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What differs between two releases, so that an analyst can review data as one reviews a text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from skillshed.warehouse.frames import packed, stack
from skillshed.warehouse.geography import NATION
from skillshed.warehouse.naming import Naming

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillshed.language import Text
    from skillshed.warehouse.contract import Contract
    from skillshed.warehouse.release import Release

SHOWN = 5


@dataclass(frozen=True)
class Change:
    """One figure that is another: its cell in words, before and after (None: missing)."""

    cell: Text
    before: float | None
    after: float | None


@dataclass(frozen=True)
class DatasetDifference:
    """How one dataset differs.

    Args:
        name, title: of the dataset.
        status: `added`, `removed` or `changed`.
        rows: before and after.
        added, removed, changed: rows by key; a row is changed when any of its figures is.
        column: the figures' column that the rest is about, empty for records.
        unit: of the figures.
        total: sum of the figures before and after, over cells that both releases have, of the nation where it is
            one of the areas; nothing where figures may not be added.
        years: years that only one of them has: added and removed.
        largest: the largest changes, in words.
    """

    name: str
    title: Text
    status: str
    rows: tuple[int, int]
    added: int = 0
    removed: int = 0
    changed: int = 0
    column: str = ""
    unit: str = ""
    total: tuple[float, float] | None = None
    years: tuple[tuple[int, ...], tuple[int, ...]] = ((), ())
    largest: tuple[Change, ...] = ()


@dataclass(frozen=True)
class AssumptionChange:
    """An assumption that is another, or that only one of the releases makes (None)."""

    key: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Difference:
    """What differs between two releases; `datasets` holds only those that do."""

    old: str
    new: str
    fictitious: tuple[bool, bool]
    datasets: tuple[DatasetDifference, ...]
    unchanged: tuple[str, ...]
    assumptions: tuple[AssumptionChange, ...] = field(default=())

    def __repr__(self) -> str:
        return self.as_text()

    def as_text(self) -> str:
        """Tell it to a person, in the current language."""
        from skillshed.warehouse.difference_text import tell  # noqa: PLC0415 - builds on these classes

        return tell(self)

    def as_dict(self) -> dict[str, Any]:
        """Tell it to a program: plain values for JSON."""
        from skillshed.warehouse.difference_text import plain  # noqa: PLC0415

        return plain(self)


def diff(old: Release, new: Release) -> Difference:
    """Compare two releases, table by table and cell by cell.

    Args:
        old: the earlier one.
        new: the later one.

    Raises:
        ReleaseError: a file of either is missing or damaged.
    """
    before, after = old.manifest["tables"], new.manifest["tables"]
    same = [name for name in before if name in after and before[name]["sha256"] == after[name]["sha256"]]
    names = sorted(set(before) | set(after))
    return Difference(
        old=old.id,
        new=new.id,
        fictitious=(old.fictitious, new.fictitious),
        datasets=tuple(_dataset(name, old, new) for name in names if name not in same),
        unchanged=tuple(sorted(same)),
        assumptions=tuple(_assumptions(old, new)),
    )


def _dataset(name: str, old: Release, new: Release) -> DatasetDifference:
    if name not in old.tables():
        frame, contract = new.table(name), new.contract(name)
        return _only(frame, contract, "added")
    if name not in new.tables():
        return _only(old.table(name), old.contract(name), "removed")
    return _compared(old.table(name), new.table(name), (new.contract(name), Naming.of(new)))


def _only(frame: pd.DataFrame, contract: Contract, status: str) -> DatasetDifference:
    years, count = _years(frame, contract), len(frame)
    here = status == "added"
    return DatasetDifference(
        name=contract.name,
        title=contract.title,
        status=status,
        rows=(0, count) if here else (count, 0),
        added=count if here else 0,
        removed=0 if here else count,
        years=(years, ()) if here else ((), years),
    )


def _compared(old: pd.DataFrame, new: pd.DataFrame, given: tuple[Contract, Naming]) -> DatasetDifference:
    contract, naming = given
    rows = stack([old, new], contract)
    key = packed(rows, contract.key)
    before, after = key[: len(old)], key[len(old) :]
    _, at_old, at_new = np.intersect1d(before, after, assume_unique=True, return_indices=True)
    pairs = (at_old, at_new + len(old))
    changed = _changed(rows, pairs, contract)
    column = contract.figures[0] if contract.figures else ""
    years = set(_years(old, contract)), set(_years(new, contract))
    return DatasetDifference(
        name=contract.name,
        title=contract.title,
        status="changed",
        rows=(len(old), len(new)),
        added=len(after) - len(at_new),
        removed=len(before) - len(at_old),
        changed=int(changed.sum()),
        column=column,
        unit=contract.columns[column].unit if column else "",
        total=_totals(rows, pairs, contract),
        years=(tuple(sorted(years[1] - years[0])), tuple(sorted(years[0] - years[1]))),
        largest=_largest(rows, pairs, (contract, naming)),
    )


Pairs = tuple["NDArray[np.int64]", "NDArray[np.int64]"]


def _changed(rows: pd.DataFrame, pairs: Pairs, contract: Contract) -> NDArray[np.bool_]:
    """Which shared cells differ in any column but `source`."""
    result = np.zeros(len(pairs[0]), dtype=bool)
    for name in contract.columns:
        if name != "source":
            result |= _differs(rows[name], pairs)
    return result


def _differs(column: pd.Series, pairs: Pairs) -> NDArray[np.bool_]:
    if isinstance(column.dtype, pd.CategoricalDtype):
        codes = column.cat.codes.to_numpy()
        unequal: NDArray[np.bool_] = codes[pairs[0]] != codes[pairs[1]]
        return unequal
    values = column.to_numpy(dtype=np.float64, na_value=np.nan)
    before, after = values[pairs[0]], values[pairs[1]]
    differs: NDArray[np.bool_] = (before != after) & ~(np.isnan(before) & np.isnan(after))
    return differs


def _totals(rows: pd.DataFrame, pairs: Pairs, contract: Contract) -> tuple[float, float] | None:
    """Sums over the cells that both have figures for; only where figures may be added."""
    if not contract.tidy or contract.checks.get("additive") is False or "overlapping" in contract.checks:
        return None
    values = rows["value"].to_numpy(dtype=np.float64)
    before, after = values[pairs[0]], values[pairs[1]]
    both = ~np.isnan(before) & ~np.isnan(after)
    if contract.regional:
        nation = (rows[contract.regional] == NATION).to_numpy(dtype=bool)[pairs[0]]
        both = both & nation if (both & nation).any() else both
    return float(before[both].sum()), float(after[both].sum())


def _largest(rows: pd.DataFrame, pairs: Pairs, given: tuple[Contract, Naming]) -> tuple[Change, ...]:
    contract, naming = given
    if not contract.figures:
        return ()
    column = rows[contract.figures[0]]
    values = column.to_numpy(dtype=np.float64, na_value=np.nan)
    before, after = values[pairs[0]], values[pairs[1]]
    size = np.where(_differs(column, pairs), np.nan_to_num(np.abs(after - before)), -1.0)
    order = np.argsort(-size, kind="stable")[:SHOWN]
    return tuple(
        Change(naming.cell(rows.iloc[pairs[1][at]], contract), _plain(before[at]), _plain(after[at]))
        for at in order
        if size[at] >= 0
    )


def _plain(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def _years(frame: pd.DataFrame, contract: Contract) -> tuple[int, ...]:
    name = contract.dimension_of("year")
    return tuple(int(year) for year in np.unique(frame[name])) if name else ()


def _assumptions(old: Release, new: Release) -> list[AssumptionChange]:
    """Compare assumptions by key; several with one key are compared together."""
    before, after = _by_key(old), _by_key(new)
    return [
        AssumptionChange(key, before.get(key), after.get(key))
        for key in sorted(set(before) | set(after))
        if before.get(key) != after.get(key)
    ]


def _by_key(release: Release) -> dict[str, Any]:
    told: dict[str, list[Any]] = {}
    for assumption in release.manifest["assumptions"]:
        told.setdefault(assumption["key"], []).append(_said(assumption))
    return {key: values[0] if len(values) == 1 else values for key, values in told.items()}


def _said(assumption: dict[str, Any]) -> Any:
    """The value; where there is none, the words."""
    return assumption["value"] if assumption.get("value") is not None else assumption.get("note")
