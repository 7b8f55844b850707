# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What every page knows: how the reader reads, the region's look, whether the figures are fictitious, and the demo accounts' presence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings

from skillshed.errors import ReleaseError
from skillshed.version import __version__
from skillshed.web.site import releases
from skillshed.web.site.menu import FOOT, doors, rooms
from skillshed.web.site.reading import reading
from skillshed.web.site.theme import theme

if TYPE_CHECKING:
    from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, Any]:
    """Give the release (None where there is none), whether it is fictitious, and the version."""
    try:
        release = releases.of(request)
    except ReleaseError:
        release = None
    return {
        "release": release,
        "fictitious": release.fictitious if release else settings.DEMO,
        "demo": settings.DEMO,
        "mails": settings.MAILS,
        "version": __version__,
        "theme": theme(settings.SKILLSHED_THEME),
        "reading": reading(request),
        "rooms": rooms(request.path),
        "footer": doors(FOOT),
    }
