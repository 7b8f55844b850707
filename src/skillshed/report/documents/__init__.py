# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""One file per kind of document that leaves the house; each is made from a release."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from skillshed.errors import SkillshedError
from skillshed.language import Text
from skillshed.report.documents import county, industry, municipality
from skillshed.report.selection import industry as find_industry
from skillshed.report.view import View

if TYPE_CHECKING:
    from collections.abc import Callable

    from skillshed.language import Language
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
_UNKNOWN = Text(sv="Dokumentet finns inte", en="There is no such document")
_CHOOSE = Text(sv="Välj ett av: {names}.", en="Choose one of: {names}.")


def make(
    release: Release,
    region: str,
    *,
    kind: str = "county",
    language: Language = "sv",
    industry_code: str = DEFAULT_INDUSTRY,
) -> Document:
    """Make one kind of document about one area.

    Args:
        release: the figures.
        region: code of the area.
        kind: one of `KINDS`.
        language: `sv` or `en`.
        industry_code: which industry, for the kind `industry`.

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
    return _MAKERS[kind](view)
