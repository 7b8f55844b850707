# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Numbers read back from the text a reader meets, so that a workbook holds the very figures of the page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from skillshed.report.numbers import MINUS, NO_BREAK

if TYPE_CHECKING:
    from skillshed.language import Language

_PLAIN: Final = re.compile(r"[+-]?\d+(?:\.(\d+))?")


@dataclass(frozen=True)
class Number:
    """A number as written: its value (a share where it is per cent), its decimals."""

    value: float
    digits: int = 0
    percent: bool = False


def read_number(text: str, *, language: Language) -> Number | None:
    r"""Read one number written by `Numbers`; nothing where the text is a mark, an interval or words.

    >>> read_number("1\xa0250", language="sv")
    Number(value=1250.0, digits=0, percent=False)
    >>> read_number("−3,5\xa0%", language="sv")
    Number(value=-0.035, digits=1, percent=True)
    >>> read_number("färre än 5", language="sv") is None
    True
    """
    percent = text.endswith("%")
    plain = text.removesuffix("%").rstrip(f"{NO_BREAK} ").replace(MINUS, "-")
    group, point = (NO_BREAK, ",") if language == "sv" else (",", ".")
    plain = plain.replace(group, "").replace(point, ".")
    found = _PLAIN.fullmatch(plain)
    if found is None:
        return None
    digits = len(found[1] or "")
    value = round(float(plain) / 100, digits + 2) if percent else float(plain)
    return Number(value=value, digits=digits, percent=percent)
