# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Areas: the nation, NUTS 2, counties, municipalities, functional and labour-market regions, and those a user defines."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from typing import TYPE_CHECKING

from skillshed.codes.reading import packaged, packaged_rows
from skillshed.errors import UnknownCodeError
from skillshed.language import Text, same

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NATION = "00"
UNKNOWN = "99"
KINDS = {
    "nation": Text(sv="riket", en="nation"),
    "nuts2": Text(sv="riksområde (NUTS 2)", en="national area (NUTS 2)"),
    "county": Text(sv="län", en="county"),
    "municipality": Text(sv="kommun", en="municipality"),
    "functional": Text(sv="FA-region", en="functional region"),
    "local_labour_market": Text(sv="lokal arbetsmarknad (LA-region)", en="local labour market"),
    "cooperation": Text(sv="primärt samverkansområde", en="primary cooperation area"),
    "delregion": Text(sv="delregion", en="part of a county"),
    "unknown": Text(sv="okänt län", en="county unknown"),
}
_BUILT_OF_PARENTS = {"nation", "nuts2", "county"}


@dataclass(frozen=True)
class Area:
    """One area.

    Attributes:
        kind: one of `KINDS`.
        parent: the area it lies in by law: municipality → county → NUTS 2 → nation; the nation for regions that cross counties.
        members: codes of the areas it is made of, where `parent` does not already say so: the municipalities of a
            functional region, a local labour market or an area that a user defined.
    """

    code: str
    kind: str
    name: Text
    parent: str | None = None
    members: tuple[str, ...] = field(default=())


class AreaList:
    """The areas that a release, a page or a model knows, by code.

    Two lists never share state: adding areas makes a new list.
    """

    def __init__(self, areas: Iterable[Area]) -> None:
        self._areas = {area.code: area for area in areas}

    @classmethod
    def packaged(cls) -> AreaList:
        """Sweden's areas: 1 nation, 8 NUTS 2, 21 counties, 290 municipalities, 60 FA regions, LA regions 2020-2023."""
        return _packaged()

    def __iter__(self) -> Iterator[Area]:
        return iter(self._areas.values())

    def __len__(self) -> int:
        return len(self._areas)

    def __contains__(self, code: object) -> bool:
        return code in self._areas

    def get(self, code: str) -> Area:
        """One area by its code, with its members filled in.

        Raises:
            UnknownCodeError: the list has no such area.
        """
        try:
            area = self._areas[code]
        except KeyError:
            raise _unknown(code) from None
        if area.kind in _BUILT_OF_PARENTS:
            return replace(area, members=self._children.get(code, ()))
        return area

    def name(self, code: str) -> Text:
        """What an area is called."""
        return self.get(code).name

    def kind(self, kind: str) -> tuple[Area, ...]:
        """All areas of one kind, in the order of their codes."""
        return tuple(self.get(code) for code in sorted(self._areas) if self._areas[code].kind == kind)

    def members(self, code: str) -> tuple[str, ...]:
        """The municipalities that an area is made of; a municipality is made of itself."""
        area = self.get(code)
        if area.kind == "municipality":
            return (code,)
        return tuple(sorted({inner for member in area.members for inner in self.members(member)}))

    def county_of(self, code: str) -> str:
        """The county that a municipality or a part of a county lies in; a county lies in itself."""
        return self._above(code, "county")

    def nuts2_of(self, code: str) -> str:
        """The NUTS 2 area that a county or a municipality lies in."""
        return self._above(code, "nuts2")

    @property
    def nation(self) -> Area:
        """The whole country."""
        return self.get(NATION)

    def with_areas(self, areas: Iterable[Area]) -> AreaList:
        """A list that has these areas too; one with a code that is taken replaces the one that was there."""
        return AreaList([*self, *areas])

    def among(self, codes: Iterable[str]) -> AreaList:
        """A list of only these areas and what they lie in: the areas that a set of figures speaks of."""
        kept: set[str] = set()
        for code in codes:
            at: str | None = code
            while at is not None and at not in kept:
                kept.add(at)
                at = self.get(at).parent
        return AreaList(area for area in self if area.code in kept)

    @cached_property
    def _children(self) -> dict[str, tuple[str, ...]]:
        """Code → the codes right below it, of the kinds that build one another."""
        below: dict[str, list[str]] = {}
        for area in self:
            if area.parent is not None and area.kind in {"nuts2", "county", "municipality"}:
                below.setdefault(area.parent, []).append(area.code)
        return {code: tuple(sorted(children)) for code, children in below.items()}

    def _above(self, code: str, kind: str) -> str:
        area = self.get(code)
        while area.kind != kind:
            if area.parent is None:
                raise UnknownCodeError(
                    Text(
                        sv=f"Området ligger inte i {KINDS[kind].sv}.",
                        en=f"The area lies in no {KINDS[kind].en}.",
                    ),
                    where=code,
                    mend=Text(
                        sv="Fråga om en kommun eller ett län.", en="Ask about a municipality or a county."
                    ),
                )
            area = self.get(area.parent)
        return area.code


@cache
def _packaged() -> AreaList:
    functional = _grouped(
        (row["functional"], row["municipality"]) for row in packaged_rows("municipality_functional")
    )
    markets = _grouped(
        (row["code"], row["municipality"]) for row in packaged_rows("municipality_local_labour_market")
    )
    listed = packaged("areas")
    areas = [
        Area(code, str(item.level), item.name, item.parent, functional.get(code, ()))
        for code, item in listed.items.items()
    ]
    areas += [
        Area(row["code"], "local_labour_market", same(row["sv"]), NATION, markets[row["code"]])
        for row in packaged_rows("local_labour_markets")
    ]
    return AreaList(areas)


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = {}
    for group, member in pairs:
        groups.setdefault(group, []).append(member)
    return {group: tuple(sorted(members)) for group, members in groups.items()}


def _unknown(code: str) -> UnknownCodeError:
    return UnknownCodeError(
        Text(
            sv=f"Det finns inget område med koden {code!r}.", en=f"There is no area with the code {code!r}."
        ),
        mend=Text(
            sv="Koden är 00, två siffror för län, fyra för kommun, SE11–SE33, FA01–FA60 eller LA2301 och liknande; sök med: skillshed codes region --search …",
            en="The code is 00, two digits for a county, four for a municipality, SE11–SE33, FA01–FA60 or LA2301 and the like; search with: skillshed codes region --search …",
        ),
    )
