# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the local services have to tell where nobody gives them files: a few areas, occupations and made-up figures.

Every figure is drawn from its own name, so that it is the same each time and on each machine.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from skillshed.sources.fictitious import MARK

if TYPE_CHECKING:
    from skillshed.sources.servers.shelf import Shown

OCCUPATIONS: Final = {
    "2221": ("aaaa_bbb_001", "Grundutbildade sjuksköterskor"),
    "2341": ("aaaa_bbb_002", "Grundskollärare"),
    "2512": ("aaaa_bbb_003", "Mjukvaru- och systemutvecklare"),
    "5321": ("aaaa_bbb_004", "Undersköterskor"),
    "7231": ("aaaa_bbb_005", "Motorfordonsmekaniker"),
    "8332": ("aaaa_bbb_006", "Lastbilsförare"),
}
_MUNICIPALITIES: Final = ("2080", "2081", "2085", "0180", "1480")
_DIGITS: Final = 4


def municipalities(shelf: list[Shown]) -> tuple[str, ...]:
    """Give the municipalities of the tables on the shelf, or a few of Sweden's."""
    found = {
        code
        for shown in shelf
        for name, codes in shown.variables.items()
        if name == "Region"
        for code in codes
        if len(code) == _DIGITS and code.isdigit()
    }
    return tuple(sorted(found)) or _MUNICIPALITIES


def draw(most: int, *names: object) -> int:
    """Draw a number from 0 up to but not including another, always the same for the same names."""
    digest = hashlib.sha256("/".join(map(str, names)).encode()).digest()
    return int.from_bytes(digest[:8], "big") % most


def called(name: str) -> str:
    """Name a thing so that everybody sees that it is made up."""
    return f"{name} ({MARK.casefold()})"
