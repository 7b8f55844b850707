# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who is told what of the persons behind a plan.

A plan that leaves its organisation bears the organisation's name. The names of those who took its steps are for members of the
organisation, and stay in the record of the decision; comments are for those who take part in planning in the county.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from skillshed.language import Text
from skillshed.web.planning.access import PLANS, acts_for, takes_part
from skillshed.web.planning.models import Plan

if TYPE_CHECKING:
    from datetime import date, datetime

    from skillshed.web.people.access import Somebody
    from skillshed.web.planning.models import Comment, Step


_GONE = Text(sv="borttaget konto", en="deleted account")
_OUTSIDE = Text(sv="någon som inte längre planerar", en="somebody who no longer plans")


class Taken(NamedTuple):
    """A step of a plan as a reader meets it: `name` is a person's to members, the organisation's to others."""

    state: str
    word: str
    name: str
    at: datetime
    note: str
    on: date | None


class Said(NamedTuple):
    """A comment as a reader meets it."""

    text: str
    name: str
    at: datetime


def steps(person: Somebody, plan: Plan) -> list[Taken]:
    """Give the steps that a plan has taken, the first first."""
    inside = acts_for(person, plan, *PLANS)
    return [
        Taken(one.state, str(one.get_state_display()), _taker(one, inside=inside), one.at, one.note, one.on)
        for one in plan.steps.select_related("plan__organisation")
    ]  # fmt: skip


def proposal(taken: list[Taken]) -> Taken | None:
    """Give the last proposal that says why in its proposer's own words."""
    return next((one for one in reversed(taken) if one.state == Plan.State.PROPOSED and one.note), None)


def _taker(step: Step, *, inside: bool) -> str:
    """Who took a step: the body that decided or the organisation; to members first of all the person."""
    body = step.body or step.plan.organisation.name
    return body if not inside else f"{step.name}, {step.body}" if step.body else step.name


def comments(person: Somebody, plan: Plan, *, programme: str, site: str) -> list[Said]:
    """Give what has been said of a programme at a site; nothing to whoever does not take part."""
    if not takes_part(person, plan):
        return []
    inside = acts_for(person, plan, *PLANS)
    told = plan.comments.filter(programme=programme, site=site).select_related("by")
    return [Said(one.text, _who(one, inside=inside or one.by == person), one.at) for one in told]


def _who(comment: Comment, *, inside: bool) -> str:
    """Who said it: by name to members, by organisation to others."""
    if comment.by is None:
        return str(_GONE)
    if inside:
        return str(comment.by)
    own = comment.by.memberships.filter(role__in=PLANS).select_related("organisation").first()
    return own.organisation.name if own else str(_OUTSIDE)
