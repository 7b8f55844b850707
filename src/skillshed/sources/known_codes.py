# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Whether a code that a file holds exists, and which code a name in it stands for, asked of `skillshed.codes`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from skillshed.codes.reading import classification
from skillshed.codes.wording import fold
from skillshed.errors import UnknownCodeError

if TYPE_CHECKING:
    from skillshed.codes.classification import Classification

AREA_UNKNOWN: Final = "99"
_DEMO: Final = "31"  # counties of the demo world begin here; the real ones end at 25
_AREA: Final = re.compile(r"\d{2}(\d{2})?")
_NUTS: Final = re.compile(r"SE[0-9A-Z]{2}")
_FUNCTIONAL: Final = re.compile(r"FA\d{2}")
_KIND_OF_AREA: Final = re.compile(r"\b(s? ?lan|county|kommun|municipality|bostad|arbetsstalle|riksomrade)\b")
_SECTIONS: Final = re.compile(r"[A-U](\d{2})?([+-][A-U]?(\d{2})?)*|\d{2}([+-]\d{2})*")


@cache
def _list(name: str) -> Classification | None:
    """A code list of the package; None when it is one of the large ones that are read from a snapshot."""
    try:
        return classification(name)
    except UnknownCodeError:
        return None


def region_code(code: str, label: str, *, fictitious: bool = False) -> str | None:
    """Give an area's code: by its code when it exists, else by its name.

    Older NUTS 2 codes (`SE01`, `SE0A`) are known by their names.
    """
    areas = classification("areas")
    if code in areas or code == AREA_UNKNOWN:
        return code
    if _NUTS.fullmatch(code):
        return _areas_by_name("nuts2").get(fold(label))
    if _FUNCTIONAL.fullmatch(code):
        return code
    if _AREA.fullmatch(code):
        return code if fictitious and code[:2] >= _DEMO else None
    if fold(label) in {"riket", "sweden", "sverige", "hela riket", "the country", "whole country"}:
        return "00"
    return _by_name(label)


def _by_name(label: str) -> str | None:
    name = _bare(label)
    said = fold(label)
    levels = (
        ("municipality", "county")
        if "kommun" in said or "municipality" in said
        else ("county", "municipality", "nuts2")
    )
    return next((code for level in levels if (code := _areas_by_name(level).get(name))), None)


@cache
def _areas_by_name(level: str) -> dict[str, str]:
    areas = classification("areas")
    named = {}
    for code in areas.codes(level=level):
        for name in areas.name(code):
            named[fold(name)] = code
            named.setdefault(_bare(name), code)
    return named


def _bare(name: str) -> str:
    """A county's or municipality's name without what it is: `Västmanlands län` and `Vastmanland` are one."""
    folded = fold(name)
    bare = " ".join(_KIND_OF_AREA.sub(" ", folded).split())
    genitive = (
        bare != folded and bare.endswith("s") and ("lan" in folded.split() or "kommun" in folded.split())
    )
    return bare[:-1] if genitive and not bare.endswith(("as", "os")) else bare


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
    known = _list("education_groups") or _list("education_group")
    if known is None:
        return {}, {}
    codes = {code.casefold(): code for code in known}
    names = {fold(name): code for code in known for name in known.name(code)}
    return codes, names


def education_group(code: str, label: str) -> str | None:
    """Give an education group's code by its code or its name."""
    codes, names = _groups()
    return codes.get(code.strip().casefold()) or names.get(fold(label))


def education_level(code: str, label: str) -> str | None:
    """Give a level group's code: by the ISCED 97 number in the wording, by its name, or by its code."""
    known = classification("education_level")
    isced = re.search(r"isced ?97 ([0-9A-C+]+)", label, re.IGNORECASE)
    if isced:
        told = isced.group(1).upper()
        return next(
            (item for item in known if known.item(item).facts.get("isced97", "").upper() == told), None
        )
    named = {fold(name): item for item in known for name in known.name(item)}
    return named.get(fold(label)) or (code if code in known.items else None)
