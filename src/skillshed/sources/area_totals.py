# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Areas and what they are made of: the nation is its counties, a county its municipalities. All of them are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from skillshed.codes import classification
from skillshed.sources.known_codes import AREA_UNKNOWN
from skillshed.sources.partition import compare
from skillshed.sources.translation import NATION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillshed.sources.cells import Cells


def check_areas(cells: Cells) -> Cells:
    """Check every area whose parts are all in the table against their sum; nothing is left out.

    Moves and commuters over an area's own border are fewer than its parts' together, and are not checked.

    Raises:
        InputError: an area does not add up within the tolerance.
    """
    if "region" not in cells.frame or not cells.kind.adds_over_areas:
        return cells
    column = cells.frame["region"].cat
    present = {str(code) for code in column.categories[np.unique(column.codes)]}
    remarks = [
        remark
        for whole, parts in _made_of(present)
        for remark in compare(cells, "region", total=whole, parts=parts, kept=True)
        if whole == NATION
    ]
    return cells.having(cells.frame, *remarks)


def _made_of(present: set[str]) -> Iterator[tuple[str, list[str]]]:
    """Give the areas whose parts are all present."""
    areas = classification("areas")
    counties = set(areas.codes(level="county"))
    if NATION in present and counties <= present:
        yield NATION, sorted(counties | ({AREA_UNKNOWN} & present))
    for county in sorted(counties & present):
        municipalities = [code for code in areas.codes(level="municipality") if code.startswith(county)]
        if municipalities and set(municipalities) <= present:
            yield county, municipalities
