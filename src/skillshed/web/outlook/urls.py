# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The room's addresses."""

from __future__ import annotations

from django.urls import path

from skillshed.web.outlook.views import (
    areas,
    atlas,
    compare,
    documents,
    downloads,
    group,
    methods,
    occupation,
    paradox,
    tables,
)

app_name = "outlook"
urlpatterns = [
    path("omraden/", areas.index, name="areas"),
    path("omrade/<str:region>/", areas.show, name="area"),
    path("omrade/<str:region>/utbildningar/", areas.educations, name="educations"),
    path("omrade/<str:region>/utbildning/<str:code>/", group.show, name="group"),
    path("omrade/<str:region>/paradox/", paradox.show, name="paradox"),
    path("omrade/<str:region>/yrken/", areas.occupations, name="occupations"),
    path("omrade/<str:region>/yrke/<str:code>/", occupation.show, name="occupation"),
    path("omrade/<str:region>/dokument/", documents.index, name="documents"),
    path("omrade/<str:region>/dokument/<str:kind>.<str:form>", documents.file, name="document"),
    path("omrade/<str:region>/siffror/<str:figure>.<str:form>", downloads.of_area, name="area-figure"),
    path(
        "omrade/<str:region>/utbildning/<str:code>/siffror/<str:figure>.<str:form>",
        downloads.of_group,
        name="group-figure",
    ),
    path(
        "omrade/<str:region>/yrke/<str:code>/siffror/<str:figure>.<str:form>",
        downloads.of_occupation,
        name="occupation-figure",
    ),
    path("jamfor/", compare.show, name="compare"),
    path("jamfor/<str:regions>/siffror/<str:figure>.<str:form>", downloads.of_areas, name="compare-figure"),
    path("karta/", atlas.show, name="map"),
    path("karta/kommuner.json", atlas.data, name="map-data"),
    path("karta/<str:region>/siffror/<str:figure>.<str:form>", downloads.of_map, name="map-figure"),
    path("metod/", methods.show, name="methods"),
    path("tabeller/", tables.index, name="tables"),
    path("tabeller/<str:name>/", tables.show, name="table"),
    path("tabeller/<str:name>.<str:form>", tables.file, name="table-file"),
]
