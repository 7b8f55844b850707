# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""One file per kind of document that leaves the house; each is made from a release."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from skillshed.errors import SkillshedError
from skillshed.language import Text
from skillshed.report.documents import county, industry, municipality
from skillshed.report.selection import industry as find_industry
from skillshed.report.view import View

if TYPE_CHECKING:
    from collections.abc import Callable

    from skillshed.language import Language
    from skillshed.places.saved import SavedPlan
    from skillshed.report.document import Document
    from skillshed.report.release import Release

KINDS: Final[dict[str, Text]] = {
    "county": Text(sv="Planeringsunderlag", en="Planning document"),
    "municipality": Text(sv="Två sidor om en kommun", en="Two pages on a municipality"),
    "industry": Text(sv="Branschfördjupning", en="Industry in depth"),
}
"""The kinds of document and their names."""

DEFAULT_INDUSTRY: Final = "health_care"
_MAKERS: Final[dict[str, Callable[[View], Document]]] = {
    "county": county.document,
    "municipality": municipality.document,
    "industry": industry.document,
}
_AFTER_PLAN: Final = {"others", "accuracy", "methods", "sources", "gaps", "words"}
_NO_PLAN = Text(sv="Planen kan inte stå i det dokumentet", en="The plan cannot be part of that document")
_OWN_PLAN = Text(
    sv="Välj ett planeringsunderlag (county) ur samma värld som planen: verklig eller fiktiv.",
    en="Choose a planning document (county) from the same world as the plan: real or fictitious.",
)
_UNKNOWN = Text(sv="Dokumentet finns inte", en="There is no such document")
_CHOOSE = Text(sv="Välj ett av: {names}.", en="Choose one of: {names}.")


def make(
    release: Release,
    region: str,
    *,
    kind: str = "county",
    language: Language = "sv",
    industry_code: str = DEFAULT_INDUSTRY,
    plan: SavedPlan | None = None,
) -> Document:
    """Make one kind of document about one area.

    Args:
        release: the figures.
        region: code of the area.
        kind: one of `KINDS`.
        language: `sv` or `en`.
        industry_code: which industry, for the kind `industry`.
        plan: a saved plan of places to tell of as well, for the kind `county`.

    Raises:
        SkillshedError: there is no such kind of document.
        UnknownCodeError: there is no such industry.
    """
    if kind not in _MAKERS:
        names = ", ".join(KINDS)
        raise SkillshedError(
            _UNKNOWN,
            where=kind,
            mend=Text(sv=_CHOOSE.sv.format(names=names), en=_CHOOSE.en.format(names=names)),
        )
    view = View(release, region, language)
    if kind == "industry":
        view = view.narrowed(find_industry(industry_code))
    made = _MAKERS[kind](view)
    return made if plan is None else _with_plan(made, plan)


def _with_plan(made: Document, plan: SavedPlan) -> Document:
    """Put the plan after what the outlook says and before how it was made.

    Raises:
        SkillshedError: only the planning document tells of a plan, and the plan must be as fictitious as the figures.
    """
    from skillshed.report.sections.planned import planned  # noqa: PLC0415 - plans are heavy, and most documents have none

    if made.name != "county" or plan.fictitious != bool(made.opening.fictitious):
        raise SkillshedError(_NO_PLAN, where=plan.name, mend=_OWN_PLAN)
    place = next((at for at, one in enumerate(made.sections) if one.id in _AFTER_PLAN), len(made.sections))
    told = planned(plan, language=made.language)
    return replace(made, sections=[*made.sections[:place], told, *made.sections[place:]])
