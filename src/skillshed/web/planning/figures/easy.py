# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A plan in easy-read: short sentences and common words, the same facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from skillshed.language import Text, current_language
from skillshed.report.numbers import Numbers
from skillshed.report.plan_judged import lines

if TYPE_CHECKING:
    from skillshed.places.saved import SavedPlan

_ABOUT = Text(
    sv="Det här är en plan. Den säger hur många som ska få börja i gymnasiet, och var.",
    en="This is a plan. It says how many will get to start upper-secondary school, and where.",
)
_GROUPS = Text(
    sv="I dag börjar {now} klasser varje höst. Hösten {year} ska det vara {then} klasser.",
    en="Today {now} classes start each autumn. In autumn {year} there will be {then} classes.",
)
_COST: Final = {
    "better": Text(
        sv="Det kostar {n} miljoner kronor mindre per år.", en="It costs SEK {n} million less a year."
    ),
    "worse": Text(
        sv="Det kostar {n} miljoner kronor mer per år.", en="It costs SEK {n} million more a year."
    ),
    "even": Text(sv="Det kostar lika mycket som i dag.", en="It costs as much as today."),
}
_WISH: Final = {
    "better": Text(sv="Fler får gå där de vill.", en="More get to go where they want."),
    "worse": Text(sv="Färre får gå där de vill.", en="Fewer get to go where they want."),
    "even": Text(
        sv="Lika många som i dag får gå där de vill.", en="As many as today get to go where they want."
    ),
}
_NEED: Final = {
    "better": Text(sv="Fler lär sig det som jobben behöver.", en="More learn what the jobs need."),
    "worse": Text(sv="Färre lär sig det som jobben behöver.", en="Fewer learn what the jobs need."),
    "even": Text(
        sv="Lika många som i dag lär sig det som jobben behöver.",
        en="As many as today learn what the jobs need.",
    ),
}
_TOLD: Final = {"cost": _COST, "unmet_wish": _WISH, "unmet_need": _NEED}
_SURE = Text(
    sv="Ingen vet helt säkert. Det här är vad vi tror.", en="No one knows for sure. This is what we think."
)


def memo(plan: SavedPlan) -> list[str]:
    """Say what is proposed and what comes of it, a thought in each sentence."""
    numbers, change, year = Numbers(current_language()), plan.frames["change"], plan.years[-1]
    then, now = (numbers.decimal(float(change[column].sum())) for column in (str(year), "today"))
    said = [str(_ABOUT), str(_GROUPS).format(now=now, then=then, year=year)]
    for line in lines(plan):
        if line.measure in _TOLD:
            count = line.difference.lstrip("+\N{MINUS SIGN}")
            said.append(str(_TOLD[line.measure][line.verdict]).format(n=count))
    return [*said, str(_SURE)]
