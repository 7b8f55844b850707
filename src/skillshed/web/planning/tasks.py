# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Solving a plan in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django_tasks import task

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.places.desk import Desk
from skillshed.places.making import About, Effort
from skillshed.web.planning.agreed import on_desk
from skillshed.web.planning.models import Plan
from skillshed.web.site.releases import home
from skillshed.web.work.jobs import watch

if TYPE_CHECKING:
    from skillshed.places.saved import SavedPlan

SECONDS: Final = 60.0
"""The most that the solver takes."""
FUTURES: Final = 200
"""Futures of need and of applicants that every plan is judged on."""
WAYS: Final = {
    "robustness": ("with_robustness", Text(sv="Hur säkra ändringarna är", en="How sure the changes are")),
    "front": ("with_front", Text(sv="Planer med andra vikter", en="Plans with other weights")),
    "cooperation": ("with_cooperation", Text(sv="Ensam eller tillsammans", en="Alone or together")),
}
"""What can be explored from a plan: the desk's verb, and what it is called."""
EACH: Final = 20.0
"""The most that the solver takes for each plan of an exploration, seconds."""
LOCK: Final = ("programme", "site", "year", "min_groups", "max_groups", "who", "why")
_OLDER = Text(
    sv="Planen vilar på andra siffror än dem som visas nu.",
    en="The plan rests on other figures than those shown now.",
)
_SOLVE_AGAIN = Text(
    sv="Räkna planen en gång till, och pröva den nya.", en="Solve the plan once more, and try the new one."
)


@task
def solve(job: str, plan: str) -> str:
    """Solve a plan and keep it; gives the name it is kept under."""
    asked = Plan.objects.get(pk=plan)
    desk = Desk(home())
    with watch(job) as progress:
        basis = desk.basis(
            asked.area, years=list(asked.years), futures=FUTURES, own=own(asked), agreements=on_desk(asked), progress=progress
        )  # fmt: skip
        about = About(name=asked.kept_as, author=str(asked.made_by or ""), note=asked.title)
        made = desk.make(
            basis, about, effort=Effort(seconds=SECONDS, planned=asked.futures), progress=progress
        )
        desk.keep(made, replace=True)
        Plan.objects.filter(pk=plan, state=Plan.State.SOLVING).update(state=Plan.State.DRAFT)
    return asked.kept_as


@task
def explore(job: str, plan: str, what: str) -> str:
    """Explore from a plan and keep what was found beside it; gives the name it is kept under."""
    asked = Plan.objects.get(pk=plan)
    desk = Desk(home())
    with watch(job) as progress:
        told = desk.saved(asked.kept_as)
        basis = desk.basis(
            asked.area, years=list(asked.years), futures=FUTURES, own=own(asked), progress=progress
        )
        if basis.release != told.release:
            raise InputError(_OLDER, where=told.release, mend=_SOLVE_AGAIN)
        made = getattr(desk, WAYS[what][0])(told, basis, effort=Effort(seconds=EACH), progress=progress)
        found = {name: frame for name, frame in made.frames.items() if told.frames.get(name) is not frame}
        desk.keep(desk.saved(asked.kept_as).with_frames(**found), replace=True)
    return asked.kept_as


def own(plan: Plan) -> dict[str, Any]:
    """What the planner adds to the region's case: weights and locks."""
    said: dict[str, Any] = {"cooperation": plan.cooperation}
    if plan.weights:
        said["weights"] = dict(plan.weights)
    if plan.locks:
        said["locks"] = [{name: lock.get(name) for name in LOCK} for lock in plan.locks]
    return said


def kept(plan: Plan) -> SavedPlan:
    """Read a plan's file.

    Raises:
        InputError: it is not there, or cannot be read.
    """
    return Desk(home()).saved(plan.kept_as)
