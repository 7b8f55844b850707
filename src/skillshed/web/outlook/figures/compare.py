# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Some areas side by side: people, work, recruitment, the verdict on one education group."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from skillshed.language import Text
from skillshed.report.parts import Column, Table
from skillshed.report.people import people
from skillshed.report.sections.education_group import group, word
from skillshed.report.work import openings, work
from skillshed.web.outlook.figures.area import judged_by, view_of
from skillshed.web.site.releases import by_release

if TYPE_CHECKING:
    from skillshed.report.sections.education_group import Group
    from skillshed.report.view import View
    from skillshed.warehouse.release import Release

MOST: Final = 6
"""Areas side by side; more do not fit."""
_HEADS = (
    Text(sv="Område", en="Area"), Text(sv="Invånare nu", en="Inhabitants now"), Text(sv="Väntad förändring", en="Expected change"),
    Text(sv="80 år och äldre, förändring", en="Aged 80 and over, change"), Text(sv="Anställda nu", en="Employed now"),
    Text(sv="Att rekrytera per 100 anställda", en="To recruit per 100 employed"),
)  # fmt: skip
_VERDICT = Text(sv="Omdöme: {name}", en="Verdict: {name}")
_GAP = Text(sv="Gap, 80 % intervall", en="Gap, 80% interval")
_CAPTION = Text(sv="Områden sida vid sida", en="Areas side by side")
_LARGER = Text(sv="{word} ({area})", en="{word} ({area})")


@by_release
def table(release: Release, codes: tuple[str, ...], education: str) -> Table:
    """Make the table: a row per area; a verdict where an education group is named."""
    rows = [_row(release, code, education) for code in codes]
    heads = [Column(str(text), numeric=place > 0) for place, text in enumerate(_HEADS)]
    if education:
        name = next(
            (found.name for code in codes if (found := _group(release, code, education)[1])), education
        )
        heads += [
            Column(_VERDICT.within(view_of(release, codes[0]).language).format(name=name), numeric=False),
            Column(str(_GAP)),
        ]
    return Table(caption=str(_CAPTION), columns=heads, rows=rows)


def _row(release: Release, code: str, education: str) -> list[str]:
    view = view_of(release, code)
    persons, jobs, need = people(view), work(view), openings(view)
    cells = [view.area, view.numbers.count(persons.now()) if persons else ".."]
    for band in ("T", "80+"):
        later = persons.later(band) if persons else None
        now = persons.now(band) if persons and later is not None else 0.0
        cells.append(
            view.numbers.percent(later["mean"] / now - 1, signed=True)
            if later is not None and now >= view.numbers.k
            else ".."
        )
    employed = jobs.total(jobs.base) if jobs else 0.0
    cells.append(view.numbers.count(employed) if jobs else "..")
    cells.append(
        view.numbers.decimal(100 * need["total"].sum() / employed) if need is not None and employed else ".."
    )
    return cells + (_verdict(release, view, education) if education else [])


def _group(release: Release, code: str, education: str) -> tuple[View, Group | None]:
    """The group in an area, or in the smallest one around it that has verdicts, and the view it was read in."""
    judging = judged_by(release, code)
    view = view_of(release, judging or code)
    return view, group(view, education) if judging else None


def _verdict(release: Release, view: View, education: str) -> list[str]:
    """The verdict and the gap; those of the area around it, named, where it has none of its own."""
    there, found = _group(release, view.region, education)
    if found is None:
        return ["–", ".."]
    said = word(found.verdict, there)
    said = said if there.region == view.region else there.say(_LARGER, word=said, area=there.area)
    return [said, there.numbers.interval(found.last.low, found.last.high)]
