# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The arithmetic of long frames whose text columns are categories: stacking, sorting, summing, in a fixed order.

Rows are compared by one whole number that packs their key, so that millions of rows cost seconds and no objects.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from skillshed.warehouse.contract import Contract

_NUMBER = re.compile(r"-?\d+")
_LARGEST = 2**62
_LAST = 10**6
_WHOLE = {"year": np.int16, "number": np.int32}


def natural(codes: Iterable[str]) -> list[str]:
    """Sort codes as a person would: ages by years, `T` and `unknown` last, all else by text.

    >>> natural(["10", "9", "100+", "T", "-14"])
    ['-14', '9', '10', '100+', 'T']
    """
    return sorted(codes, key=_rank)


def _rank(code: str) -> tuple[int, str]:
    number = _NUMBER.match(code)
    return (int(number.group()) if number else _LAST, code)


def stack(frames: Sequence[pd.DataFrame], contract: Contract) -> pd.DataFrame:
    """Put frames on top of each other with the contract's columns, types and one list of categories per column.

    Args:
        frames: frames that have the contract's key; other columns of the contract that they lack are empty.
        contract: names the columns and their types.

    Returns:
        the rows of all frames in the order given: text as `category` (ages in order of years), `year` as int16,
        figures as float64.
    """
    columns = [*contract.key, *contract.columns]
    return pd.DataFrame({name: _stacked(frames, name, contract) for name in columns})


def _stacked(frames: Sequence[pd.DataFrame], name: str, contract: Contract) -> pd.Series:
    parts = [_column(frame, name) for frame in frames]
    dimension, column = contract.dimensions.get(name), contract.columns.get(name)
    if dimension is not None and (kept := _WHOLE.get(dimension.classification)):
        return pd.Series(np.concatenate([part.to_numpy(dtype=kept) for part in parts]))
    if column is not None and column.type in {"number", "integer"}:
        return pd.concat([part.astype("float64") for part in parts], ignore_index=True)
    if column is not None and column.type == "boolean":
        return pd.concat(parts, ignore_index=True).astype("boolean")
    by_age = dimension is not None and dimension.classification == "age"
    return _categories(parts, by_age=by_age)


def _column(frame: pd.DataFrame, name: str) -> pd.Series:
    return frame[name] if name in frame else pd.Series(pd.NA, index=frame.index, dtype="str")


def _categories(parts: list[pd.Series], *, by_age: bool) -> pd.Series:
    coded = [_coded(part) for part in parts]
    codes = {code for _, names in coded for code in names}
    order = natural(codes) if by_age else sorted(codes)
    place = {code: number for number, code in enumerate(order)}
    moved = [np.array([*(place[code] for code in names), -1], dtype=np.int64)[at] for at, names in coded]
    dtype = pd.CategoricalDtype(pd.Index(order, dtype="str"))
    return pd.Series(pd.Categorical.from_codes(np.concatenate(moved), dtype=dtype))


def _coded(part: pd.Series) -> tuple[NDArray[np.intp], list[str]]:
    """Which of its codes each row has, -1 where it is empty, and the codes that some row has."""
    codes, names = pd.factorize(part)
    return codes, [str(name) for name in names]


def packed(frame: pd.DataFrame, names: Sequence[str]) -> NDArray[np.int64]:
    """Pack the named columns of each row into one whole number whose order is the order of the rows.

    Args:
        frame: categories and whole numbers.
        names: the columns, the slowest-changing first.
    """
    key, size = np.zeros(len(frame), dtype=np.int64), 1
    for name in names:
        codes, count = _codes(frame[name])
        if size * count > _LARGEST:
            distinct, key = np.unique(key, return_inverse=True)
            size = len(distinct)
        key, size = key * count + codes, size * count
    return key


def _codes(column: pd.Series) -> tuple[NDArray[np.int64], int]:
    if isinstance(column.dtype, pd.CategoricalDtype):
        codes: NDArray[np.int64] = column.cat.codes.to_numpy().astype(np.int64)
        return codes + 1, len(column.cat.categories) + 1
    if column.empty:
        return np.zeros(0, dtype=np.int64), 1
    values = column.to_numpy(dtype=np.int64)
    return values - values.min(), int(values.max() - values.min()) + 1


def in_order(frame: pd.DataFrame, names: Sequence[str]) -> pd.DataFrame:
    """Sort the rows by key; rows with the same key keep their order."""
    order = np.argsort(packed(frame, names), kind="stable")
    return frame.take(order).reset_index(drop=True)


def total(frame: pd.DataFrame, key: Sequence[str]) -> pd.DataFrame:
    """Sum a tidy frame to the columns of `key`; a missing part makes the sum missing, with that part's reason.

    Args:
        frame: a tidy frame (`value`, `flag`, `source`).
        key: the columns that remain.

    Returns:
        one row per combination of `key`, sorted. `source` names every snapshot a sum was made of, joined by `+`.
    """
    _, first, group = np.unique(packed(frame, key), return_index=True, return_inverse=True)
    count = len(first)
    value = frame["value"].to_numpy(dtype=np.float64)
    gone = np.isnan(value)
    sums = np.bincount(group, weights=np.where(gone, 0, value), minlength=count)
    lost = np.bincount(group, weights=gone, minlength=count) > 0
    kept = frame.iloc[first][list(key)].reset_index(drop=True)
    return kept.assign(
        value=np.where(lost, np.nan, sums),
        flag=_reasons(frame, group, count),
        source=_sources(frame["source"], group, count),
    )


def _reasons(frame: pd.DataFrame, group: NDArray[np.int64], count: int) -> pd.Categorical:
    """Give each sum the flag of its first missing part, else of its first flagged part, else none."""
    flag = frame["flag"].astype("category")
    codes = flag.cat.codes.to_numpy()
    reason = np.full(count, -1, dtype=codes.dtype)
    for wanted in (codes >= 0, frame["value"].isna().to_numpy()):
        rows = np.flatnonzero(wanted)[::-1]
        reason[group[rows]] = codes[rows]
    return pd.Categorical.from_codes(reason, categories=flag.cat.categories)


def _sources(source: pd.Series, group: NDArray[np.int64], count: int) -> pd.Categorical:
    column = source.astype("category").cat.remove_unused_categories()
    names = [str(name) for name in column.cat.categories]
    if len(names) <= 1:
        return pd.Categorical.from_codes(
            np.zeros(count, dtype=np.int64), categories=pd.Index(names, dtype="str")
        )
    used = np.zeros((count, len(names)), dtype=bool)
    used[group, column.cat.codes.to_numpy()] = True
    patterns, which = np.unique(used, axis=0, return_inverse=True)
    joined = ["+".join(name for name, on in zip(names, pattern, strict=True) if on) for pattern in patterns]
    return pd.Categorical(
        np.array(joined, dtype=object)[which.ravel()], categories=pd.Index(sorted(joined), dtype="str")
    )
