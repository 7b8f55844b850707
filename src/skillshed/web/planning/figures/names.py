# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What codes in a plan's tables are called: municipalities, schools, programmes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from skillshed.codes.programme import programmes
from skillshed.language import Text
from skillshed.places.forms import ADULTS

if TYPE_CHECKING:
    from skillshed.places.saved import SavedPlan
    from skillshed.warehouse.release import Release


FORMS: Final[dict[str, Text]] = {
    "gymnasium": Text(sv="Gymnasium", en="Upper-secondary school"),
    "komvux": Text(sv="Komvux", en="Municipal adult education (komvux)"),
    "yh": Text(sv="Yrkeshögskola", en="Higher vocational education (yrkeshögskola)"),
    "folkhögskola": Text(sv="Folkhögskola", en="Folk high school"),
}
"""What the school forms that can be planned are called."""


def names(plan: SavedPlan, release: Release) -> dict[str, str]:
    """Give the name of every municipality, school and programme that a plan tells of; a code without a name is left out."""
    found: dict[str, str] = {}
    areas = release.areas()
    for frame, columns in (
        ("cost", ("provider",)),
        ("payments", ("payer",)),
        ("between", ("payer", "receiver")),
    ):
        for column in columns if frame in plan.frames else ():
            found |= {str(code): str(areas.name(code)) for code in plan.frames[frame][column].unique() if code in areas}  # fmt: skip
    for code, name in (("programme", "name"), ("site", "site_name"), ("municipality", "municipality")):
        told = plan.frames["change"][[code, name]].drop_duplicates()
        found |= {str(one): str(word) for one, word in told.itertuples(index=False) if one != word}
    found |= {code: programme_name(code, found[code]) for code in plan.frames["change"]["programme"].unique()}
    found |= {code: str(areas.name(code)) for code in plan.frames["change"]["municipality"].unique() if code in areas}  # fmt: skip
    return found


def offered(release: Release) -> dict[str, str]:
    """Give the name of every programme and school that a release knows, for a plan that has no tables yet."""
    found = {code: str(one.name) for code, one in programmes().items()}
    for table, code, name in (
        ("schools", "school", "name"),
        (ADULTS, "school", "school_name"),
        (ADULTS, "programme", "programme_name"),
    ):
        if table in release.tables():
            told = release.table(table)[[code, name]].astype(str).drop_duplicates(code)
            found |= dict(told.itertuples(index=False))
    return found


def spelled(where: str, known: dict[str, str]) -> str:
    """Write a place of a rule (`3107 · el · 2031`) with names for its codes."""
    return " · ".join(known.get(part, part) for part in where.split(" · "))


def programme_name(code: str, told: str) -> str:
    """What a programme is called in the reader's language; as the plan has it where the code is not known."""
    known = programmes().get(code)
    return str(known.name) if known else told
