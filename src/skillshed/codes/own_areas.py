# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Areas that a user defines in a YAML file: a primary cooperation area, a part of a county.

```yaml
areas:
  - code: VMV                        # letters and digits, not the code of another area
    kind: cooperation                # or delregion
    name: {sv: Västra Mälardalen, en: Western Mälardalen}
    members: ["1983", "1984", "1960"] # municipalities, by code or by name
```
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from skillshed.codes.area import NATION, Area, AreaList
from skillshed.codes.reading import load_yaml, parameter_on
from skillshed.codes.region import parse_region
from skillshed.errors import InputError, UnknownCodeError
from skillshed.language import Text, same

if TYPE_CHECKING:
    from collections.abc import Mapping

KINDS = ("cooperation", "delregion")
_CODE = re.compile(r"[A-Za-zÅÄÖåäö][\w-]{1,19}")
_LAW_FROM = date(2023, 7, 1)


def read_areas(path: str | Path, *, areas: AreaList | None = None, on: date | None = None) -> AreaList:
    """Read a user's areas and add them to those there are.

    Args:
        path: the YAML file.
        areas: the areas to add to; the package's unless told.
        on: the day whose law counts for a cooperation area; the newest unless told. A cooperation area from before the law
            is one by agreement alone, and may be of any size.

    Raises:
        InputError: the file or an area in it is not in the right form, or breaks the law's least number.
        UnknownCodeError: a member is no municipality that is known.
    """
    known = areas or AreaList.packaged()
    own: list[Area] = []
    for place, told in enumerate(_listed(Path(path)), start=1):
        area = _area(told, known.with_areas(own), where=f"{path}, {place}", on=on)
        own.append(area)
    return known.with_areas(own)


def _listed(path: Path) -> list[Mapping[str, Any]]:
    try:
        told = load_yaml(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        what = Text(
            sv="Filen med egna områden går inte att läsa.", en="The file of your own areas cannot be read."
        )
        raise _wrong(what, str(path), why=same(f"{error}.")) from error
    listed = told.get("areas") if isinstance(told, dict) else None
    if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        what = Text(sv="Filen ska ha en lista under areas.", en="The file must have a list under areas.")
        raise _wrong(what, str(path))
    return listed


def _area(told: Mapping[str, Any], known: AreaList, *, where: str, on: date | None) -> Area:
    code, kind = str(told.get("code", "")), told.get("kind")
    if not _CODE.fullmatch(code) or code in known:
        what = Text(
            sv=f"Koden {code!r} duger inte: den ska börja med en bokstav, ha 2–20 tecken och inte redan finnas.",
            en=f"The code {code!r} will not do: it must begin with a letter, have 2-20 characters and not be taken.",
        )
        raise _wrong(what, where)
    if kind not in KINDS:
        what = Text(
            sv=f"kind är {kind!r}, men ska vara cooperation eller delregion.",
            en=f"kind is {kind!r}, but must be cooperation or delregion.",
        )
        raise _wrong(what, f"{where} ({code})")
    members = _members(told.get("members"), known, where=f"{where} ({code})")
    counties = {known.county_of(member) for member in members}
    if kind == "delregion" and len(counties) > 1:
        what = Text(sv="En delregion ligger i ett enda län.", en="A part of a county lies in one county.")
        raise _wrong(what, f"{where} ({code}: {', '.join(sorted(counties))})")
    if kind == "cooperation":
        _ask_law(members, told, where=f"{where} ({code})", on=on)
    parent = counties.pop() if kind == "delregion" else NATION
    return Area(code, kind, _name(told.get("name"), f"{where} ({code})"), parent, members)


def _members(told: object, known: AreaList, *, where: str) -> tuple[str, ...]:
    if not isinstance(told, list) or not told:
        raise _wrong(
            Text(sv="members ska vara en lista av kommuner.", en="members must be a list of municipalities."),
            where,
        )
    codes = [_member(one, known, where) for one in told]
    if len(set(codes)) < len(codes):
        raise _wrong(Text(sv="En kommun står två gånger.", en="A municipality stands twice."), where)
    return tuple(sorted(codes))


def _member(told: object, known: AreaList, where: str) -> str:
    if isinstance(told, int) and told < 1000:  # noqa: PLR2004 - YAML reads an unquoted 0114 as an octal number
        what = Text(
            sv=f"Kommunkoden lästes som talet {told}.",
            en=f"The municipality's code was read as the number {told}.",
        )
        why = Text(
            sv="En kod som börjar med noll måste stå inom citattecken.",
            en="A code that begins with zero must be quoted.",
        )
        raise _wrong(what, where, why=why)
    code = parse_region(str(told), areas=known, kind="municipality")
    if known.get(code).kind != "municipality":
        raise UnknownCodeError(
            Text(sv=f"{told!r} är ingen kommun.", en=f"{told!r} is not a municipality."),
            where=where,
            mend=Text(sv="Ange kommunerna en och en.", en="Give the municipalities one by one."),
        )
    return code


def _ask_law(members: tuple[str, ...], told: Mapping[str, Any], *, where: str, on: date | None) -> None:
    if on is not None and on < _LAW_FROM:
        return
    excepted = told.get("exception") == "travel"
    rule = "smallest_number_with_exception" if excepted else "smallest_number_of_municipalities"
    least, source = parameter_on("cooperation", rule, on=on)
    if len(members) < least:
        what = Text(
            sv=f"Ett primärt samverkansområde har minst {least} kommuner; här är {len(members)}.",
            en=f"A primary cooperation area has at least {least} municipalities; here are {len(members)}.",
        )
        why = Text(
            sv=f"Källa: {source}. Undantag för lång resväg anges med exception: travel.",
            en=f"Source: {source}. The exception for long travel is told by exception: travel.",
        )
        raise _wrong(what, where, why=why)


def _name(told: object, where: str) -> Text:
    if isinstance(told, str) and told:
        return same(told)
    if isinstance(told, dict) and told.get("sv"):
        return Text(sv=str(told["sv"]), en=str(told.get("en") or told["sv"]))
    raise _wrong(Text(sv="Området saknar namn.", en="The area has no name."), where)


def _wrong(what: Text, where: str, *, why: Text | None = None) -> InputError:
    mend = Text(
        sv="Rätta filen; inget har ändrats. Formen är: areas: en lista med code, kind, name och members.",
        en="Correct the file; nothing was changed. The form is: areas: a list with code, kind, name and members.",
    )
    return InputError(what, where=where, why=why, mend=mend)
