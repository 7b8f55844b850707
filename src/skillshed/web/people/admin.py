# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The administrators' own pages: organisations, people and roles. Never a planner's interface."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import admin

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
