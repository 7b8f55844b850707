# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""How figures, cells and sentences are written in the manifest and in errors, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillshed.language import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

NARROW = "\u00a0"


def number(value: float, *, decimals: int = 0) -> Text:
    """Write a figure: `9 047 752` in Swedish, `9,047,752` in English.

    >>> number(9047752).en
    '9,047,752'
    """
    english = f"{value:,.{decimals}f}"
    swedish = english.replace(",", NARROW).replace(".", ",").replace("-", "−")
    return Text(sv=swedish, en=english)


def share(value: float, *, decimals: int = 2) -> Text:
    """Write a share as per cent."""
    written = number(100 * value, decimals=decimals)
    return Text(sv=f"{written.sv}{NARROW}%", en=f"{written.en}%")


def cell(facts: Mapping[str, object]) -> str:
    """Name a cell by its key: `region 19, sex 1, year 2005`."""
    return ", ".join(f"{name} {value}" for name, value in facts.items())
