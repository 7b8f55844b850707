# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What people write about plans: who made one, how far it has come, who said what; agreements between municipalities.

The plan itself - its groups, its proof, its tables - is a file in the home (`places.saved`), never written twice.
"""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from skillshed.web.people.models import Organisation, User


def gymnasium_alone() -> list[str]:
    """The school forms of a plan where nobody says otherwise."""
    return ["gymnasium"]


class Plan(models.Model):
    """A plan in the room: where it is kept, whose it is, how far it has come.

    `version` grows by one with every change of its state: whoever acts on an older one is told.
    """

    class State(models.TextChoices):
        """How far a plan has come."""

        SOLVING = "solving", _("räknas")
        DRAFT = "draft", _("utkast")
        PROPOSED = "proposed", _("föreslagen")
        REVIEWED = "reviewed", _("granskad")
        DECIDED = "decided", _("beslutad")
        REJECTED = "rejected", _("avslagen")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField(_("namn"), max_length=80)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="plans")
    made_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="plans")
    made = models.DateTimeField(default=timezone.now, editable=False)
    area = models.CharField(max_length=60)
    first_year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField()
    futures = models.PositiveSmallIntegerField(default=40)
    cooperation = models.CharField(max_length=10, default="within")
    forms: models.JSONField[list[str]] = models.JSONField(default=gymnasium_alone)
    weights: models.JSONField[dict[str, float]] = models.JSONField(default=dict, blank=True)
    locks: models.JSONField[list[dict[str, Any]]] = models.JSONField(default=list, blank=True)
    base = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="made_from_it"
    )
    state = models.CharField(max_length=10, choices=State, default=State.SOLVING)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("plan")
        verbose_name_plural = _("planer")
        ordering: ClassVar = ["-made"]

    def __str__(self) -> str:
        return self.title

    @property
    def kept_as(self) -> str:
        """The name of its file in the home."""
        return f"plan-{self.pk}"

    @property
    def years(self) -> range:
        """The autumns it plans."""
        return range(self.first_year, self.last_year + 1)


class Step(models.Model):
    """One step of a plan: proposed, reviewed, decided, rejected; by whom, when, with what words; of a decision also the body and the day. `name` outlives the account: it is the record of a decision."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="steps")
    state = models.CharField(max_length=10, choices=Plan.State)
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True)
    name = models.CharField(max_length=120)
    at = models.DateTimeField(default=timezone.now, editable=False)
    note = models.TextField(blank=True, max_length=2000)
    body = models.CharField(max_length=200, blank=True)
    on = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["at"]

    def __str__(self) -> str:
        return f"{self.get_state_display()} {self.at:%Y-%m-%d}"


class Comment(models.Model):
    """Something said of one programme at one site in a plan."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="comments")
    programme = models.CharField(max_length=10)
    site = models.CharField(max_length=40)
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True)
    at = models.DateTimeField(default=timezone.now, editable=False)
    text = models.TextField(max_length=2000)

    class Meta:
        ordering: ClassVar = ["at"]

    def __str__(self) -> str:
        return f"{self.programme}, {self.site}"


class Agreement(models.Model):
    """A cooperation agreement: its parties, programmes and prices, when it holds and who decided it.

    `version` grows by one each time it is written: whoever writes over an older one is told first.
    """

    class Kind(models.TextChoices):
        """What the law calls it (Education Act 15 ch. 30 §, 16 ch.)."""

        PRIMARY = "primary", _("primärt samverkansavtal")
        SECONDARY = "secondary", _("sekundärt samverkansavtal")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="agreements")
    title = models.CharField(_("namn"), max_length=120)
    kind = models.CharField(_("slag"), max_length=10, choices=Kind)
    parties: models.JSONField[list[str]] = models.JSONField(_("parter"), default=list)
    prices: models.JSONField[dict[str, float]] = models.JSONField(_("program och priser"), default=dict)
    holds_from = models.DateField(_("gäller från"))
    holds_to = models.DateField(_("gäller till"), null=True, blank=True)
    decided_by = models.CharField(_("beslutat av"), max_length=200, blank=True)
    decided_on = models.DateField(_("beslutsdatum"), null=True, blank=True)
    document = models.FileField(_("avtalet (PDF)"), upload_to="agreements/", blank=True)
    remind_on = models.DateField(_("påminn den"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("avtal")
        verbose_name_plural = _("avtal")
        ordering: ClassVar = ["holds_from", "title"]

    def __str__(self) -> str:
        return self.title
