# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Methods in short, and every assumption with its value and its source."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from skillshed.language import Text
from skillshed.report.parts import Column, Section, Table

if TYPE_CHECKING:
    from skillshed.report.view import View

_TITLE = Text(sv="Så är det räknat", en="How it is calculated")
_POPULATION = Text(
    sv="Befolkningen skrivs fram årskull för årskull: alla blir ett år äldre, några dör, barn föds och människor flyttar, med de tal som området självt har haft de senaste åren. Osäkerheten kommer från många dragna framtider.",
    en="The population is carried forward cohort by cohort: everyone ages a year, some die, children are born and people move, at the rates the area itself has had in recent years. The uncertainty comes from many drawn futures.",
)
_EMPLOYMENT = Text(
    sv="Antalet anställda per yrke skrivs fram med flera enkla metoder som vägs samman efter hur väl de har träffat förut. Summorna stäms av mot varandra.",
    en="Employment by occupation is carried forward with several simple methods, weighed by how well they have done before. The sums are reconciled with each other.",
)
_OPENINGS = Text(
    sv="Rekryteringsbehovet är summan av tillväxt (fler eller färre jobb) och ersättning (de som lämnar yrket för pension, annat yrke eller flytt), räknad ur yrkets åldersstruktur.",
    en="Openings are growth (more or fewer jobs) plus replacement (those who leave for retirement, another occupation or elsewhere), from the occupation's age structure.",
)
_REPRODUCE = Text(
    sv="Release {release} är gjord med Skillshed {version} och slumpfrö {seed}. Samma original, kod och frö ger samma siffror, byte för byte.",
    en="Release {release} was made with Skillshed {version} and seed {seed}. The same originals, code and seed give the same figures, byte for byte.",
)
_ROUNDING = Text(
    sv="Väntade tal är avrundade efter sitt intervall: två siffror av halva intervallets bredd. Antal under {k} personer visas inte.",
    en="Expected figures are rounded by their interval: two digits of half its width. Counts below {k} persons are not shown.",
)
_CAPTION = Text(sv="Antaganden", en="Assumptions")
_HEADS = (
    Text(sv="Antagande", en="Assumption"), Text(sv="Värde", en="Value"), Text(sv="Enhet", en="Unit"), Text(sv="Källa", en="Source"),
)  # fmt: skip


def methods(view: View) -> Section:
    """Make the chapter from the release's manifest."""
    told = {
        "outlook_population": _POPULATION,
        "outlook_employment": _EMPLOYMENT,
        "outlook_openings": _OPENINGS,
    }
    lead = [text.within(view.language) for name, text in told.items() if name in view.names]
    manifest = view.release.manifest
    lead.append(_ROUNDING.within(view.language).format(k=view.numbers.k))
    lead.append(
        view.say(
            _REPRODUCE,
            release=view.release.id,
            version=manifest.get("code_version", "?"),
            seed=manifest.get("seed", "?"),
        )
    )
    assumptions = manifest.get("assumptions") or ()
    return Section(
        id="methods",
        title=_TITLE.within(view.language),
        lead=lead,
        tables=[_table(view, assumptions)] if assumptions else [],
    )


def _table(view: View, assumptions: Any) -> Table:
    rows = [
        [words(each.get("note"), view) or str(each.get("key", "")), _value(each.get("value"), view), str(each.get("unit") or ""), str(each.get("source") or "")]
        for each in assumptions
    ]  # fmt: skip
    columns = [Column(text.within(view.language), numeric=place == 1) for place, text in enumerate(_HEADS)]
    return Table(caption=_CAPTION.within(view.language), columns=columns, rows=rows)


def words(given: object, view: View) -> str:
    """Take a manifest's text in the report's language."""
    if isinstance(given, Mapping):
        return str(given.get(view.language) or given.get("sv") or "")
    return "" if given is None else str(given)


def _value(value: object, view: View) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return "" if value is None else str(value)
    if isinstance(value, int):
        return str(value)
    return f"{value:.4g}".replace(".", "," if view.language == "sv" else ".")
