# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The site's addresses: Swedish words, since the readers are Swedish."""

from __future__ import annotations

from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from skillshed.web.site import health, look, views

handler400 = "skillshed.web.site.refusals.bad"
handler403 = "skillshed.web.site.refusals.forbidden"
handler404 = "skillshed.web.site.refusals.missing"
handler429 = (
    "skillshed.web.site.refusals.too_often"  # allauth's, when somebody tries to sign in again and again
)
handler500 = "skillshed.web.site.refusals.failed"

urlpatterns = [
    path("", views.start, name="start"),
    path("", include("skillshed.web.outlook.urls")),
    path("planering/", include("skillshed.web.planning.urls")),
    path("konto/", include("skillshed.web.people.urls")),
    path("arbete/", include("skillshed.web.work.urls")),
    path("api/", include("skillshed.web.api.urls")),
    path("tema.css", look.colours, name="theme"),
    path("logotyp", look.logo, name="logo"),
    path("lasinstallningar/", look.reading_settings, name="reading"),
    path("stilguide/", look.style_guide, name="style-guide"),
    path("health/live", health.live, name="health-live"),
    path("health/ready", health.ready, name="health-ready"),
    path("sprak/", include("django.conf.urls.i18n")),
    path("admin/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("admin/", admin.site.urls),
]
