# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Reading the age of a real file: `16-24 years`, `065-69`, `100+`, `<15`, `65- år`, `no information`, `0 år`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from skillshed.codes.refusal import not_understood
from skillshed.codes.wording import fold

TOTAL: Final = "T"
UNKNOWN: Final = "unknown"
OLDEST: Final = 125  # years; nobody has lived longer (Calment, 122), so a larger number is a misprint

_TOTALS: Final = {
    "t",
    "tot",
    "totalt",
    "total",
    "all",
    "all ages",
    "alla",
    "samtliga",
    "samtliga aldrar",
    "alla aldrar",
    "totalt alder",
    "total age",
    "ages total",
}
_UNKNOWN: Final = {
    "unknown",
    "no information",
    "okand",
    "okant",
    "uppgift saknas",
    "age unknown",
    "okand alder",
    "alder okand",
    "us",
}
_UNIT: Final = re.compile(r"\s*(years?( of age| old)?|yrs?|år|ar)\b\.?")
_OLDER: Final = re.compile(r"(and|or|och|eller)\s+(over|older|above|äldre|mer|more)")
_YOUNGER: Final = re.compile(r"(and|or|och|eller)\s+(under|younger|below|yngre)")
_FORMS: Final = {
    "single": re.compile(r"(?P<low>\d{1,3})"),
    "band": re.compile(r"(?P<low>\d{1,3})\s*(?:-|to|till|t\.?o\.?m\.?)\s*(?P<high>\d{1,3})"),
    "open": re.compile(r"(?:(?P<low>\d{1,3})\s*(?:\+|-\s*w?|-\s*ω)|(?:>=|≥|minst)\s*(?P<least>\d{1,3}))"),
    "upto": re.compile(r"(?:-|<=|≤|up to|högst)\s*(?P<high>\d{1,3})"),
    "below": re.compile(r"(?:<|under|below|yngre än)\s*(?P<high>\d{1,3})"),
    "above": re.compile(r"(?:>|over|above|över|äldre än)\s*(?P<low>\d{1,3})"),
}


@lru_cache(maxsize=4096)
def parse_age(text: str) -> str:
    """Read an age in completed years.

    Returns:
        `0` … `99` single years; `100+` and other open bands; `16-24`; `-14` up to and with 14; `T` undivided; `unknown`.

    Raises:
        UnknownCodeError: the text is no age, a band ends before it begins, or a single year lies above 99
            (write `100+`: the oldest are one group).

    >>> [parse_age(text) for text in ("16-24 years", "065-69", "<15", "49+", "65- år", "0 år", "tot")]
    ['16-24', '65-69', '-14', '49+', '65+', '0', 'T']
    """
    said = fold(text)
    if said in _TOTALS:
        return TOTAL
    if said in _UNKNOWN:
        return UNKNOWN
    found = _figures(text)
    if found is None:
        raise not_understood(
            text, what="age", names={"0": "0", "16-24": "16-24", "65+": "65+", "-14": "-14", "T": "T"}
        )
    return found


def _figures(text: str) -> str | None:
    plain = text.casefold().replace("–", "-").replace("—", "-").strip()
    plain = _YOUNGER.sub("", _OLDER.sub("+", _UNIT.sub("", plain)))
    if _YOUNGER.search(text.casefold()):
        plain = f"-{plain.strip()}"
    plain = re.sub(r"\s+\+", "+", plain.strip())
    for form, pattern in _FORMS.items():
        if (match := pattern.fullmatch(plain)) is not None:
            low, high = (int(value) if value else None for value in _bounds(match))
            return _written(form, low, high)
    return None


def _bounds(match: re.Match[str]) -> tuple[str | None, str | None]:
    groups = match.groupdict()
    return groups.get("low") or groups.get("least"), groups.get("high")


def _written(form: str, low: int | None, high: int | None) -> str | None:
    if max(low or 0, high or 0) > OLDEST:
        return None
    if form == "single" and low is not None:
        return str(low) if low < 100 else None  # noqa: PLR2004 - the oldest are one group, `100+`
    if form == "band" and low is not None and high is not None:
        return _band(low, high)
    if form in {"open", "above"} and low is not None:
        return f"{low + (form == 'above')}+"
    if high is None or high - (form == "below") < 0:
        return None
    return f"-{high - (form == 'below')}"


def _band(low: int, high: int) -> str | None:
    if low == high:
        return str(low) if low < 100 else None  # noqa: PLR2004 - the oldest are one group, `100+`
    return f"{low}-{high}" if low < high else None


def bounds(code: str) -> tuple[int, int | None]:
    """The first and the last completed year of an age code; None where it is open upwards.

    Raises:
        UnknownCodeError: `T`, `unknown` or no age code at all.

    >>> bounds("16-24"), bounds("65+"), bounds("-14"), bounds("7")
    ((16, 24), (65, None), (0, 14), (7, 7))
    """
    match = re.fullmatch(r"(\d+)|(\d+)\+|-(\d+)|(\d+)-(\d+)", code)
    if match is None:
        raise not_understood(code, what="age", names={"16-24": "16-24", "65+": "65+", "-14": "-14"})
    single, least, most, low, high = (None if value is None else int(value) for value in match.groups())
    if single is not None:
        return single, single
    if least is not None:
        return least, None
    return (0, most) if most is not None else (int(low or 0), int(high or 0))
