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


def doors(names: tuple[tuple[str, Lazy], ...]) -> list[tuple[str, Lazy]]:
    """Give address and label of each door that there is."""
    found = []
    for name, label in names:
        try:
            found.append((reverse(name), label))
        except NoReverseMatch:
            continue
    return found
