# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The app's name among the others."""

from __future__ import annotations

from django.apps import AppConfig


class WorkConfig(AppConfig):
    """Work in the background."""

    name = "skillshed.web.work"
    label = "work"
