# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The map of the demo world: counties, municipalities, what kind of place each is, and how far it is between them.

The map depends on the size only, not on the seed: the same places in every world of one size.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from skillshed.errors import UnknownCodeError
from skillshed.language import Text
from skillshed.sources.demo.parameters import parameters

if TYPE_CHECKING:
    from numpy.typing import NDArray

Size = Literal["county", "malardalen", "nation"]
SIZES: tuple[Size, ...] = ("county", "malardalen", "nation")


@dataclass(frozen=True)
class Place:
    """One municipality, or the area that stands for the rest of the country.

    Attributes:
        code: four digits; the rest of the country has its county's two digits.
        start: persons in the first year.
        east, north: position in the plane, km.
    """

    code: str
    name: str
    county: str
    kind: str
    start: float
    east: float
    north: float


@dataclass(frozen=True)
class Geography:
    """All places of one world, in the order of their codes; the model arrays' first axis."""

    size: Size
    places: tuple[Place, ...]
    counties: dict[str, str]
    functional: dict[str, tuple[str, ...]]
    nuts2: dict[str, tuple[str, ...]]

    @property
    def municipalities(self) -> tuple[Place, ...]:
        """The places that are municipalities."""
        return tuple(place for place in self.places if len(place.code) == 4)  # noqa: PLR2004 - a municipality's code has four digits

    @property
    def has_rest(self) -> bool:
        """Whether one area stands for everything outside the counties shown."""
        return len(self.municipalities) < len(self.places)

    def attribute(self, name: str) -> NDArray[np.float64]:
        """One property of the kind of each place (`places.yaml`, kinds), shape [place]."""
        kinds = parameters("places")["kinds"]
        return np.array([kinds[place.kind][name] for place in self.places])

    def distances(self) -> NDArray[np.float64]:
        """Kilometres between places, shape [place, place]; within a place 0."""
        position = np.array([[place.east, place.north] for place in self.places])
        return np.asarray(np.hypot(*(position[:, None, :] - position[None, :, :]).transpose(2, 0, 1)))

    def divisions(self) -> NDArray[np.int64]:
        """Which county and which functional region each place lies in, as indices, [division, place]."""
        counties = list(self.counties)
        regions = {code: i for i, members in enumerate(self.functional.values()) for code in members}
        return np.array(
            [
                [counties.index(place.county) for place in self.places],
                [regions[place.code] for place in self.places],
            ]
        )

    def published(self) -> dict[str, tuple[str, NDArray[np.bool_]]]:
        """Code → (name, which places it is the sum of), as tables by region list them: nation, county, municipalities."""
        every = np.ones(len(self.places), dtype=bool)
        rows = {"00": (str(parameters("places")["nation_name"]), every)}
        of_county = np.array([place.county for place in self.places])
        for county, name in self.counties.items():
            rows[county] = (name, of_county == county)
            for i, place in enumerate(self.places):
                if place.county == county and place.code != county:
                    rows[place.code] = (place.name, np.arange(len(self.places)) == i)
        return rows


@cache
def geography(size: Size) -> Geography:
    """Make the map of one size.

    Raises:
        UnknownCodeError: there is no such size.
    """
    if size not in SIZES:
        raise UnknownCodeError(
            Text(sv="Demovärlden har ingen sådan storlek.", en="The demo world has no such size."),
            where=str(size),
            mend=Text(sv="Välj county, malardalen eller nation.", en="Choose county, malardalen or nation."),
        )
    facts = parameters("places")
    rng = np.random.Generator(np.random.PCG64(facts["map_seed"]))
    counties: dict[str, str] = {}
    places: list[Place] = []
    names = iter(facts["municipality_names"])
    plan = facts["sizes"][size]
    for i, (count, population) in enumerate(zip(plan["municipalities"], plan["population"], strict=True)):
        code = str(facts["first_county"] + i)
        counties[code] = facts["county_names"][i]
        centre = _centre(facts, i, rng)
        places += _municipalities(code, [next(names) for _ in range(count)], (population, centre, rng))
    if plan["rest"]:
        rest = str(facts["first_county"] + len(counties))
        counties[rest] = facts["rest_name"]
        places.append(_rest(rest, facts, plan["rest"]))
    return Geography(size, tuple(places), counties, _functional(places), _nuts2(counties))


def _centre(facts: Any, i: int, rng: np.random.Generator) -> tuple[float, float]:
    """Put county number i on the strip, three abreast, from the south; the first in the middle."""
    extent, order = facts["extent"], (i + 9) % 21
    column, row = order % 3, order // 3
    width, height = extent["east"] - extent["west"], extent["north"] - extent["south"]
    east = extent["west"] + width * (column + 0.5 + 0.2 * (row % 2)) / 3.2 + rng.normal(0, 8)
    return east, extent["south"] + height * (row + 0.5) / 7 + rng.normal(0, 8)


def _municipalities(
    county: str, names: list[str], given: tuple[float, tuple[float, float], np.random.Generator]
) -> list[Place]:
    """Spread a county's municipalities around its centre and share its population among them."""
    population, (east, north), rng = given
    facts = parameters("places")
    order = facts["order"]
    kinds = ["centre", *(order[1 + (i % (len(order) - 1))] for i in range(len(names) - 1))]
    weight = np.array([facts["kinds"][kind]["share"] for kind in kinds]) * rng.lognormal(0, 0.35, len(kinds))
    persons = 1000 * population * weight / weight.sum()
    radius = facts["county_radius"] * np.sqrt(len(names) / 12)
    spots = _spots(len(names), radius, rng)
    return [
        Place(
            f"{county}{i + 1:02d}",
            names[i],
            county,
            kinds[i],
            persons[i],
            east + spots[i, 0],
            north + spots[i, 1],
        )
        for i in range(len(names))
    ]


def _spots(count: int, radius: float, rng: np.random.Generator) -> NDArray[np.float64]:
    """Scatter points in a disc, each as far from the earlier ones as the best of ten tries (Mitchell 1991), shape [count, 2]."""
    chosen = np.zeros((1, 2))
    while len(chosen) < count:
        angle, far = rng.uniform(0, 2 * np.pi, 10), radius * np.sqrt(rng.uniform(0.03, 1, 10))
        tries = np.stack([far * np.cos(angle), far * np.sin(angle)], axis=1)
        nearest = np.min(np.hypot(*(tries[:, None] - chosen[None]).transpose(2, 0, 1)), axis=1)
        chosen = np.vstack([chosen, tries[np.argmax(nearest)]])
    return chosen


def _rest(code: str, facts: Any, population: float) -> Place:
    """One area far enough away that people move there, but few commute."""
    extent = facts["extent"]
    return Place(
        code, facts["rest_name"], code, "rest", 1000 * population, extent["west"] - 40, extent["south"] + 350
    )


def _functional(places: list[Place]) -> dict[str, tuple[str, ...]]:
    """Group places into functional regions: a county's places by the nearest of its centre and, if large, its second town."""
    groups: dict[str, tuple[str, ...]] = {}
    number = 61  # FA01-FA60 are real
    for county in sorted({place.county for place in places}):
        inside = [place for place in places if place.county == county]
        heads = _heads(inside)
        belongs = [_nearest(place, heads) for place in inside]
        for head in heads:
            groups[f"FA{number}"] = tuple(p.code for p, h in zip(inside, belongs, strict=True) if h is head)
            number += 1
    return groups


def _heads(inside: list[Place]) -> list[Place]:
    """The centre, and in a county of at least eight places the largest one far from it."""
    centre = inside[0]
    far = [place for place in inside[1:] if _km(place, centre) > 45]  # noqa: PLR2004 - about an hour's journey there and back
    if len(inside) < 8 or not far:  # noqa: PLR2004 - fewer would leave groups of one or two
        return [centre]
    return [centre, max(far, key=lambda place: place.start)]


def _nearest(place: Place, heads: list[Place]) -> Place:
    return min(heads, key=lambda head: _km(head, place))


def _km(a: Place, b: Place) -> float:
    return float(np.hypot(a.east - b.east, a.north - b.north))


def _nuts2(counties: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """Group counties three and three; SE41… are codes that no real area has."""
    codes = list(counties)
    return {f"SE{41 + i // 3}": tuple(codes[i : i + 3]) for i in range(0, len(codes), 3)}
