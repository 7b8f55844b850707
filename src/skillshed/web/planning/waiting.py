# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What waits in the planning room: plans to decide, one's own plans, proposals nearby, agreements to look at."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from skillshed.language import Text
from skillshed.web.people.access import Role, organisations
from skillshed.web.planning.access import agreements_kept_by, plans_seen_by
from skillshed.web.planning.models import Plan
from skillshed.web.site.waiting import Item, Todo

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet
    from django.http import HttpRequest

    from skillshed.web.people.access import Somebody
    from skillshed.web.planning.models import Agreement

MOST: Final = 5
SOON: Final = timedelta(days=60)
PROPOSED: Final = (Plan.State.PROPOSED, Plan.State.REVIEWED)
_DECIDE = Text(sv="Att besluta", en="To decide")
_NONE_TO_DECIDE = Text(sv="Inget förslag väntar på beslut.", en="No proposal waits for a decision.")
_OWN = Text(sv="Era planer", en="Your plans")
_NO_PLAN = Text(
    sv="Ni har ingen plan än. Börja med området och höstarna; den räknas på några minuter.",
    en="You have no plan yet. Begin with the area and the autumns; it is solved in a few minutes.",
)
_NEW = Text(sv="Ny plan", en="New plan")
_NEAR = Text(sv="Förslag i länet", en="Proposals in the county")
_AGREEMENTS = Text(sv="Avtal att se över", en="Agreements to look at")
_UNTIL = Text(sv="gäller till {day}", en="holds until {day}")
_DETAIL = Text(sv="{whose}, höstarna {first}–{last}", en="{whose}, autumns {first}–{last}")


def told(request: HttpRequest) -> list[Todo]:
    """Give what waits for whoever decides or plans; nothing for others."""
    person = request.user
    decides, plans = (
        set(organisations(person, role).values_list("pk", flat=True)) for role in (Role.DECIDER, Role.PLANNER)
    )
    if not decides and not plans:
        return []
    seen = plans_seen_by(person)
    made = [_to_decide(seen.filter(organisation__in=decides, state__in=PROPOSED))] if decides else []
    if plans:
        made += [
            _own(seen.filter(organisation__in=plans).exclude(state=Plan.State.SOLVING)),
            _near(seen.filter(state__in=PROPOSED).exclude(organisation__in=plans | decides)),
        ]
    return [one for one in [*made, _due(person)] if one.items or one.empty]


def _to_decide(plans: QuerySet[Plan]) -> Todo:
    items = _items(plans, "planning:memo")
    return Todo("besluta", str(_DECIDE), items, empty=str(_NONE_TO_DECIDE))


def _own(plans: QuerySet[Plan]) -> Todo:
    return Todo(
        "planer",
        str(_OWN),
        _items(plans, "planning:plan"),
        empty=str(_NO_PLAN),
        more=(reverse("planning:new"), str(_NEW)),
    )


def _near(plans: QuerySet[Plan]) -> Todo:
    return Todo("forslag", str(_NEAR), _items(plans, "planning:memo"))


def _items(plans: Iterable[Plan], page: str) -> tuple[Item, ...]:
    return tuple(_item(plan, page) for plan in list(plans)[:MOST])


def _item(plan: Plan, page: str) -> Item:
    detail = str(_DETAIL).format(whose=plan.organisation.name, first=plan.first_year, last=plan.last_year)
    return Item(reverse(page, args=[plan.pk]), plan.title, detail, str(plan.get_state_display()), plan.state)


def due(person: Somebody) -> QuerySet[Agreement]:
    """Give the agreements that a person keeps and should look at: those whose reminder has come, or that soon end."""
    today = timezone.localdate()
    return agreements_kept_by(person).filter(Q(remind_on__lte=today) | Q(holds_to__lte=today + SOON))


def _due(person: Somebody) -> Todo:
    items = [
        Item(reverse("planning:agreement", args=[one.pk]), one.title, str(_UNTIL).format(day=one.holds_to) if one.holds_to else "")
        for one in due(person)[:MOST]
    ]  # fmt: skip
    return Todo("avtal", str(_AGREEMENTS), tuple(items))
