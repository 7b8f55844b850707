# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the server calls."""

from __future__ import annotations

import os

from django.apps import apps
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from skillshed.web.site.apps import Served

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "skillshed.web.site.settings")
application = get_wsgi_application()
get_resolver().url_patterns  # noqa: B018 - every page is imported now, not by the first reader
for room in apps.get_app_configs():
    if isinstance(room, Served):
        room.when_served()
