# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What this app knows about a person.

A deleted account leaves its plans and comments without a name; who took a plan's steps stays in the record of the decision, which members of its
organisation read and nobody else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from skillshed.web.planning.models import Comment, Plan, Step

if TYPE_CHECKING:
    from skillshed.web.people.models import User


def told(person: User) -> dict[str, Any]:
    """Give the plans a person has made, the steps they took and what they said."""
    return {
        "plans": list(Plan.objects.filter(made_by=person).values("title", "area", "made", "state")),
        "steps": list(Step.objects.filter(by=person).values("plan__title", "state", "at", "note")),
        "comments": list(
            Comment.objects.filter(by=person).values("plan__title", "programme", "site", "at", "text")
        ),
    }
