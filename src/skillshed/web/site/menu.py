# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The doors of the house, by address and name; a room that is not there yet has no door."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Lazy

ROOMS: Final = (
    ("outlook:areas", _("Utsikt")),
    ("outlook:compare", _("Jämför")),
    ("outlook:map", _("Karta")),
    ("outlook:tables", _("Tabeller")),
    ("planning:index", _("Planering")),
)
FOOT: Final = (
    ("outlook:methods", _("Så är siffrorna gjorda")),
    ("reading", _("Läsinställningar")),
    ("style-guide", _("Stilguide")),
)


_FURTHER: Final = {"/omraden/": "/omrade/"}
"""Where a room's pages are when not under its door: each area has its own below `omrade`."""


def rooms(path: str) -> list[tuple[str, Lazy, str]]:
    """Give address, label and `aria-current` of each room's door: `page` on the door itself, `true` elsewhere in the room.

    Args:
        path: of the page that is shown.
    """
    return [(address, label, _current(address, path)) for address, label in doors(ROOMS)]


def _current(address: str, path: str) -> str:
    if path == address:
        return "page"
    return "true" if path.startswith((address, _FURTHER.get(address, address))) else ""


def doors(names: tuple[tuple[str, Lazy], ...]) -> list[tuple[str, Lazy]]:
    """Give address and label of each door that there is."""
    found = []
    for name, label in names:
        try:
            found.append((reverse(name), label))
        except NoReverseMatch:
            continue
    return found
