# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Names of areas and occupations; where no list knows a code, the code itself is shown."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from skillshed.codes import classification as known
from skillshed.errors import UnknownCodeError

if TYPE_CHECKING:
    from skillshed.language import Language, Text
    from skillshed.report.release import Release


def area_name(release: Release, code: str, *, language: Language) -> str:
    """Name an area; an unknown code stands for itself."""
    try:
        name: Text = release.areas().name(code)
    except UnknownCodeError:
        return code
    return name.within(language)


def occupation_name(code: str, *, classification: str, language: Language) -> str:
    """Name an occupation of one classification (`ssyk2012`, `ssyk96`); an unknown code stands for itself."""
    try:
        return known(classification).name(code).within(language)
    except UnknownCodeError:
        return code


def larger_areas(release: Release, code: str) -> list[str]:
    """Give the areas that hold an area, smallest first: its county, then its NUTS 2 area."""
    areas, found = release.areas(), []
    for above in (areas.county_of, areas.nuts2_of):
        with suppress(UnknownCodeError):
            found.append(above(code))
    return [each for each in dict.fromkeys(found) if each != code]
