# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Addresses of background work."""

from __future__ import annotations

from django.urls import path

from skillshed.web.work import views

app_name = "work"
urlpatterns = [
    path("", views.index, name="index"),
    path("<uuid:identity>/", views.show, name="show"),
    path("<uuid:identity>/avbryt", views.cancel, name="cancel"),
    path("<uuid:identity>/nog", views.be_content, name="be-content"),
    path("<uuid:identity>/igen", views.again, name="again"),
]
