# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Every original behind the report: publisher, table, age, licence, hash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillshed.language import Text
from skillshed.report.parts import Column, Section, Table

if TYPE_CHECKING:
    from skillshed.report.view import View

_TITLE = Text(sv="Källor", en="Sources")
_CAPTION = Text(sv="Original som rapporten bygger på", en="Originals the report is built on")
_LEAD = Text(
    sv="Originalen sparas orörda. Kontrollsumman visar vilken fil som användes.",
    en="The originals are kept untouched. The checksum tells which file was used.",
)
_HEADS = (
    Text(sv="Tabell", en="Table"), Text(sv="Utgivare", en="Publisher"), Text(sv="Uppdaterad", en="Updated"), Text(sv="Hämtad", en="Retrieved"),
    Text(sv="Licens", en="Licence"), Text(sv="Kontrollsumma", en="Checksum"),
)  # fmt: skip
USED = (
    "population", "births", "deaths", "migration", "employment", "employment_age", "survey_ssyk96", "survey",
    "employment_survey_joined", "outlook_population", "outlook_population_change", "outlook_employment", "outlook_openings",
    "outlook_accuracy", "outlook_backtest",
)  # fmt: skip
_SHORT = 12


def sources(view: View) -> Section | None:
    """Make the chapter; nothing where no table of the report names its originals."""
    found = view.sources(*USED)
    if not found:
        return None
    not_told = Text(sv="ej angivet", en="not stated").within(view.language)
    rows = [
        [
            fact.title or fact.filename,
            *(
                part or not_told
                for part in (fact.publisher, fact.updated, fact.retrieved, fact.licence, fact.sha256[:_SHORT])
            ),
        ]
        for fact in found
    ]
    title = _TITLE.within(view.language)
    columns = [
        Column(text.within(view.language), numeric=False, whole=place > 1)
        for place, text in enumerate(_HEADS)
    ]
    return Section(
        id="sources",
        title=title,
        lead=[_LEAD.within(view.language)],
        tables=[Table(caption=_CAPTION.within(view.language), columns=columns, rows=rows)],
    )
