# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Reading the occupation of a real file: `011 Commissioned armed forces officers`, `0002 occupations unidentifiable`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from skillshed.codes.reading import classification
from skillshed.codes.refusal import not_understood
from skillshed.codes.wording import fold

_CODED: Final = re.compile(r"(\d{1,4})(?:[\s:.-]+(\S.*))?")
# Codes that SCB's tables hold beside the standard's own.
_BESIDE: Final = {"0000": "T", "0001": "other", "0002": "unknown"}
_WORDS: Final = {
    "T": (
        "t",
        "all",
        "alla",
        "alla yrken",
        "all occupations",
        "samtliga",
        "totalt",
        "total",
        "samtliga yrken",
    ),
    "other": ("other professions", "other occupations", "ovriga yrken", "other"),
    "unknown": (
        "unknown",
        "occupations unidentifiable",
        "okand",
        "okant",
        "yrke okant",
        "okant yrke",
        "uppgift saknas",
        "no information",
    ),
}
_SPECIAL: Final = {word: code for code, words in _WORDS.items() for word in words}


@lru_cache(maxsize=8192)
def parse_occupation(text: str, *, standard: str = "ssyk2012") -> str:
    """Read an occupation: a code, a code and a label, or a name of the standard in either language.

    Args:
        text: what the file says; leading zeros matter.
        standard: `ssyk2012`, `ssyk96` or `isco08`.

    Returns:
        The digits; `T` for all occupations, `other` for those a table lumps together, `unknown` for unidentifiable.

    Raises:
        UnknownCodeError: the standard has no such occupation; the nearest are told.

    >>> parse_occupation("222 Nursing professionals"), parse_occupation("0002 occupations unidentifiable")
    ('222', 'unknown')
    """
    known = classification(standard)
    coded = _CODED.fullmatch(text.strip())
    code = (
        _by_code(coded[1], known.items)
        if coded
        else _SPECIAL.get(fold(text)) or _names(standard).get(fold(text))
    )
    if code is None:
        names = {name: item.code for item in known.items.values() for name in item.name}
        raise not_understood(text, what="occupation", names=names)
    return code


def _by_code(code: str, items: object) -> str | None:
    if code in _BESIDE:
        return _BESIDE[code]
    return code if code in items else None  # type: ignore[operator]


@lru_cache(maxsize=8)
def _names(standard: str) -> dict[str, str]:
    """Folded name → code; where levels share a name the deepest one wins, which is what tables list."""
    items = sorted(classification(standard).items.values(), key=lambda item: len(item.code))
    return {fold(name): item.code for item in items for name in item.name}
