# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A county's municipalities on a map and, with the same figures, in a table."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from django.http import JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from skillshed.language import Text
from skillshed.web.outlook.figures import areas, atlas
from skillshed.web.outlook.figures.ranked import MEASURES
from skillshed.web.site import outlines, releases
from skillshed.web.site.cached import by_release_alone

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_WORDS: Final = {
    "Map.Title": Text(sv="Karta", en="Map"),
    "NavigationControl.ZoomIn": Text(sv="Förstora", en="Zoom in"),
    "NavigationControl.ZoomOut": Text(sv="Förminska", en="Zoom out"),
    "CooperativeGesturesHandler.WindowsHelpText": Text(sv="Håll ned Ctrl och rulla för att förstora kartan", en="Use Ctrl + scroll to zoom the map"),
    "CooperativeGesturesHandler.MacHelpText": Text(sv="Håll ned ⌘ och rulla för att förstora kartan", en="Use ⌘ + scroll to zoom the map"),
    "CooperativeGesturesHandler.MobileHelpText": Text(sv="Flytta kartan med två fingrar", en="Use two fingers to move the map"),
}  # fmt: skip
"""What MapLibre itself says, which without this would be English to all."""


@require_safe
@by_release_alone
def show(request: HttpRequest) -> HttpResponse:
    """Show one measure on the map."""
    release, (county, measure) = releases.of(request), _asked(request)
    files = reverse("outlook:map-figure", args=[county, "x", "y"]).removesuffix("x.y")
    context = {
        "map": atlas.drawn(release, county, measure), "county": county, "measure": measure, "files": files,
        "counties": [place for place in areas.told(release) if place.kind == "county"],
        "measures": [(key, str(each.name)) for key, each in MEASURES.items()],
        "words": json.dumps({key: str(text) for key, text in _WORDS.items()}),
        "data": f"{reverse('outlook:map-data')}?lan={county}&matt={measure}",
    }  # fmt: skip
    return render(request, "outlook/map.html", context)


@require_safe
@by_release_alone
def data(request: HttpRequest) -> JsonResponse:
    """Give the map as GeoJSON."""
    release, (county, measure) = releases.of(request), _asked(request)
    rings = outlines.outlines(release, atlas.members(release, county))
    return JsonResponse(outlines.as_geojson(rings, atlas.coloured(release, county, measure)))


def _asked(request: HttpRequest) -> tuple[str, str]:
    """County and measure; the first of each where none, or none that there is, was asked for."""
    release, measure = releases.of(request), request.GET.get("matt", "")
    counties = {place.code for place in areas.told(release) if place.kind == "county"}
    county = request.GET.get("lan", "")
    return (
        county if county in counties else areas.first(release),
        measure if measure in MEASURES else next(iter(MEASURES)),
    )
