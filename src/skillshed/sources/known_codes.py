# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Whether a code that a file holds exists, and which code a name in it stands for, asked of `skillshed.codes`."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from skillshed.codes import classification, parse_education_level, parse_region
from skillshed.codes.education_group import education_groups
from skillshed.codes.wording import fold
from skillshed.errors import UnknownCodeError

if TYPE_CHECKING:
    from skillshed.codes.classification import Classification

AREA_UNKNOWN: Final = "99"
_DEMO: Final = "31"  # counties of the demo world begin here; the real ones end at 25, 99 is unknown
_AREA: Final = re.compile(r"\d{2}(\d{2})?")
_FUNCTIONAL: Final = re.compile(r"FA\d{2}")
_REMARK: Final = re.compile(r"\((bostad|arbetsställe|residence|workplace|place of work)\)", re.IGNORECASE)
_SECTIONS: Final = re.compile(r"[A-U](\d{2})?([+-][A-U]?(\d{2})?)*|\d{2}([+-]\d{2})*")


@cache
def _list(name: str) -> Classification | None:
    """A code list of the package; None when it is one of the large ones that are read from a snapshot."""
    try:
        return classification(name)
    except UnknownCodeError:
        return None


@lru_cache(maxsize=16_384)
def region_code(code: str, label: str, *, fictitious: bool = False) -> str | None:
    """Give an area's code: by its code when it exists and its name does not contradict it, else by its name."""
    if code == AREA_UNKNOWN or _FUNCTIONAL.fullmatch(code):
        return code
    if _AREA.fullmatch(code) and code >= _DEMO:
        return code if fictitious else None
    plain = _REMARK.sub("", label).strip()
    areas = classification("areas")
    if code in areas and fold(plain) in map(
        fold, areas.name(code)
    ):  # Habo and Håbo differ by their codes only
        return code
    try:
        return parse_region(plain if code == label else f"{code} {plain}")
    except UnknownCodeError:
        return None


def occupation_known(code: str, name: str) -> bool:
    """Whether an occupation's digits stand in the classification."""
    known = _list(name)
    return known is None or code in known


def industry_code(code: str) -> str | None:
    """Give an industry's code: a section, a division, or several of them as SCB joins them (`B+C`, `10-12`)."""
    known = classification("sni2007")
    plain = code.strip().upper()
    if plain in known:
        return plain
    if not _SECTIONS.fullmatch(plain):
        return None
    parts = re.findall(r"[A-U]|\d{2}", plain)
    return plain if all(part in known for part in parts) else None


@cache
def _groups() -> tuple[dict[str, str], dict[str, str]]:
    """Education groups by code and by name."""
    known = education_groups().groups
    codes = {code.casefold(): code for code in known}
    return codes, {fold(name): code for code, group in known.items() for name in group.name}


def education_group(code: str, label: str) -> str | None:
    """Give an education group's code by its code or its name."""
    codes, names = _groups()
    return codes.get(code.strip().casefold()) or names.get(fold(label))


@cache
def education_level(code: str, label: str) -> str | None:
    """Give a level group's code: by its wording in either language, or by its code."""
    for said in (label, code):
        try:
            return parse_education_level(said)
        except UnknownCodeError:
            continue
    return code if code in classification("education_level") else None
