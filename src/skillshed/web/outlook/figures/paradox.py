# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the page of paradoxes says of one area."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillshed.language import Text, current_language
from skillshed.report.rows import rows_of
from skillshed.report.sections.balance import education
from skillshed.report.sections.education_group import word
from skillshed.report.sections.paradox import YES, judged
from skillshed.web.outlook.figures import easy
from skillshed.web.outlook.figures.area import chapter, judged_by, view_of
from skillshed.web.site.releases import by_release

if TYPE_CHECKING:
    from skillshed.report.parts import Section
    from skillshed.warehouse.release import Release

SOURCE = "job_ads"
"""The dataset that tells of unfilled jobs."""


@dataclass(frozen=True)
class Page:
    """One area's paradoxes.

    Attributes:
        area: code and name of the area that is judged: the one asked for, or a larger one around it.
        chapter: sentences, chart and table.
        both: the groups in which both are many: code, name, verdict, its word.
        easy: the same in easy-read.
        lacking: why it is unknown and what data would tell, where it is.
        year: the last year judged.
    """

    area: tuple[str, str]
    chapter: Section
    both: tuple[tuple[str, str, str, str], ...]
    easy: tuple[str, ...]
    lacking: tuple[tuple[str, str], ...]
    year: int


@by_release
def page(release: Release, code: str) -> Page | None:
    """Make the page; nothing where no group is judged."""
    region = judged_by(release, code)
    view = view_of(release, region or code)
    shown, made = judged(view), chapter(release, region or code, "paradox")
    if shown is None or made is None:
        return None
    both = [
        (
            str(row.education),
            education(view, str(row.education)),
            str(row.verdict),
            word(str(row.verdict), view),
        )
        for row in rows_of(shown[shown["paradox"] == YES])
    ]
    unknown = bool(shown["paradox"].eq("unknown").any())
    return Page(
        area=(view.region, view.area), chapter=made, both=tuple(both), easy=tuple(easy.paradox(view, shown)),
        lacking=_lacking(release) if unknown else (), year=int(shown["year"].iloc[0]),
    )  # fmt: skip


def _lacking(release: Release) -> tuple[tuple[str, str], ...]:
    """Why, and what the missing data would add, as the build told."""
    told = [gap for gap in release.manifest["gaps"] if gap["missing"] == SOURCE]
    said = [(Text(**gap["reason"]), Text(**gap["adds"])) for gap in told]
    language = current_language()
    return tuple((why.within(language), adds.within(language)) for why, adds in said)
