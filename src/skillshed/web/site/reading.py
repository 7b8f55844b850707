# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""How somebody wants to read: text size, spacing, typeface, colours, motion, easy-read. Kept in a cookie, never with us."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest
    from django.utils.functional import _StrPromise as Lazy

COOKIE: Final = "lasning"
KEPT_FOR: Final = 365 * 24 * 3600


@dataclass(frozen=True)
class Choice:
    """One thing to choose; the first value is what holds until somebody chooses."""

    name: str
    label: Lazy
    values: tuple[tuple[str, Lazy], ...]


CHOICES: Final = (
    Choice("text", _("Textstorlek"), (("normal", _("Vanlig")), ("large", _("Stor")), ("larger", _("Störst")))),
    Choice("spacing", _("Radavstånd"), (("normal", _("Vanligt")), ("wide", _("Glesare")))),
    Choice("font", _("Typsnitt"), (("normal", _("Sidans eget")), ("hyperlegible", _("Atkinson Hyperlegible, gjort för att vara lätt att läsa")))),
    Choice("scheme", _("Färger"), (("auto", _("Som i din dator eller telefon")), ("light", _("Ljusa")), ("dark", _("Mörka")))),
    Choice("contrast", _("Kontrast"), (("normal", _("Vanlig")), ("high", _("Hög")))),
    Choice("motion", _("Rörelser"), (("normal", _("Som vanligt")), ("reduced", _("Inga")))),
    Choice("easy", _("Språk i texten"), (("no", _("Vanlig svenska")), ("yes", _("Lättläst")))),
)  # fmt: skip


def reading(request: HttpRequest) -> dict[str, str]:
    """Give what the reader has chosen, by name; what the cookie does not say, or says wrongly, is as it was."""
    words = request.COOKIES.get(COOKIE, "").split(".")
    given = dict(word.split("-", 1) for word in words if "-" in word)
    return chosen(given)


def chosen(given: Mapping[str, str]) -> dict[str, str]:
    """Keep of what was given only what can be chosen."""
    return {
        choice.name: next((value for value, _ in choice.values if value == given.get(choice.name)), choice.values[0][0])
        for choice in CHOICES
    }  # fmt: skip


def cookie(choices: Mapping[str, str]) -> str:
    """Write choices as the cookie's value."""
    return ".".join(f"{name}-{value}" for name, value in choices.items())


def easy(request: HttpRequest) -> bool:
    """Tell whether the reader wants easy-read text."""
    return reading(request)["easy"] == "yes"
