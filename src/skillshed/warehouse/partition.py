# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The partition rule: within one region and year a dimension holds either parts or the whole, never both.

Parts may not overlap either: `16-24` beside `20-24` would count the same persons twice.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

import numpy as np

from skillshed.warehouse.frames import packed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd
    from numpy.typing import NDArray

    from skillshed.warehouse.contract import Contract

UNDIVIDED = "T"
_SINGLE = re.compile(r"(\d+)")
_BAND = re.compile(r"(\d+)-(\d+)")
_UP_TO = re.compile(r"-(\d+)")
_FROM = re.compile(r"(\d+)\+")
OLDEST = 999


def years_of(age: str) -> tuple[int, int] | None:
    """Give the first and last year of an age code; nothing for `T`, `unknown` and what is no age.

    >>> years_of("16-24"), years_of("100+"), years_of("-14"), years_of("7"), years_of("T")
    ((16, 24), (100, 999), (0, 14), (7, 7), None)
    """
    if found := _SINGLE.fullmatch(age):
        return int(found[1]), int(found[1])
    if found := _BAND.fullmatch(age):
        return int(found[1]), int(found[2])
    if found := _UP_TO.fullmatch(age):
        return 0, int(found[1])
    if found := _FROM.fullmatch(age):
        return int(found[1]), OLDEST
    return None


def overlap(codes: Sequence[str]) -> tuple[str, str] | None:
    """Find two codes of one dimension that count the same persons: `T` with a part, or two ages that overlap."""
    if UNDIVIDED in codes and len(codes) > 1:
        return UNDIVIDED, next(code for code in codes if code != UNDIVIDED)
    spans = sorted((span, code) for code in codes if (span := years_of(code)))
    for (before, code), (after, other) in itertools.pairwise(spans):
        if after[0] <= before[1]:
            return code, other
    return None


def divided(contract: Contract) -> list[str]:
    """The dimensions that divide persons into parts."""
    return [d.name for d in contract.dimensions.values() if d.classification in {"sex", "age"}]


def groups(contract: Contract) -> list[str]:
    """The dimensions within which the rule holds: area, year, and measures told beside each other."""
    return [
        d.name
        for d in contract.dimensions.values()
        if d.name == contract.regional or d.classification == "year" or d.codes
    ]


def finest(rows: pd.DataFrame, vintage: NDArray[np.int64], contract: Contract) -> NDArray[np.bool_]:
    """Tell which rows to keep where vintages divide the same region and year in ways that cannot stand together.

    Args:
        rows: all vintages' rows.
        vintage: which vintage each row is of, in time order.
        contract: names the dimensions.

    Returns:
        True per row to keep: those of the finest division, the newest of equally fine ones.
    """
    keep = np.ones(len(rows), dtype=bool)
    for name in divided(contract) if contract.regional else ():
        keep &= _finest(rows, vintage, (groups(contract), name))
    return keep


def _finest(rows: pd.DataFrame, vintage: NDArray[np.int64], by: tuple[list[str], str]) -> NDArray[np.bool_]:
    within, name = by
    column = rows[name].cat
    labels = [str(code) for code in column.categories]
    told, group = np.unique(packed(rows, within), return_inverse=True)
    used = np.zeros((len(told), int(vintage.max(initial=0)) + 1, len(labels)), dtype=bool)
    used[group, vintage, column.codes.to_numpy()] = True
    patterns, which = np.unique(used, axis=0, return_inverse=True)
    allowed = (
        np.stack([_allowed(pattern, labels) for pattern in patterns])
        if len(patterns)
        else np.ones((0, 1), dtype=bool)
    )
    result: NDArray[np.bool_] = allowed[which.ravel()[group], vintage]
    return result


def _allowed(pattern: NDArray[np.bool_], labels: Sequence[str]) -> NDArray[np.bool_]:
    """Which vintages may stay, given which codes each of them has, shape [vintage]."""
    told = [{label for label, on in zip(labels, row, strict=True) if on} for row in pattern.tolist()]
    if overlap(sorted(set().union(*told))) is None or sum(map(bool, told)) < 2:  # noqa: PLR2004 - one alone cannot disagree
        return np.ones(len(told), dtype=bool)
    best = max(range(len(told)), key=lambda at: (len(told[at]), at))
    return np.array([codes <= told[best] for codes in told])


def broken(frame: pd.DataFrame, contract: Contract) -> Iterator[tuple[str, tuple[str, str], pd.Series]]:
    """Find where the rule is broken: the dimension, the two codes, and one row that shows it."""
    if contract.regional is None or frame.empty:
        return
    key = packed(frame, groups(contract))
    for name in divided(contract):
        labels = [str(code) for code in frame[name].cat.categories]
        _, first, group = np.unique(key, return_index=True, return_inverse=True)
        used = np.zeros((len(first), len(labels)), dtype=bool)
        used[group, frame[name].cat.codes.to_numpy()] = True
        patterns, at = np.unique(used, axis=0, return_index=True)
        rows: list[list[bool]] = patterns.tolist()
        for pattern, where in zip(rows, at, strict=True):
            pair = overlap([label for label, on in zip(labels, pattern, strict=True) if on])
            if pair:
                yield name, pair, frame.iloc[first[where]]
