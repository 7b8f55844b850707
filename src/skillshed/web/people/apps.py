# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The app's name among the others."""

from __future__ import annotations

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """People."""

    name = "skillshed.web.people"
    label = "people"

    def ready(self) -> None:
        """Begin to log sign-ins."""
        from skillshed.web.people import log  # noqa: F401, PLC0415 - it listens from when it is imported
