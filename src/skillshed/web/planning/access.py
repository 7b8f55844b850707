# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who may see and do what with plans and agreements; views reach them through these functions only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.shortcuts import get_object_or_404

from skillshed.places.ledger import Ledger
from skillshed.web.people.access import Role, Somebody, organisations
from skillshed.web.planning.models import Agreement, Plan
from skillshed.web.site.releases import home

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    import pandas as pd
    from django.db.models import QuerySet

    from skillshed.web.people.models import Organisation

PLANS = (Role.PLANNER, Role.DECIDER, Role.ADMINISTRATOR, Role.READER)
PUBLIC = (Plan.State.DECIDED,)
SHARED = (Plan.State.PROPOSED, Plan.State.REVIEWED, Plan.State.DECIDED, Plan.State.REJECTED)


def plans_seen_by(person: Somebody) -> QuerySet[Plan]:
    """Give the plans somebody may see.

    Decided ones everybody; their organisations' own; proposed ones of the organisations in the same county.
    """
    seen = Q(state__in=PUBLIC)
    own = organisations(person, *PLANS)
    counties = {area[:2] for area in own.values_list("area", flat=True) if area}
    if counties:
        near = Q()
        for county in counties:
            near |= Q(organisation__area__startswith=county)
        seen |= Q(organisation__in=own) | (Q(state__in=SHARED) & near)
    return Plan.objects.filter(seen).select_related("organisation", "made_by").distinct()


def plan_seen_by(person: Somebody, identity: UUID) -> Plan:
    """Give a plan that somebody may see.

    Raises:
        Http404: there is none, or it is not for them.
    """
    return get_object_or_404(plans_seen_by(person), pk=identity)


def plans_made_from(person: Somebody, plan: Plan) -> QuerySet[Plan]:
    """Give the plans that others of the same organisation have made from a plan, the latest first, that a person may see."""
    others = plans_seen_by(person).filter(base=plan, organisation=plan.organisation_id)
    return others.exclude(made_by=person) if person.is_authenticated else others


def plan_planned_by(person: Somebody, identity: UUID) -> Plan:
    """Give a plan of an organisation that a person plans for.

    Raises:
        Http404: there is none, or it is another organisation's.
    """
    own = Plan.objects.filter(organisation__in=organisations(person, Role.PLANNER))
    return get_object_or_404(own.select_related("organisation"), pk=identity)


def plan_decided_by(person: Somebody, identity: UUID) -> Plan:
    """Give a plan of an organisation that a person decides for.

    Raises:
        Http404: there is none, or it is another organisation's.
    """
    own = Plan.objects.filter(organisation__in=organisations(person, Role.DECIDER))
    return get_object_or_404(own.select_related("organisation"), pk=identity)


def acts_for(person: Somebody, plan: Plan, *roles: Role) -> bool:
    """Tell whether a person has one of the roles in the organisation of a plan."""
    return organisations(person, *roles).filter(pk=plan.organisation_id).exists()


def takes_part(person: Somebody, plan: Plan) -> bool:
    """Tell whether a person acts in planning for the organisation of a plan, or for another in its county."""
    own, area = organisations(person, *PLANS), plan.organisation.area
    near = Q(pk=plan.organisation_id) | Q(area__startswith=area[:2]) if area else Q(pk=plan.organisation_id)
    return own.filter(near).exists()


def planning_for(person: Somebody) -> QuerySet[Organisation]:
    """Give the organisations a person plans for."""
    return organisations(person, Role.PLANNER)


def ledger_seen_by(person: Somebody) -> pd.DataFrame:
    """Give the rows of the ledger that somebody may see: the decided ones, and all of the counties they act in."""
    rows = Ledger(home()).rows()
    counties = {area[:2] for area in organisations(person, *PLANS).values_list("area", flat=True) if area}
    near = rows["provider"].astype(str).str[:2].isin(counties)
    return rows[near | rows["decided"].notna()].reset_index(drop=True)


def agreements_known_to(several: Iterable[Organisation]) -> QuerySet[Agreement]:
    """Give the agreements that organisations keep, and those that bind a municipality of theirs: their own, or one of their county's."""
    own = list(several)
    areas = tuple(one.area for one in own if one.area)
    bound = [
        identity
        for identity, parties in Agreement.objects.values_list("pk", "parties")
        if any(party.startswith(areas) for party in parties)
    ]
    known = Q(organisation__in=own) | Q(pk__in=bound)
    return Agreement.objects.filter(known).select_related("organisation")


def agreements_seen_by(person: Somebody) -> QuerySet[Agreement]:
    """Give the agreements known to the organisations a person acts for in planning."""
    return agreements_known_to(organisations(person, *PLANS))


def agreement_seen_by(person: Somebody, identity: UUID) -> Agreement:
    """Give an agreement that somebody may see.

    Raises:
        Http404: there is none, or it is not for them.
    """
    return get_object_or_404(agreements_seen_by(person), pk=identity)


def agreements_kept_by(person: Somebody) -> QuerySet[Agreement]:
    """Give the agreements that a person may change: those of the organisations they plan for."""
    return Agreement.objects.filter(organisation__in=planning_for(person)).select_related("organisation")


def agreement_kept_by(person: Somebody, identity: UUID) -> Agreement:
    """Give an agreement that a person may change.

    Raises:
        Http404: there is none, or it is another organisation's.
    """
    return get_object_or_404(agreements_kept_by(person), pk=identity)
