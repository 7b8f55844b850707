# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The words of the report, explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillshed.language import Text
from skillshed.report.parts import Section

if TYPE_CHECKING:
    from skillshed.report.view import View

_TITLE = Text(sv="Ord i rapporten", en="Words in this report")
_TERMS = (
    (Text(sv="Basår", en="Base year"), Text(sv="Det senaste året med kända uppgifter; framskrivningen börjar där.", en="The last year with known figures; the projection starts there.")),
    (
        Text(sv="80 % intervall", en="80% interval"),
        Text(
            sv="Ett spann som utfallet väntas hamna inom åtta gånger av tio. Bredare spann betyder större osäkerhet.",
            en="A range expected to hold the outcome eight times out of ten. A wider range means more uncertainty.",
        ),
    ),
    (Text(sv="Rekryteringsbehov", en="Openings"), Text(sv="Hur många som behöver anställas: ersättning för dem som slutar plus tillväxt.", en="How many need to be hired: replacement of those who leave plus growth.")),
    (Text(sv="Ersättning", en="Replacement"), Text(sv="Behovet av nya när någon lämnar yrket, till exempel för pension.", en="The need for new people when someone leaves the occupation, for instance to retire.")),
    (Text(sv="SSYK", en="SSYK"), Text(sv="Standard för svensk yrkesklassificering. SSYK 2012 gäller nu; SSYK 96 användes tidigare och delar in yrkena annorlunda.", en="The Swedish standard classification of occupations. SSYK 2012 is in force; SSYK 96 was used before and divides occupations differently.")),
    (Text(sv="NUTS 2", en="NUTS 2"), Text(sv="EU:s indelning i större områden, i Sverige åtta grupper av län.", en="The EU's larger areas, in Sweden eight groups of counties.")),
    (Text(sv="WAPE", en="WAPE"), Text(sv="Summan av alla fel, delad med summan av utfallen.", en="The sum of all errors divided by the sum of the outcomes.")),
)  # fmt: skip


def words(view: View) -> Section:
    """Make the chapter."""
    terms = [(word.within(view.language), meaning.within(view.language)) for word, meaning in _TERMS]
    return Section(id="words", title=_TITLE.within(view.language), terms=terms)
