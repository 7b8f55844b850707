# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Industries as publishers join them (`B+C`, `10-12`), and which of them make up which."""

from __future__ import annotations

import re
from functools import cache
from itertools import combinations
from typing import Final

from skillshed.codes import classification

_PIECE: Final = re.compile(r"([A-U])?(\d{2})?(?:-([A-U])?(\d{2})?)?")


@cache
def divisions(code: str) -> frozenset[str]:
    """Give the two-digit divisions of SNI 2007 that an industry covers; none for `T` and `unknown`.

    >>> sorted(divisions("10-12")), sorted(divisions("A")) == sorted(divisions("01-03"))
    (['10', '11', '12'], True)
    """
    if code in {"T", "unknown"}:
        return frozenset()
    return frozenset().union(*map(_piece, code.split("+")))


def _piece(code: str) -> frozenset[str]:
    found = _PIECE.fullmatch(code)
    if found is None:
        return frozenset()
    section, first, last_section, last = found.groups()
    known = classification("sni2007")
    twos = [item.code for item in known.items.values() if item.code.isdigit() and len(item.code) == 2]  # noqa: PLR2004
    if first:
        return frozenset(two for two in twos if first <= two <= (last or first))
    return frozenset(
        two for two in twos if section and section <= str(known.parent(two)) <= (last_section or section)
    )


def made_of(codes: list[str]) -> dict[str, list[str]]:
    """Find the industries that others of the same table make up exactly, the smallest first.

    >>> made_of(["C", "10-12", "13-33", "T"])
    {'C': ['10-12', '13-33']}
    """
    covered = sorted((code for code in codes if divisions(code)), key=lambda code: len(divisions(code)))
    made: dict[str, list[str]] = {}
    for code in covered:
        parts = [other for other in covered if other not in made and divisions(other) < divisions(code)]
        if parts and frozenset().union(*map(divisions, parts)) == divisions(code):
            made[code] = parts
    return made


def overlaps(codes: list[str]) -> list[tuple[str, str]]:
    """Find the pairs of industries that count the same jobs.

    >>> overlaps(["A", "B+C", "10-12"]), overlaps(["A", "B+C"])
    ([('B+C', '10-12')], [])
    """
    return [pair for pair in combinations(codes, 2) if divisions(pair[0]) & divisions(pair[1])]
