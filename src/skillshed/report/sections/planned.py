# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A plan of places within a planning document: its answers, what it gives against today, and what changes where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillshed.language import Text, use_language
from skillshed.report.documents.memo import largest
from skillshed.report.parts import Section
from skillshed.report.plan import asked, proof
from skillshed.report.plan_answers import answers
from skillshed.report.plan_judged import table

if TYPE_CHECKING:
    from skillshed.language import Language
    from skillshed.places.saved import SavedPlan

_TITLE = Text(sv="Planen för platserna {years}", en="The plan of places {years}")
_NAMED = Text(sv="Planen heter {name} och är gjord {day} ur release {release}.", en="The plan is called {name} and was made {day} from release {release}.")  # fmt: skip


def planned(plan: SavedPlan, *, language: Language) -> Section:
    """Make the chapter of a plan.

    Args:
        plan: a saved plan of the document's area.
        language: `sv` or `en`.
    """
    with use_language(language):
        years = f"{plan.years[0]}\N{EN DASH}{plan.years[-1]}"
        told = [f"{one.asked} {' '.join(one.said)}" for one in answers(plan)]
        named = str(_NAMED).format(name=plan.name, day=plan.made_at[:10], release=plan.release)
        changed = largest(plan, plan.years[-1])
        tables = [each for each in (table(plan), asked(plan), *changed.tables) if each is not None]
        return Section(
            "planned",
            str(_TITLE).format(years=years),
            lead=[named, *told, *changed.lead],
            tables=tables,
            notes=[proof(plan)],
        )
