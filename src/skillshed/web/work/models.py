# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A job: a piece of background work that somebody asked for, as its owner sees it."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from skillshed.language import Text
from skillshed.web.people.models import User


class Job(models.Model):
    """What was asked for, by whom, how far it is; the task itself is the queue's.

    Args:
        title: what it is, `{sv, en}`.
        step: what it is doing now, `{sv, en}`; empty before it starts.
        done, total: steps; total is None where nobody knows beforehand.
        facts: figures that a page may show while it runs, such as the gap of a solve.
        searches: whether it looks for something ever better, and so can be told that the best so far is enough.
        content: when its owner said so.
        problem: what went wrong in the user's words, `{what: {sv, en}, mend: {sv, en}}`.
        link: where its result is shown.
    """

    class State(models.TextChoices):
        """How it stands."""

        WAITING = "waiting", _("väntar")
        RUNNING = "running", _("pågår")
        DONE = "done", _("klart")
        FAILED = "failed", _("avbröts av ett fel")
        CANCELLED = "cancelled", _("avbrutet")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="jobs")
    task = models.OneToOneField(DBTaskResult, on_delete=models.SET_NULL, null=True, related_name="job")
    title = models.JSONField()
    step = models.JSONField(default=dict)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(null=True)
    facts = models.JSONField(default=dict)
    searches = models.BooleanField(default=False)
    content = models.DateTimeField(null=True)
    problem = models.JSONField(default=dict)
    link = models.CharField(max_length=300, blank=True)
    asked = models.DateTimeField(default=timezone.now, editable=False)
    cancelled = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("arbete")
        verbose_name_plural = _("arbeten")
        ordering = ("-asked",)

    def __str__(self) -> str:
        return self.words(self.title)

    @staticmethod
    def words(told: dict[str, str]) -> str:
        """Give one of its texts in the reader's language."""
        return str(Text(**told)) if told else ""

    @property
    def state(self) -> State:
        """How it stands: what the queue says, and whether its owner has cancelled it."""
        status = self.task.status if self.task else TaskResultStatus.FAILED
        if self.cancelled and status != TaskResultStatus.SUCCESSFUL:
            return self.State.CANCELLED
        return _STATES[TaskResultStatus(status)]

    @property
    def over(self) -> bool:
        """Whether nothing more will happen."""
        return self.state not in {self.State.WAITING, self.State.RUNNING}

    @property
    def step_words(self) -> str:
        """What it is doing now."""
        return self.words(self.step)

    @property
    def can_end(self) -> bool:
        """Whether its owner may still say that the best so far is enough."""
        return self.searches and self.content is None and not self.over

    @property
    def what(self) -> str:
        """What went wrong."""
        return self.words(self.problem.get("what", {}))

    @property
    def mend(self) -> str:
        """What its owner can do about it."""
        return self.words(self.problem.get("mend", {}))

    @property
    def result(self) -> Any:
        """What the task gave back."""
        return self.task.return_value if self.task else None


_STATES = {
    TaskResultStatus.READY: Job.State.WAITING,
    TaskResultStatus.RUNNING: Job.State.RUNNING,
    TaskResultStatus.SUCCESSFUL: Job.State.DONE,
    TaskResultStatus.FAILED: Job.State.FAILED,
}
