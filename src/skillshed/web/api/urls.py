# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The API's addresses."""

from __future__ import annotations

from django.urls import path

from skillshed.web.api.interface import api

urlpatterns = [path("v1/", api.urls)]
