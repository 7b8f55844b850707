# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A job is its owner's alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404

from skillshed.web.work.models import Job

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import QuerySet

    from skillshed.web.people.models import User


def jobs_of(person: User) -> QuerySet[Job]:
    """Give a person's own jobs, the newest first."""
    return Job.objects.filter(owner=person).select_related("task")


def job_of(person: User, identity: UUID) -> Job:
    """Give one of a person's own jobs.

    Raises:
        Http404: there is none, or it is somebody else's.
    """
    return get_object_or_404(jobs_of(person), pk=identity)
