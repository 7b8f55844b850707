# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the page of one occupation in one area says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillshed.errors import UnknownCodeError
from skillshed.language import Text
from skillshed.outlook.mix.flexibility import flexibility
from skillshed.report.sections.balance import education
from skillshed.report.sections.one_occupation import course, needs
from skillshed.report.selection import Selection
from skillshed.report.trials import trials
from skillshed.report.work import openings, work
from skillshed.web.outlook.figures.area import judged, judged_by, view_of
from skillshed.web.site.releases import by_release

if TYPE_CHECKING:
    from skillshed.report.parts import Figure, KeyFigure
    from skillshed.warehouse.release import Release

_NONE = Text(
    sv="Det finns inga uppgifter om det yrket här.", en="There are no figures on that occupation here."
)
_CHOOSE = Text(sv="Välj ett yrke på områdets sida.", en="Choose an occupation on the area's page.")
_TRIALS = Text(
    sv="I {count} återtester av det här yrket var utfallet inom intervallet {inside} gånger (väntat 8 av 10).",
    en="In {count} back-tests of this occupation the outcome was within the interval {inside} times (8 of 10 expected).",
)


@dataclass(frozen=True)
class Page:
    """One occupation's page: key figures, its course, which forecast is shown, how it was tried before, educations that lead to it."""

    area: str
    name: str
    keys: tuple[KeyFigure, ...]
    sources: tuple[str, ...]
    figures: tuple[Figure, ...]
    badge: str
    shown: tuple[str, ...]
    full: tuple[tuple[str, str, str, str], ...]
    partly: tuple[tuple[str, str, str, str], ...]


@by_release
def page(release: Release, region: str, code: str) -> Page:
    """Make the page.

    Raises:
        UnknownCodeError: the release has no figures on the occupation here, or too few persons to show.
    """
    view = view_of(release, region)
    found = work(view)
    if found is None or code not in set(found.known["occupation"]):
        raise UnknownCodeError(_NONE, where=code, mend=_CHOOSE)
    need = openings(view)
    told = needs(view, found, need, code=code)
    tried = trials(view.narrowed(_only(code)), "employment")
    badge = view.say(_TRIALS, count=tried.count, inside=tried.inside) if tried else ""
    return Page(
        area=view.area, name=view.occupation(code), keys=tuple(told), sources=tuple(dict.fromkeys(key.source.text for key in told)),
        figures=tuple(figure for figure in (course(view, found, code),) if figure is not None), badge=badge,
        shown=tuple(view.remarks("employment", kind="shown")),
        full=_leads(release, region, code, match="full"), partly=_leads(release, region, code, match="partial"),
    )  # fmt: skip


def _only(code: str) -> Selection:
    same = Text(sv=code, en=code)
    return Selection(same, same, (code,), frozenset())


def _leads(release: Release, region: str, code: str, *, match: str) -> tuple[tuple[str, str, str, str], ...]:
    """Code, name, verdict and its word of the educations that lead to an occupation; those without a verdict last."""
    pairs, judging = flexibility(), judged_by(release, region)
    here = {one.code: one for one in judged(release, judging)} if judging else {}
    view = view_of(release, region)
    codes = pairs[(pairs["occupation"] == code[:3]) & (pairs["match"] == match)]["education"]
    rows = [(str(one), education(view, str(one)), *(_said(here.get(str(one))))) for one in codes]
    return tuple(sorted(rows, key=lambda row: (not row[2], row[0])))


def _said(one: object) -> tuple[str, str]:
    return (str(getattr(one, "verdict", "")), str(getattr(one, "word", "")))
