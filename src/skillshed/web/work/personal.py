# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What this app knows about a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from skillshed.web.work.models import Job

if TYPE_CHECKING:
    from skillshed.web.people.models import User


def told(person: User) -> list[dict[str, Any]]:
    """Give the background work a person has asked for."""
    return [
        dict(one) for one in Job.objects.filter(owner=person).values("title", "asked", "cancelled", "link")
    ]
