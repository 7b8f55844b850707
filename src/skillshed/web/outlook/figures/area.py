# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the page of one area says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from skillshed.language import current_language
from skillshed.report.names import larger_areas
from skillshed.report.opening import opening
from skillshed.report.rows import rows_of
from skillshed.report.sections.balance import balance, education
from skillshed.report.sections.education_group import word
from skillshed.report.sections.employment import employment
from skillshed.report.sections.openings import openings
from skillshed.report.sections.others import others
from skillshed.report.sections.paradox import paradox
from skillshed.report.sections.population import population
from skillshed.report.view import View
from skillshed.report.work import work
from skillshed.web.outlook.figures import easy
from skillshed.web.site.releases import by_release

if TYPE_CHECKING:
    from collections.abc import Callable

    from skillshed.report.parts import Figure, Opening, Section
    from skillshed.warehouse.release import Release

EACH_WAY = 6
CHAPTERS: Final[dict[str, Callable[[View], Section | None]]] = {
    "population": population,
    "employment": employment,
    "openings": openings,
    "balance": balance,
    "others": others,
    "paradox": paradox,
}
FINDINGS: Final = ("population", "openings")


@dataclass(frozen=True)
class Judged:
    """One education group in a list: its verdict and gap in words."""

    code: str
    name: str
    verdict: str
    word: str
    gap: str
    sure: str


@dataclass(frozen=True)
class Page:
    """One area's page.

    Attributes:
        opening: key figures and findings; sources: their source lines.
        easy: the findings in easy-read.
        short, over: the groups with the largest shortage and surplus.
        judged_in: the area that the verdicts are for, where it is a larger one: code and name.
        groups: how many education groups have a verdict.
        occupations: code and name of every occupation with figures.
    """

    opening: Opening
    sources: tuple[str, ...]
    easy: tuple[str, ...]
    short: tuple[Judged, ...]
    over: tuple[Judged, ...]
    judged_in: tuple[str, str] | None
    groups: int
    occupations: tuple[tuple[str, str], ...]


def view_of(release: Release, code: str) -> View:
    """See a release from one area in the reader's language."""
    return View(release, code, current_language())


@by_release
def page(release: Release, code: str) -> Page:
    """Make the page."""
    view = view_of(release, code)
    first, judging = opening(view), judged_by(release, code)
    found = judged(release, judging) if judging else ()
    lacking = [one for one in found if one.verdict in {"shortage", "paradox"}]
    plenty = [one for one in reversed(found) if one.verdict == "surplus"]
    jobs = work(view)
    codes = sorted(jobs.known["occupation"].unique()) if jobs else []
    return Page(
        opening=first, sources=tuple(dict.fromkeys(key.source.text for key in first.key_figures)),
        easy=tuple(easy.area(view)), short=tuple(lacking[:EACH_WAY]), over=tuple(plenty[:EACH_WAY]),
        judged_in=(judging, view.area_named(judging)) if judging and judging != code else None, groups=len(found),
        occupations=tuple((str(one), view.occupation(str(one))) for one in codes if str(one) != "unknown"),
    )  # fmt: skip


@by_release
def judged_by(release: Release, code: str) -> str | None:
    """Give the area itself, or the smallest one around it, that has verdicts."""
    if "outlook_balance" not in release.tables():
        return None
    there = set(release.table("outlook_balance")["region"].astype(str).unique())
    return next((one for one in (code, *larger_areas(release, code)) if one in there), None)


@by_release
def judged(release: Release, code: str) -> tuple[Judged, ...]:
    """Give every education group that may be shown, the largest gap first."""
    view = view_of(release, code)
    frame = view.here("outlook_balance")
    if frame is None:
        return ()
    last = frame[(frame["year"] == frame["year"].max()) & frame["mark"].ne("few").fillna(value=True)]
    last = last[last[["demand", "supply"]].min(axis=1) >= view.numbers.k].sort_values(
        "mean", ascending=False, kind="stable"
    )
    return tuple(
        Judged(
            str(row.education), education(view, str(row.education)), str(row.verdict), word(str(row.verdict), view),
            view.numbers.change(row.mean, low=row.low, high=row.high),
            view.numbers.percent({"surplus": row.p_surplus}.get(str(row.verdict), row.p_shortage)),
        )
        for row in rows_of(last)
    )  # fmt: skip


@by_release
def easy_words(release: Release, code: str) -> tuple[str, ...]:
    """Say in easy-read what the verdicts in a list mean."""
    return tuple(easy.verdicts(view_of(release, code)))


@by_release
def chapter(release: Release, code: str, name: str) -> Section | None:
    """Make one of the area's chapters, when it is asked for: drawing takes time."""
    return CHAPTERS[name](view_of(release, code))


def figures(release: Release, code: str) -> dict[str, Figure]:
    """Give every figure of an area's chapters by its id."""
    made = (chapter(release, code, name) for name in CHAPTERS)
    return {figure.id: figure for one in made if one is not None for figure in one.figures}


@by_release
def findings(release: Release, code: str) -> tuple[Section, ...]:
    """Give the first figure of the chapters that a page of findings has room for."""
    made = (chapter(release, code, name) for name in FINDINGS)
    return tuple(replace(one, figures=one.figures[:1], lead=(), notes=(), tables=()) for one in made if one)
