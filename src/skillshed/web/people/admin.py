# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The administrators' own pages: organisations, people and roles. Never a planner's interface."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin

from skillshed.web.people.access import signed_in
from skillshed.web.people.log import record
from skillshed.web.people.models import LoggedAction, Membership, Organisation, User

if TYPE_CHECKING:
    from django.http import HttpRequest


class MembershipInline(admin.TabularInline[Membership, Organisation]):
    """An organisation's members, on its page."""

    model = Membership
    extra = 0
    autocomplete_fields = ("user",)


@admin.register(Organisation)
class OrganisationAdmin(admin.ModelAdmin[Organisation]):
    """Organisations with their members."""

    list_display = ("name", "kind", "area")
    list_filter = ("kind",)
    search_fields = ("name",)
    inlines = (MembershipInline,)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: Any) -> None:  # noqa: PLR0917 - the shape Django calls
        """Save the members; a role given or taken here is a line in the log as anywhere else."""
        super().save_formset(request, form, formset, change)
        given = [*formset.new_objects, *(one for one, _ in formset.changed_objects)]
        told = [("membership.give", one) for one in given]
        told += [("membership.take", one) for one in formset.deleted_objects]
        for action, one in told:
            record(
                signed_in(request), action, subject=f"{one.user_id}:{one.role}", organisation=one.organisation
            )


@admin.register(User)
class UserAdmin(admin.ModelAdmin[User]):
    """People; a password is never set here, but by its owner."""

    list_display = ("name", "email", "is_active", "is_staff", "last_login")
    search_fields = ("name", "email")
    fields = ("name", "email", "is_active", "is_staff", "is_superuser", "last_login", "joined")
    readonly_fields = ("last_login", "joined")


@admin.register(LoggedAction)
class LoggedActionAdmin(admin.ModelAdmin[LoggedAction]):
    """The access log, to read."""

    list_display = ("at", "person", "organisation", "action", "subject")
    list_filter = ("action",)
    date_hierarchy = "at"

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002 - the shape Django calls
        """Nobody writes in the log by hand."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: LoggedAction | None = None) -> bool:  # noqa: ARG002
        """Nobody changes it."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: LoggedAction | None = None) -> bool:  # noqa: ARG002
        """Nobody deletes from it."""
        return False
