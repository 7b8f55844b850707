# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The site as an app of its own: base templates, design, commands."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from django.apps import AppConfig


@runtime_checkable
class Served(Protocol):
    """An app that has something to do beside the answering of pages."""

    def when_served(self) -> None:
        """Begin it: every process that serves pages calls this once."""


class SiteConfig(AppConfig):
    """Stands first among the apps, so that its templates win over those of libraries."""

    name = "skillshed.web.site"
    label = "site"
