# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The site as an app of its own: base templates, design, commands."""

from __future__ import annotations

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """Stands first among the apps, so that its templates win over those of libraries."""

    name = "skillshed.web.site"
    label = "site"
