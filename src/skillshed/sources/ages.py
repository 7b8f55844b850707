# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Ages as publishers write them, in both languages, and which of them make up which."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

OPEN: Final = 999
_YEARS: Final = r"(?:\s*(?:years?|år)\b.*|-åringar|-year-olds)?"
_SINGLE: Final = re.compile(rf"0*(\d{{1,3}}){_YEARS}", re.IGNORECASE)
_BAND: Final = re.compile(rf"0*(\d{{1,3}})\s*[-–]\s*0*(\d{{1,3}}){_YEARS}", re.IGNORECASE)
_ABOVE: Final = re.compile(
    rf"(?:0*(\d{{1,3}})\s*\+\d*{_YEARS}|0*(\d{{1,3}})\s*(?:[-–]w?|years? (?:or|and) (?:over|older)|år (?:eller|och) äldre|-ω)|(?:over|minst)\s+(\d{{1,3}}){_YEARS})",
    re.IGNORECASE,
)
_BELOW: Final = re.compile(
    rf"(?:[-–]\s*0*(\d{{1,3}}){_YEARS}|<\s*(\d{{1,3}}){_YEARS}|(?:under|below|less than)\s+(\d{{1,3}}){_YEARS})",
    re.IGNORECASE,
)
_TOTAL: Final = re.compile(
    r"tot.*|samtliga.*|all ages?.*|alla.*|all|t|.*åldrar, totalt|total.*", re.IGNORECASE
)
_UNKNOWN: Final = re.compile(r"no information.*|uppgift saknas.*|unknown.*|okänd.*|missing", re.IGNORECASE)


def age(code: str, label: str) -> str | None:
    """Give the code of an age or a band of ages; the label is believed before the code.

    >>> age("065-69", "65-69 years"), age("100+10", "100+ år"), age("<15", "<15"), age("-4", "0-4 år")
    ('65-69', '100+', '-14', '-4')
    >>> age("TotSA", "totalt"), age("tot", "total ages"), age("7", "7 år"), age("blue", "blue") is None
    ('T', 'T', '7', True)
    """
    for said in (label.strip(), code.strip()):
        found = _age(said)
        if found is not None:
            return found
    return None


def _age(said: str) -> str | None:
    if _UNKNOWN.fullmatch(said):
        return "unknown"
    if _TOTAL.fullmatch(said):
        return "T"
    for pattern, write in ((_SINGLE, _single), (_BAND, _band), (_ABOVE, _above), (_BELOW, _below)):
        found = pattern.fullmatch(said)
        if found:
            return write(found)
    return None


def _single(found: re.Match[str]) -> str | None:
    years = int(found.group(1))
    return str(years) if years < 130 else None  # noqa: PLR2004 - nobody has lived longer


def _band(found: re.Match[str]) -> str | None:
    low, high = int(found.group(1)), int(found.group(2))
    if low > high:
        return None
    if low == 0:
        return f"-{high}"
    return f"{low}-{high}" if low < high else str(low)


def _above(found: re.Match[str]) -> str:
    return f"{int(next(group for group in found.groups() if group))}+"


def _below(found: re.Match[str]) -> str:
    inclusive, *others = found.groups()
    if inclusive:
        return f"-{int(inclusive)}"
    return f"-{int(next(group for group in others if group)) - 1}"


def span(code: str) -> tuple[int, int] | None:
    """Give the first and last year of an age code; None for `T` and `unknown`.

    >>> span("16-24"), span("65+"), span("-14"), span("7")
    ((16, 24), (65, 999), (0, 14), (7, 7))
    """
    if code in {"T", "unknown"}:
        return None
    if code.endswith("+"):
        return int(code[:-1]), OPEN
    if code.startswith("-"):
        return 0, int(code[1:])
    low, _, high = code.partition("-")
    return int(low), int(high or low)


def made_of(codes: list[str]) -> dict[str, list[str]]:
    """Find the bands that finer ages of the same table make up exactly.

    >>> made_of(["0", "1", "2", "-2", "3+", "-1", "T"])
    {'-1': ['0', '1'], '-2': ['0', '1', '2']}
    """
    spans = {code: found for code in codes if (found := span(code)) is not None}
    finest: dict[str, list[str]] = {}
    for code in sorted(spans, key=lambda known: (spans[known][1] - spans[known][0], spans[known])):
        parts = _tiling(code, spans, set(finest))
        if parts:
            finest[code] = parts
    return finest


def _tiling(whole: str, spans: dict[str, tuple[int, int]], composed: set[str]) -> list[str]:
    """Cover a band from its first year with the narrowest ages that begin there; empty when they do not fit."""
    low, high = spans[whole]
    starts: dict[int, str] = {}
    for code, (first, last) in sorted(spans.items(), key=lambda item: item[1][1] - item[1][0], reverse=True):
        if code != whole and code not in composed and low <= first and last <= high:
            starts[first] = code
    parts = []
    while low <= high and low in starts:
        parts.append(starts[low])
        low = spans[starts[low]][1] + 1
    return parts if low > high and parts else []


def overlaps(codes: list[str]) -> list[tuple[str, str]]:
    """Find the neighbouring ages that count the same persons.

    >>> overlaps(["16-24", "20-24", "25+", "T"])
    [('16-24', '20-24')]
    """
    known = sorted((found, code) for code in codes if (found := span(code)) is not None)
    return [(first, second) for (before, first), (after, second) in pairwise(known) if after[0] <= before[1]]
