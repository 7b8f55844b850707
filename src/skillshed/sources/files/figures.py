# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Figures as statistics offices write them: numbers, and marks for the ones that are missing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from skillshed.codes.missing import Missing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

MARKS: Final[dict[str, str]] = {
    "": Missing.UNAVAILABLE,
    ".": Missing.NOT_APPLICABLE,
    "..": Missing.UNAVAILABLE,
    "...": Missing.UNAVAILABLE,
    "....": Missing.UNAVAILABLE,
    ".....": Missing.UNAVAILABLE,
    "......": Missing.UNAVAILABLE,
    "*": Missing.SECRET,
    "x": Missing.SECRET,
    "na": Missing.UNAVAILABLE,
    "n/a": Missing.UNAVAILABLE,
    "nan": Missing.UNAVAILABLE,
    "null": Missing.UNAVAILABLE,
    "none": Missing.UNAVAILABLE,
    ":": Missing.UNAVAILABLE,
    "c": Missing.SECRET,
}
_NOTHING: Final = {"-", "–", "—"}  # SCB's and PX's sign for none at all
_BLANKS: Final = re.compile("[ \u00a0\u2007\u2009\u202f]")
_NUMBER: Final = re.compile(r"[+-]?(\d+|\d{1,3}( \d{3})+)([.,]\d+)?([eE][+-]?\d{1,2})?")


def parse(texts: Sequence[str]) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.object_], int | None]:
    """Read distinct cell texts.

    Args:
        texts: distinct texts, without blanks around them.

    Returns:
        Value (NaN where missing) and flag (None where the figure is there) of each text, and the index of the
        first text that is neither a number nor a mark (None when all are).
    """
    values = np.full(len(texts), np.nan)
    flags = np.full(len(texts), None, dtype=object)
    wrong: int | None = None
    for index, text in enumerate(texts):
        mark = MARKS.get(text.casefold())
        if mark is not None:
            flags[index] = str(mark)
            continue
        value = number(text)
        if value is None:
            wrong = index if wrong is None else wrong
        else:
            values[index] = value
    return values, flags, wrong


def number(text: str) -> float | None:
    """Read one number: blanks between thousands, point or comma before decimals, a dash for none."""
    if text.isascii() and text.isdigit():
        return float(text)
    if text in _NOTHING:
        return 0.0
    plain = _BLANKS.sub(" ", text.replace("\u2212", "-")).strip()
    if not _NUMBER.fullmatch(plain):
        return None
    return float(plain.replace(" ", "").replace(",", "."))


def is_figures(texts: Iterable[str]) -> bool:
    """Whether all texts are numbers or marks, and at least one is a number or a written mark."""
    seen = [text for text in texts if text]
    return bool(seen) and all(text.casefold() in MARKS or number(text) is not None for text in seen)


def flags_column(flags: npt.NDArray[np.object_], codes: npt.NDArray[np.intp] | None = None) -> pd.Categorical:
    """Make the `flag` column: distinct flags per distinct text, spread by the codes of the rows."""
    names = [str(reason) for reason in Missing]
    lookup = {name: index for index, name in enumerate(names)}
    known = np.array([-1 if flag is None else lookup[flag] for flag in flags], dtype=np.int8)
    spread = known if codes is None else known[codes]
    return pd.Categorical.from_codes(spread, categories=pd.Index(names, dtype=object))
