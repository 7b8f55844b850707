# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Reading the region of a real file: `01 Stockholm county`, `SE02 East-Central Sweden`, `Vastmanland`, `Riket`."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from skillshed.codes.area import NATION, UNKNOWN, AreaList
from skillshed.codes.refusal import not_understood
from skillshed.codes.wording import fold

_CODED = re.compile(r"(SE[0-9A-Z]{2}|FA\d{2}|LA\d{4}|\d{4}|\d{2})(?:[\s_-]+(\S.*))?")

# SCB's yearbook exports number the NUTS 2 areas as before 2008; the names beside the codes say which is which.
OLD_NUTS2 = {
    "SE01": "SE11",
    "SE02": "SE12",
    "SE04": "SE22",
    "SE06": "SE31",
    "SE07": "SE32",
    "SE08": "SE33",
    "SE09": "SE21",
    "SE0A": "SE23",
}
_WHOLE = {"riket", "hela riket", "sverige", "sweden", "whole country", "the whole country", "nation"}
_UNKNOWN = {
    "county unknown",
    "unknown county",
    "lan okant",
    "okant lan",
    "lanet okant",
    "region okand",
    "unknown",
}
_SHORT = {"gotaland": "14"}  # an old English edition's wording for Västra Götaland
_SUFFIXES = {
    " county": "county",
    " lan": "county",
    " län": "county",
    " kommun": "municipality",
    " municipality": "municipality",
    " region": "county",
}
_PREFIXES = {"region ": "county"}
_FIRST = ("county", "nuts2", "municipality", "functional", "cooperation", "delregion")


def parse_region(text: str, *, areas: AreaList | None = None, kind: str | None = None) -> str:
    """Read a region as files write it: a code, a code and a name, or a name alone in either language.

    Args:
        text: what the file says.
        areas: the areas to know; the package's unless told.
        kind: which kind a bare name means; a county before a NUTS 2 area before a municipality unless told.

    Raises:
        UnknownCodeError: nothing is called so; the nearest names are told.

    >>> parse_region("SE02 East-Central Sweden"), parse_region("Västmanlands län"), parse_region("0114 Upplands Väsby")
    ('SE12', '19', '0114')
    """
    return _parse(text.strip(), areas or AreaList.packaged(), kind)


@lru_cache(maxsize=4096)
def _parse(text: str, areas: AreaList, kind: str | None) -> str:
    if text in areas:
        return text  # also the code of an area that a user defined
    coded = _CODED.fullmatch(text)
    found = _by_name(text, areas, kind) if coded is None else _by_code(coded[1], coded[2] or "", areas)
    if found is None:
        names = {name: area.code for area in areas for name in area.name}
        raise not_understood(text, what="region", names=names)
    return found


def _by_code(code: str, label: str, areas: AreaList) -> str | None:
    code = OLD_NUTS2.get(code, code)
    if code not in areas:
        return None
    said = _all_by_name(label, areas, areas.get(code).kind) if label else ()
    return None if said and code not in said else code  # a label that names another area contradicts the code


def _by_name(text: str, areas: AreaList, kind: str | None) -> str | None:
    name = fold(text)
    if name in _WHOLE:
        return NATION
    if name in _UNKNOWN:
        return UNKNOWN
    if name in _SHORT and kind in {None, "county"}:
        return _SHORT[name]
    _, told = _without_kind(name)
    meant = told or kind
    found = (_all_by_name(text, areas, one) for one in (_FIRST if meant is None else (meant,)))
    return next((codes[0] for codes in found if codes), None)


def _all_by_name(text: str, areas: AreaList, kind: str) -> tuple[str, ...]:
    """The areas of one kind that a text names; as it is spelt before accents aside (Håbo is not Habo)."""
    known = _names(areas)
    for name in (_exact(text), fold(text)):
        bare = _without_kind(name)[0]
        for spelling in (name, bare, bare.removesuffix("s")):
            if (kind, spelling) in known:
                return known[kind, spelling]
    return ()


def _without_kind(name: str) -> tuple[str, str | None]:
    for suffix, kind in _SUFFIXES.items():
        if name.endswith(suffix):
            return name.removesuffix(suffix), kind
    for prefix, kind in _PREFIXES.items():
        if name.startswith(prefix):
            return name.removeprefix(prefix), kind
    return name, None


def _exact(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text.casefold()).split())


@lru_cache(maxsize=8)
def _names(areas: AreaList) -> dict[tuple[str, str], tuple[str, ...]]:
    """(kind, spelling) → codes, for every spelling of every area; as spelt wins over accents aside."""
    exact: dict[tuple[str, str], tuple[str, ...]] = {}
    folded: dict[tuple[str, str], tuple[str, ...]] = {}
    for area in sorted(areas, key=lambda area: area.code):
        for known, spell in ((exact, _exact), (folded, fold)):
            for name in dict.fromkeys(spell(name) for name in area.name):
                bare = _without_kind(name)[0]
                for spelling in dict.fromkeys((name, bare, bare.removesuffix("s"))):
                    known[area.kind, spelling] = (*known.get((area.kind, spelling), ()), area.code)
    return folded | exact
