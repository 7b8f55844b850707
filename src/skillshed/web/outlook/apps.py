# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The app's name among the others."""

from __future__ import annotations

from django.apps import AppConfig


class OutlookConfig(AppConfig):
    """The outlook room."""

    name = "skillshed.web.outlook"
    label = "outlook"

    def when_served(self) -> None:
        """Keep the most visited pages made."""
        from skillshed.web.outlook.warming import keep_warm  # noqa: PLC0415 - an app is named before its models are

        keep_warm()
