# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Solving a plan in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django_tasks import task

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.places.asking import About, Effort
from skillshed.places.desk import Desk
from skillshed.places.saved import kept as kept_in
from skillshed.web.people.access import Role
from skillshed.web.planning.access import acts_for
from skillshed.web.planning.agreed import on_desk
from skillshed.web.planning.models import Plan
from skillshed.web.site.releases import current, home
from skillshed.web.work.jobs import watch
from skillshed.web.work.models import Job

if TYPE_CHECKING:
    from collections.abc import Mapping

    from skillshed.places.basis import Basis
    from skillshed.places.saved import SavedPlan
    from skillshed.progress import Progress

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
LOCK: Final = ("programme", "site", "min_groups", "max_groups", "why")
_OLDER = Text(
    sv="Planen vilar på andra siffror än dem som visas nu.",
    en="The plan rests on other figures than those shown now.",
)
_SOLVE_AGAIN = Text(
    sv="Räkna planen en gång till, och pröva den nya.", en="Solve the plan once more, and try the new one."
)

_LOST = Text(sv="Planens siffror finns inte på webbplatsen.", en="The plan's figures are not on the site.")
_RESTORE = Text(
    sv="Gör planen igen, eller lägg tillbaka den från en säkerhetskopia.",
    en="Make the plan again, or restore it from a backup.",
)
_SOLVED = Text(sv="Planen är redan räknad.", en="The plan is already solved.")
_ANOTHER = Text(sv="Gör en ny plan ur den.", en="Make a new plan from it.")
_NOT_PLANNER = Text(
    sv="Du planerar inte längre för den som planen gäller.",
    en="You no longer plan for whom the plan is made.",
)
_ASK_FOR_ROLE = Text(
    sv="Be organisationens administratör om rollen planerare.",
    en="Ask the organisation's administrator for the role of planner.",
)


@task
def solve(job: str, plan: str) -> str:
    """Solve a plan that is not solved yet, and keep it; gives the name it is kept under."""
    asked = Plan.objects.get(pk=plan)
    desk = Desk(home())
    with watch(job) as progress:
        _need_right(job, asked)
        if asked.state != Plan.State.SOLVING:
            raise _already()
        basis = _basis(desk, asked, progress)
        about = About(name=asked.kept_as, author=asked.organisation.name, note=asked.title)
        effort = Effort(seconds=SECONDS, planned=asked.futures)
        base = _before(asked, release=basis.release)
        made = desk.make(basis, about, effort=effort, base=base, progress=progress)
        _keep_first(desk, made, asked)
    return asked.kept_as


@transaction.atomic
def _keep_first(desk: Desk, made: SavedPlan, asked: Plan) -> None:
    """Keep what was solved, unless the plan has been solved meanwhile; where it cannot be kept the plan is as it was."""
    if not Plan.objects.filter(pk=asked.pk, state=Plan.State.SOLVING).update(state=Plan.State.DRAFT):
        raise _already()
    desk.keep(made, replace=True)


@task
def explore(job: str, plan: str, what: str) -> str:
    """Explore from a plan and keep what was found beside it; gives the name it is kept under."""
    asked = Plan.objects.get(pk=plan)
    desk = Desk(home())
    with watch(job) as progress:
        _need_right(job, asked)
        told = desk.saved(asked.kept_as)
        _need_same(told, current().id)
        basis = _basis(desk, asked, progress)
        _need_same(told, basis.release)
        effort = Effort(seconds=EACH, planned=asked.futures)
        made = getattr(desk, WAYS[what][0])(told, basis, effort=effort, progress=progress)
        found = {name: frame for name, frame in made.frames.items() if told.frames.get(name) is not frame}
        desk.keep(desk.saved(asked.kept_as).with_frames(**found), replace=True)
    return asked.kept_as


def _basis(desk: Desk, asked: Plan, progress: Progress) -> Basis:
    """What a plan rests on, the same when it is solved and when it is explored from."""
    return desk.basis(
        asked.area, years=list(asked.years), futures=FUTURES, own=own(asked), agreements=on_desk(asked), forms=asked.forms, progress=progress
    )  # fmt: skip


ALIKE: Final = ("area", "first_year", "last_year", "futures", "cooperation", "forms", "weights")
"""What is the same in a plan and the one it was made from where only locks are added."""


def _before(asked: Plan, *, release: str) -> SavedPlan | None:
    """The plan that it was made from, where that is kept, rests on the same release and locks are added alone: what a lock taken away sets free must be looked for everywhere."""
    base = asked.base
    if base is None or any(getattr(base, name) != getattr(asked, name) for name in ALIKE):
        return None
    if any(lock not in asked.locks for lock in base.locks):
        return None
    if base.kept_as not in kept_in(home()):
        return None
    told = kept(base)
    return told if told.release == release else None


def _need_right(job: str, asked: Plan) -> None:
    """Work is done for whoever plans for the organisation now: a job may be run again long after it was asked for."""
    if not acts_for(Job.objects.get(pk=job).owner, asked, Role.PLANNER):
        raise InputError(_NOT_PLANNER, where=asked.organisation.name, mend=_ASK_FOR_ROLE)


def _need_same(told: SavedPlan, release: str) -> None:
    if release != told.release:
        raise InputError(_OLDER, where=told.release, mend=_SOLVE_AGAIN)


def _already() -> InputError:
    return InputError(_SOLVED, mend=_ANOTHER)


def own(plan: Plan) -> dict[str, Any]:
    """What the planner adds to the region's case: weights, and locks in the organisation's name."""
    said: dict[str, Any] = {"cooperation": plan.cooperation}
    if plan.weights:
        said["weights"] = dict(plan.weights)
    if plan.locks:
        said["locks"] = [
            {**{name: lock.get(name) for name in LOCK}, "year": year, "who": plan.organisation.name}
            for lock in plan.locks
            for year in _autumns(plan, lock)
        ]
    return said


def _autumns(plan: Plan, lock: Mapping[str, Any]) -> list[int | None]:
    """The autumns that a lock is for: one, those from its first on, or (None) all."""
    first = lock.get("first")
    return [year for year in plan.years if year >= first] if first else [lock.get("year")]


def kept(plan: Plan) -> SavedPlan:
    """Read a plan's file.

    Raises:
        InputError: it is not there, or cannot be read.
    """
    if plan.kept_as not in kept_in(home()):
        raise InputError(_LOST, where=plan.title, mend=_RESTORE)
    return Desk(home()).saved(plan.kept_as)
