# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who is who: users, the organisations they act for, and in which roles."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from skillshed.web.people.actions import told


class UserManager(BaseUserManager["User"]):
    """Makes users: the address is the name."""

    def create_user(self, email: str, password: str | None = None, **facts: Any) -> User:
        """Make a user; without a password, one that signs in another way."""
        user = self.model(email=self.normalize_email(email).casefold(), **facts)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **facts: Any) -> User:
        """Make an administrator of the whole site."""
        return self.create_user(email, password, **facts, is_staff=True, is_superuser=True)


class User(AbstractBaseUser, PermissionsMixin):
    """A person with an account. Only what signing in and being addressed takes is kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(_("e-postadress"), unique=True)
    name = models.CharField(_("namn"), max_length=120)
    is_staff = models.BooleanField(_("administratör för webbplatsen"), default=False)
    is_active = models.BooleanField(_("aktiv"), default=True)
    joined = models.DateTimeField(_("kom med"), default=timezone.now, editable=False)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects = UserManager()

    class Meta:
        verbose_name = _("användare")
        verbose_name_plural = _("användare")

    def __str__(self) -> str:
        return self.name or self.email


def display(user: User) -> str:
    """Give the name that pages show."""
    return str(user)


class Organisation(models.Model):
    """Somebody people act for."""

    class Kind(models.TextChoices):
        """What sort of organisation it is."""

        REGION = "region", _("region")
        MUNICIPALITY = "municipality", _("kommun")
        SCHOOL = "school", _("skola")
        PROVIDER = "provider", _("utbildningsanordnare")
        EMPLOYER = "employer", _("arbetsgivare")
        AGENCY = "agency", _("myndighet")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("namn"), max_length=160, unique=True)
    kind = models.CharField(_("slag"), max_length=20, choices=Kind)
    area = models.CharField(
        _("område"),
        max_length=12,
        blank=True,
        help_text=_("Länets eller kommunens kod, till exempel 19 eller 1980."),
    )
    members: models.ManyToManyField[User, Membership] = models.ManyToManyField(
        User, through="Membership", related_name="organisations"
    )

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisationer")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A person acts for an organisation in a role; several roles are several memberships."""

    class Role(models.TextChoices):
        """What a member may do."""

        ADMINISTRATOR = "administrator", _("administratör")
        PLANNER = "planner", _("planerare")
        DECIDER = "decider", _("beslutsfattare")
        COUNSELLOR = "counsellor", _("vägledare")
        ASSESSOR = "assessor", _("bedömare")
        EMPLOYER = "employer", _("företrädare för arbetsgivare")
        READER = "reader", _("läsare")

    user = models.ForeignKey(
        User, on_delete=models.CASCADE, related_name="memberships", verbose_name=_("användare")
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="memberships", verbose_name=_("organisation")
    )
    role = models.CharField(_("roll"), max_length=20, choices=Role)
    since = models.DateTimeField(_("sedan"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("medlemskap")
        verbose_name_plural = _("medlemskap")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "organisation", "role"], name="one_membership_per_role")
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}, {self.organisation}"


class Invitation(models.Model):
    """Somebody is asked to join an organisation in a role. Only a hash of the link's secret is kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(_("e-postadress"))
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="invitations")
    role = models.CharField(_("roll"), max_length=20, choices=Membership.Role)
    secret = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    made = models.DateTimeField(default=timezone.now, editable=False)
    until = models.DateTimeField()

    class Meta:
        verbose_name = _("inbjudan")
        verbose_name_plural = _("inbjudningar")
        ordering = ("-made",)

    def __str__(self) -> str:
        return f"{self.email}: {self.get_role_display()}, {self.organisation}"


class LoggedAction(models.Model):
    """The access log: who did what to which person, organisation or plan, when. Kept when the person leaves, without their name."""

    at = models.DateTimeField(default=timezone.now, editable=False)
    person = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="actions")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.SET_NULL, null=True, related_name="actions"
    )
    action = models.CharField(max_length=60)
    subject = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("loggad händelse")
        verbose_name_plural = _("loggade händelser")
        ordering = ("-at",)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action} {self.subject}"

    @property
    def words(self) -> str:
        """What was done, in the reader's language."""
        return told(self.action)


class Token(models.Model):
    """A key to the API for one person, within scopes. Only a hash of it is kept."""

    class Scope(models.TextChoices):
        """What a token may be used for."""

        READ = "read", _("läsa det som är öppet, med högre gräns för antal frågor")
        PLANS = "plans", _("läsa mina organisationers planer och dagens utbud")
        PLANS_WRITE = "plans:write", _("också räkna nya planer; aldrig föreslå eller besluta")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(_("namn"), max_length=80)
    secret = models.CharField(max_length=64, unique=True, editable=False)
    scopes = models.JSONField(default=list)
    made = models.DateTimeField(default=timezone.now, editable=False)
    until = models.DateTimeField(_("gäller till"))

    class Meta:
        verbose_name = _("nyckel")
        verbose_name_plural = _("nycklar")
        ordering = ("-made",)

    def __str__(self) -> str:
        return self.name
