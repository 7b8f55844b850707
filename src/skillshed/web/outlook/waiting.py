# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What an analyst comes back for: which figures are shown now, and the ways into them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from skillshed.errors import ReleaseError
from skillshed.language import Text
from skillshed.web.people.access import Role, has_role
from skillshed.web.site import releases
from skillshed.web.site.waiting import Item, Todo

if TYPE_CHECKING:
    from django.http import HttpRequest

_TITLE = Text(sv="Siffrorna just nu", en="The figures now")
_RELEASE = Text(sv="Release {id}", en="Release {id}")
_TABLES = Text(sv="{n} tabeller, byggd {day}", en="{n} tables, built {day}")
_TRIED = Text(sv="Så väl har det träffat", en="How well it has done")
_TRIED_WORDS = Text(
    sv="återtester, antaganden och vad som saknas", en="back-tests, assumptions and what is missing"
)


def told(request: HttpRequest) -> list[Todo]:
    """Give the release and its methods to whoever reads for an organisation."""
    if not has_role(request.user, Role.READER, Role.ADMINISTRATOR):
        return []
    try:
        release = releases.of(request)
    except ReleaseError:
        return []
    count, day = len(release.tables()), str(release.manifest.get("built_at", ""))[:10]
    items = (
        Item(
            reverse("outlook:tables"),
            str(_RELEASE).format(id=release.id),
            str(_TABLES).format(n=count, day=day),
        ),
        Item(reverse("outlook:methods"), str(_TRIED), str(_TRIED_WORDS)),
    )
    return [Todo("siffror", str(_TITLE), items, order=1)]
