# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Which areas of a table's region variable are asked for, by the levels a table has and the regions a user wants."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from skillshed.errors import InputError
from skillshed.language import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillshed.sources.pxweb.table import PxVariable

_LEVELS: Final = {
    "nation": re.compile(r"00"),
    "county": re.compile(r"(?!00)\d\d"),
    "municipality": re.compile(r"\d{4}"),
    "functional": re.compile(r"FA(?!00)\d\d"),
    "nuts2": re.compile(r"SE\d\d"),
}


def area_codes(variable: PxVariable, levels: Sequence[str], regions: Sequence[str]) -> tuple[str, ...]:
    """Give the codes to ask for, in the table's order.

    A county brings its municipalities, a municipality its county, and every region the nation to be compared with.
    Functional regions and NUTS 2 cross counties and are asked for whole.

    Raises:
        InputError: a region is not in the table.
    """
    chosen = [code for code in variable.values if any(_LEVELS[level].fullmatch(code) for level in levels)]
    if not regions:
        return tuple(chosen)
    for region in regions:
        if region not in chosen and not any(code.startswith(region) for code in chosen):
            raise _not_there(variable, region)
    return tuple(code for code in chosen if any(_belongs(code, region) for region in regions))


def _belongs(code: str, region: str) -> bool:
    if code == "00" or not code.isdigit():
        return True
    return code.startswith(region) or region.startswith(code)


def _not_there(variable: PxVariable, region: str) -> InputError:
    return InputError(
        Text(sv=f"Området {region} finns inte i tabellen", en=f"The area {region} is not in the table"),
        where=variable.code,
        mend=Text(
            sv="Ange ett län eller en kommun med kod; skillshed codes regions visar dem",
            en="Name a county or municipality by its code; skillshed codes regions shows them",
        ),
    )
