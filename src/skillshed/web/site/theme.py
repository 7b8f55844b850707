# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The region's look: name, logo and two colours from one TOML file, refused where a reader could not see them."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from skillshed.errors import SettingError
from skillshed.language import Text

LIGHT: Final = ("#ffffff", "#f7f5f1", "#efece5")  # the papers of site.css: paper, ground and sunken
DARK: Final = ("#172228", "#10181c", "#1f2d34")
ON_DARK: Final = "#0d1619"  # what stands on a button in dark mode
LEAST_CONTRAST: Final = 4.5  # WCAG 2.2, 1.4.3, level AA
_COLOUR: Final = re.compile(r"#[0-9a-fA-F]{6}")
_KNOWN: Final = {"name", "accent", "accent_dark", "logo", "contact"}


@dataclass(frozen=True)
class Theme:
    """A region's look; `logo` is a picture file, or None for Skillshed's own mark; `contact` answers questions about its data, by e-mail."""

    name: str
    accent: str
    accent_dark: str
    logo: Path | None = None
    contact: str = ""

    def css(self) -> str:
        """Give the colours as custom properties."""
        return f":root {{ --brand: {self.accent}; --brand-dark: {self.accent_dark}; }}\n"


@cache
def theme(path: str = "") -> Theme:
    """Read a theme.

    Args:
        path: of the file; Skillshed's own where it is empty.

    Raises:
        SettingError: the file is missing or wrong, or a colour has too little contrast.
    """
    try:
        given = tomllib.loads(_text(path))
    except (OSError, ValueError) as problem:
        raise _wrong(
            path, Text(sv="Filen kan inte läsas som TOML.", en="The file cannot be read as TOML.")
        ) from problem
    if set(given) - _KNOWN or not {"name", "accent", "accent_dark"} <= set(given):
        known = ", ".join(sorted(_KNOWN))
        raise _wrong(path, Text(sv=f"Fälten är {known}.", en=f"The fields are {known}."))
    _check_colour(path, given["accent"], papers=LIGHT)
    _check_colour(path, given["accent_dark"], papers=(*DARK, ON_DARK))
    return Theme(
        str(given["name"]), given["accent"], given["accent_dark"], _logo(path, given), _contact(path, given)
    )


def _text(path: str) -> str:
    if path:
        return Path(path).read_text(encoding="utf-8")
    return files("skillshed.web.site").joinpath("themes", "skillshed.toml").read_text(encoding="utf-8")


def _logo(path: str, given: dict[str, Any]) -> Path | None:
    if "logo" not in given:
        return None
    logo = Path(path).parent / str(given["logo"])
    if logo.suffix not in {".svg", ".png"} or not logo.is_file():
        raise _wrong(
            path, Text(sv="Logotypen finns inte som SVG eller PNG.", en="The logo is no SVG or PNG file.")
        )
    return logo


def _contact(path: str, given: dict[str, Any]) -> str:
    contact = str(given.get("contact", ""))
    try:
        if contact:
            validate_email(contact)
    except ValidationError as problem:
        raise _wrong(
            path,
            Text(sv="Kontakten är ingen e-postadress.", en="The contact is no e-mail address."),
            at=contact,
        ) from problem
    return contact


def _check_colour(path: str, colour: object, *, papers: tuple[str, ...]) -> None:
    if not isinstance(colour, str) or not _COLOUR.fullmatch(colour):
        raise _wrong(
            path, Text(sv="En färg skrivs som #0b5563.", en="A colour is written as #0b5563."), at=str(colour)
        )
    paper = min(papers, key=lambda one: contrast(colour, one))
    found = contrast(colour, paper)
    if found < LEAST_CONTRAST:
        raise _wrong(
            path,
            Text(
                sv=f"Kontrasten mot {paper} är {found:.1f}; minst {LEAST_CONTRAST} krävs för att alla ska kunna läsa.",
                en=f"The contrast against {paper} is {found:.1f}; at least {LEAST_CONTRAST} is needed for everyone to read.",
            ),
            at=colour,
        )


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB's own constants
        for share in shares
    ]
    return sum(weight * each for weight, each in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _wrong(path: str, why: Text, *, at: str = "") -> SettingError:
    return SettingError(
        Text(sv="Temat kan inte användas.", en="The theme cannot be used."),
        where=f"SKILLSHED_THEME={path} {at}".strip(),
        why=why,
        mend=Text(
            sv="Rätta filen, eller ta bort inställningen.", en="Correct the file, or take the setting away."
        ),
    )
