# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""How people write a sex, an age and a mother's age, and what they mean by it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

MEN: Final = frozenset({"1", "m", "man", "men", "male", "males", "män", "pojkar", "boys"})
WOMEN: Final = frozenset(
    {"2", "f", "k", "woman", "women", "female", "females", "kvinna", "kvinnor", "flickor", "girls"}
)
UNDIVIDED: Final = frozenset(
    {"t", "tot", "total", "totalt", "both", "both sexes", "1+2", "samtliga", "all", "totalt ålder"}
)
UNKNOWN: Final = frozenset(
    {"unknown", "no information", "uppgift saknas", "okänd", "okänt", "us", "no data", "nan", "none", ""}
)

_SINGLE = re.compile(r"(\d+)(?:[.]0)?(?:\s*(?:år|years?))?")
_FROM = re.compile(
    r"(?:>=?\s*)?(\d+)\s*(?:\+|-|–)?\s*(?:år|years?)?\s*(?:\+|-|–|or more|och äldre|or older)?"
)
_BELOW = re.compile(r"<\s*(\d+)(?:\s*(?:år|years?))?")
_UP_TO = re.compile(r"[-–]\s*(\d+)(?:\s*(?:år|years?))?")


@dataclass(frozen=True)
class Age:
    """An age label understood: a single year, or an end that is open upwards or downwards."""

    years: int
    open_above: bool = False
    open_below: bool = False


def sex_of(label: object) -> int | None:
    """Give 0 for men, 1 for women, -1 where the source does not divide, None when not understood."""
    text = _plain(label)
    if text in MEN:
        return 0
    if text in WOMEN:
        return 1
    return -1 if text in UNDIVIDED else None


def age_of(label: object) -> Age | None:
    """Understand an age label; None for a band (`20-24`), a total or something else.

    >>> age_of("100+")
    Age(years=100, open_above=True, open_below=False)
    >>> age_of("<15")
    Age(years=14, open_above=False, open_below=True)
    """
    text = _plain(label)
    if match := _SINGLE.fullmatch(text):
        return Age(int(match[1]))
    if match := _BELOW.fullmatch(text):
        return Age(int(match[1]) - 1, open_below=True)
    if match := _UP_TO.fullmatch(text):
        return Age(int(match[1]), open_below=True)
    if match := _FROM.fullmatch(text):
        return Age(int(match[1]), open_above=True)
    return None


def is_undivided(label: object) -> bool:
    """Tell whether a label stands for all ages, sexes or regions together."""
    return _plain(label) in UNDIVIDED


def is_unknown(label: object) -> bool:
    """Tell whether a label says that the source does not know."""
    return _plain(label) in UNKNOWN


def _plain(label: object) -> str:
    return str(label).strip().casefold()
