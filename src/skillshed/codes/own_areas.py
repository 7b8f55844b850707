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
from typing import TYPE_CHECKING

from skillshed.codes.area import NATION, Area, AreaList
from skillshed.codes.area_document import areas_told, wrong
from skillshed.codes.reading import parameter_on
from skillshed.codes.region import parse_region
from skillshed.errors import UnknownCodeError
from skillshed.language import Text, same

if TYPE_CHECKING:
    from skillshed.codes.area_document import Told

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
    try:
        content = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        what = Text(
            sv="Filen med egna områden går inte att läsa.", en="The file of your own areas cannot be read."
        )
        raise wrong(what, where=str(path), why=same(f"{error}.")) from error
    return known.with_areas(parse_areas(content, areas=known, document=str(path), on=on))


def parse_areas(
    content: str, *, areas: AreaList, document: str = "", on: date | None = None
) -> tuple[Area, ...]:
    """Read a user's areas from the text of a file.

    Args:
        content: YAML.
        areas: the areas that members and codes are held against.
        document: the file's name, for errors.
        on: the day whose law counts; see `read_areas`.

    Raises:
        InputError: the file or an area in it is not in the right form, or breaks the law's least number.
        UnknownCodeError: a member is no municipality that is known.
    """
    own: list[Area] = []
    for told in areas_told(content, document=document):
        own.append(_area(told, areas.with_areas(own), on=on))
    return tuple(own)


def _area(told: Told, known: AreaList, *, on: date | None) -> Area:
    code, kind = str(told.facts.get("code", "")), told.facts.get("kind")
    if not _CODE.fullmatch(code) or code in known:
        what = Text(
            sv=f"Koden {code!r} duger inte: den ska börja med en bokstav, ha 2–20 tecken och inte redan finnas.",
            en=f"The code {code!r} will not do: it must begin with a letter, have 2-20 characters and not be taken.",
        )
        raise wrong(what, where=told.where("code"))
    if kind not in KINDS:
        what = Text(
            sv=f"kind är {kind!r}, men ska vara cooperation eller delregion.",
            en=f"kind is {kind!r}, but must be cooperation or delregion.",
        )
        raise wrong(what, where=told.where("kind"))
    members = _members(told, known)
    counties = {known.county_of(member) for member in members}
    if kind == "delregion" and len(counties) > 1:
        what = Text(sv="En delregion ligger i ett enda län.", en="A part of a county lies in one county.")
        why = Text(
            sv=f"Kommunerna ligger i {', '.join(sorted(counties))}.",
            en=f"The municipalities lie in {', '.join(sorted(counties))}.",
        )
        raise wrong(what, where=told.where("members"), why=why)
    if kind == "cooperation":
        _ask_law(members, told, on=on)
    parent = counties.pop() if kind == "delregion" else NATION
    return Area(code, str(kind), _name(told), parent, members)


def _members(told: Told, known: AreaList) -> tuple[str, ...]:
    listed, where = told.facts.get("members"), told.where("members")
    if not isinstance(listed, list) or not listed:
        what = Text(
            sv="members ska vara en lista av kommuner.", en="members must be a list of municipalities."
        )
        raise wrong(what, where=where)
    codes = [_member(one, known, where) for one in listed]
    if len(set(codes)) < len(codes):
        raise wrong(Text(sv="En kommun står två gånger.", en="A municipality stands twice."), where=where)
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
        raise wrong(what, where=where, why=why)
    code = _municipality(str(told), known, where)
    if known.get(code).kind != "municipality":
        raise UnknownCodeError(
            Text(sv=f"{told!r} är ingen kommun.", en=f"{told!r} is not a municipality."),
            where=where,
            mend=Text(sv="Ange kommunerna en och en.", en="Give the municipalities one by one."),
        )
    return code


def _municipality(told: str, known: AreaList, where: str) -> str:
    try:
        return parse_region(told, areas=known, kind="municipality")
    except UnknownCodeError as error:
        raise UnknownCodeError(error.what, where=where, why=error.why, mend=error.mend) from error


def _ask_law(members: tuple[str, ...], told: Told, *, on: date | None) -> None:
    if on is not None and on < _LAW_FROM:
        return
    excepted = told.facts.get("exception") == "travel"
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
        raise wrong(what, where=told.where("members"), why=why)


def _name(told: Told) -> Text:
    name = told.facts.get("name")
    if isinstance(name, str) and name:
        return same(name)
    if isinstance(name, dict) and name.get("sv"):
        return Text(sv=str(name["sv"]), en=str(name.get("en") or name["sv"]))
    raise wrong(Text(sv="Området saknar namn.", en="The area has no name."), where=told.where("name"))
