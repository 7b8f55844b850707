# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A plan asked for by a program: held against the same rules as the page's form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal
from uuid import UUID  # noqa: TC003 - Ninja reads it at run time

from ninja import Schema
from ninja.errors import AuthorizationError, ValidationError

from skillshed.places.asking import PLANNED
from skillshed.places.forms import GYMNASIUM
from skillshed.web.planning.access import plan_seen_by, planning_for
from skillshed.web.planning.asking import asked_for
from skillshed.web.planning.forms import WEIGHTS, LockCell, NewPlan

if TYPE_CHECKING:
    from django.forms import Form

    from skillshed.web.people.models import User
    from skillshed.web.planning.models import Plan


class Lock(Schema):
    """Hold a programme at a site: at least or at most so many groups, in one autumn or (without `year`) in all."""

    programme: str
    site: str
    year: int | None = None
    min_groups: int | None = None
    max_groups: int | None = None
    why: str


class Asked(Schema):
    """A plan to be solved: of upper-secondary school, and of the other school forms that are asked for. `organisation` is the id of one that the token's owner plans for; the only one, where it is left out."""

    title: str
    organisation: UUID | None = None
    area: str
    first_year: int
    last_year: int
    futures: int = PLANNED
    cooperation: Literal["alone", "within", "across"] = "within"
    forms: list[Literal["gymnasium", "komvux", "yh", "folkhögskola"]] = ["gymnasium"]
    weights: dict[str, float] = {}
    locks: list[Lock] = []
    base: UUID | None = None


def plan_of(asked: Asked, person: User) -> Plan:
    """Give the plan that is asked for, not yet kept.

    Raises:
        AuthorizationError: the person plans for nobody.
        ValidationError: something in it cannot be; told by field.
        Http404: the plan it is to be made from is not there, or not for them.
    """
    own = planning_for(person)
    if not own:
        raise AuthorizationError
    strange = sorted(set(asked.weights) - set(WEIGHTS))
    if strange:
        raise ValidationError([_wrong(("weights", strange[0][:40]), ", ".join(WEIGHTS))])
    said = asked.model_dump(exclude={"weights", "locks", "base"})
    said["forms"] = [one for one in asked.forms if one != GYMNASIUM]
    said["organisation"] = asked.organisation or (own[0].pk if len(own) == 1 else None)
    form = NewPlan(
        {**said, **{f"weight_{name}": value for name, value in asked.weights.items()}}, organisations=own
    )
    _need(form, ())
    plan = asked_for(form, person)
    plan.locks = [_lock(one, place) for place, one in enumerate(asked.locks)]
    plan.base = plan_seen_by(person, asked.base) if asked.base else None
    return plan


def _lock(asked: Lock, place: int) -> dict[str, Any]:
    form = LockCell(asked.model_dump())
    _need(form, ("locks", str(place)))
    return {**form.cleaned_data, "year": asked.year}


def _need(form: Form, where: tuple[str, ...]) -> None:
    if not form.is_valid():
        raise ValidationError(
            [_wrong((*where, *_field(name)), " ".join(map(str, said))) for name, said in form.errors.items()]
        )


def _field(name: str) -> tuple[str, ...]:
    """The form's field as the program wrote it."""
    weight = name.removeprefix("weight_")
    return ("weights", weight) if weight != name else (name,)


def _wrong(where: tuple[str, ...], why: str) -> dict[str, Any]:
    return {"loc": ("body", *where), "msg": why}
