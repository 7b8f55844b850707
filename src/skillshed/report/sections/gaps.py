# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is missing, why, and what each missing table would add."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml

from skillshed.language import Text
from skillshed.report.names import larger_areas
from skillshed.report.parts import Column, Section, Table
from skillshed.report.sections.manifest import words
from skillshed.warehouse.contract import contracts

if TYPE_CHECKING:
    from skillshed.report.view import View

_TITLE = Text(sv="Vad som saknas", en="What is missing")
_LEAD = Text(
    sv="Det här kan rapporten inte säga, eller säger mindre säkert än den kunde. Importera tabellen och bygg igen, så fylls luckan.",
    en="This is what the report cannot say, or says less surely than it could. Import the table and build again to fill the gap.",
)
_CAPTION = Text(sv="Luckor, skäl och nytta", en="Gaps, reasons and benefit")
_NONE = Text(
    sv="Alla tabeller som rapporten använder finns i releasen.",
    en="All tables that the report uses are in the release.",
)
_REASON = Text(
    sv="Releasen har inga sådana uppgifter för {area}.", en="The release holds no such figures for {area}."
)
_LARGER = Text(
    sv="Finns inte för {area}, bara för {larger} som helhet; de siffrorna används i stället.",
    en="Not available for {area}, only for {larger} as a whole; those figures are used instead.",
)
_HEADS = (
    Text(sv="Saknas", en="Missing"),
    Text(sv="Varför", en="Why"),
    Text(sv="Vad den skulle ge", en="What it would add"),
)


@cache
def _tables() -> dict[str, Any]:
    text = files("skillshed.report").joinpath("parameters", "tables.yaml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(text)["tables"])


def gaps(view: View) -> Section:
    """Make the chapter from the manifest's gaps and from what the report itself looked for in vain."""
    rows = missing(view)
    title = _TITLE.within(view.language)
    if not rows:
        return Section(id="gaps", title=title, lead=[_NONE.within(view.language)])
    columns = [Column(text.within(view.language), numeric=False) for text in _HEADS]
    return Section(
        id="gaps",
        title=title,
        lead=[_LEAD.within(view.language)],
        tables=[Table(caption=_CAPTION.within(view.language), columns=columns, rows=rows)],
    )


def missing(view: View) -> list[list[str]]:
    """List what is missing: its name, why, and what it would add."""
    told = [
        gap for gap in view.release.manifest.get("gaps") or () if gap.get("region") in {None, view.region}
    ]
    rows = [
        [
            _name(view, str(gap.get("missing") or gap.get("subject") or "")),
            words(gap.get("reason"), view),
            words(gap.get("adds"), view),
        ]
        for gap in told
    ]
    known = {str(gap.get("missing")) for gap in told}
    for subject, facts in _tables().items():
        if (
            not facts.get("essential")
            or known & {subject, facts.get("dataset")}
            or view.here(subject) is not None
        ):
            continue
        rows.append([_name(view, subject), _reason(view, subject), words(facts["adds"], view)])
    return [list(row) for row in dict.fromkeys(map(tuple, rows))]


def _reason(view: View, subject: str) -> str:
    """Say that a table is missing, or that only a larger area has it."""
    for region in larger_areas(view.release, view.region):
        if view.here(subject, region=region) is not None:
            return view.say(_LARGER, area=view.area, larger=view.area_named(region))
    return view.say(_REASON, area=view.area)


def _name(view: View, code: str) -> str:
    tables = _tables()
    facts = tables.get(code) or next((each for each in tables.values() if each.get("dataset") == code), None)
    if facts:
        return words(facts["title"], view)
    contract = contracts().get(code)
    return contract.title.within(view.language) if contract else code
