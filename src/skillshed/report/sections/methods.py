# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Methods in short, and every assumption with its value and its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillshed.language import Text
from skillshed.report.parts import Section
from skillshed.report.sections.assumptions import assumptions

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
    given = manifest.get("assumptions") or ()
    return Section(
        id="methods",
        title=_TITLE.within(view.language),
        lead=lead,
        tables=[assumptions(view, given)] if given else [],
    )
