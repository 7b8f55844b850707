# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Educations in the order people pass them, and what is typical of each level."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

from skillshed.codes.education_group import education_groups
from skillshed.codes.education_level import education_level_of
from skillshed.outlook.multistate.settings import setting

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

UNKNOWN: Final = frozenset({"unknown", "other", "us", "T"})


def in_order(codes: Iterable[str]) -> list[str]:
    """Sort educations by the age at which they are completed, then by code; unknown ones last.

    >>> in_order(["H723", "unknown", "P00", "4"])
    ['P00', '4', 'H723', 'unknown']
    """
    every = sorted(codes)
    age = dict(zip(every, typical("ages.completed", every), strict=True))
    return sorted(every, key=lambda code: (code in UNKNOWN, age[code], code))


def typical(name: str, codes: Sequence[str]) -> NDArray[np.float64]:
    """Give a level's assumption for each education, `[education]`."""
    table = setting(name)
    return np.array([float(table.get(level_of(code), table["other"])) for code in codes])


@cache
def level_of(code: str) -> int | None:
    """The level 1-7 of a level code or of an education group; None where the code does not say.

    >>> level_of("6"), level_of("H723"), level_of("welder")
    (6, 6, None)
    """
    if code in {"1", "2", "3", "4", "5", "6", "7"}:
        return int(code)
    group = education_groups().groups.get(code)
    levels = [] if group is None else [education_level_of(level) for level in group.levels]
    known = [int(level) for level in levels if level != "unknown"]
    return max(known, default=None)
