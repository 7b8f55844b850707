# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Upper-secondary schools: where they are, what they offer, what they have room for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from skillshed.sources.demo.parameters import parameters

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillshed.sources.demo.geography import Geography

    Floats = NDArray[np.float64]


@dataclass(frozen=True)
class School:
    """One school.

    Attributes:
        code: eight digits beginning with 9, as no real school unit's code does.
        place: index of its municipality in the geography.
        organiser: Kommun or Enskild.
        programmes: the codes of what it offers.
        east, north: position in the plane, km.
    """

    code: str
    name: str
    place: int
    organiser: str
    programmes: tuple[str, ...]
    east: float
    north: float


@dataclass(frozen=True)
class Offer:
    """Every programme at every school, one row each; the arrays' axis `offer`.

    Attributes:
        schools: all schools.
        school: index of the school, [offer].
        programme: index of the programme, [offer].
        appeal: how pupils of each home and sex weigh the offer in the first year, [home, sex, offer], rows sum to 1.
    """

    schools: tuple[School, ...]
    school: NDArray[np.int64]
    programme: NDArray[np.int64]
    appeal: Floats


def programme_codes() -> list[str]:
    """The national programmes, vocational ones first."""
    return list(parameters("schools")["programmes"])


def open_schools(geography: Geography, rng: np.random.Generator) -> tuple[School, ...]:
    """Place schools where people live: one in each larger municipality, several in the large ones.

    Args:
        geography: the map.
        rng: where chance comes from.
    """
    facts = parameters("schools")
    schools: list[School] = []
    for i, place in enumerate(geography.places):
        if place.kind == "rest" or (place.start < facts["school_for"] and place.kind != "centre"):
            continue
        count = max(1, round(place.start / facts["per_school"]))
        schools += [
            _school(f"9{i + 1:04d}{number + 1:03d}", (place, i, number, count), rng)
            for number in range(count)
        ]
    return tuple(schools)


NAMES = (
    "{0} gymnasium",
    "Norra gymnasiet i {0}",
    "Södra gymnasiet i {0}",
    "Östra gymnasiet i {0}",
    "Västra gymnasiet i {0}",
)


def _school(code: str, given: tuple[Any, int, int, int], rng: np.random.Generator) -> School:
    """Make one school: the first of a place offers most of what is asked for there, the others a part."""
    place, index, number, count = given
    facts = parameters("schools")
    independent = number > 0 and number >= count * (1 - facts["independent"])
    many = 18 if count > 1 else int(np.clip(place.start / 2200, 3, 12))
    wanted = many if number == 0 else int(rng.integers(4, 9))
    name = NAMES[number] if number < len(NAMES) else f"Gymnasieskola {number + 1} i {{0}}"
    far = 0.5 if number == 0 else 3.0
    return School(
        code,
        name.format(place.name),
        index,
        "Enskild" if independent else "Kommun",
        _programmes(wanted, rng),
        place.east + rng.normal(0, far),
        place.north + rng.normal(0, far),
    )


def _programmes(wanted: int, rng: np.random.Generator) -> tuple[str, ...]:
    """Choose what a school offers, what is popular first."""
    facts = parameters("schools")["programmes"]
    codes = list(facts)
    weight = np.array([facts[code]["boys"] + facts[code]["girls"] for code in codes])
    chosen = rng.choice(len(codes), size=min(wanted, len(codes)), replace=False, p=weight / weight.sum())
    return tuple(codes[i] for i in sorted(chosen))


def offers(geography: Geography, schools: tuple[School, ...], rng: np.random.Generator) -> Offer:
    """Set up who finds which offer appealing: what it leads to, how far it is, and a taste of its own.

    Args:
        geography: the map.
        schools: where they are.
        rng: where chance comes from.
    """
    facts = parameters("schools")
    codes = programme_codes()
    school = np.repeat(np.arange(len(schools)), [len(one.programmes) for one in schools])
    programme = np.array([codes.index(code) for one in schools for code in one.programmes])
    popular = np.array([[facts["programmes"][code][key] for code in codes] for key in ("boys", "girls")])
    homes = np.array([[place.east, place.north] for place in geography.places])
    sites = np.array([[one.east, one.north] for one in schools])
    far = np.hypot(*(homes[:, None] - sites[None]).transpose(2, 0, 1))
    nearest = far.min(axis=1, keepdims=True)
    near = np.where(far <= np.maximum(facts["reach"], nearest), np.exp(-far / facts["decay"]), 0)
    drawn = near[:, school] * np.exp(rng.normal(0, facts["taste"], len(school)))
    weight = popular[None][:, :, programme] * _nested(drawn, programme, len(codes))[:, None, :]
    return Offer(schools, school, programme, weight / np.maximum(weight.sum(axis=2, keepdims=True), 1e-300))


def _nested(drawn: Floats, programme: NDArray[np.int64], count: int) -> Floats:
    """Choose the programme first, a little less often where it is far away, then among the schools that have it, [home, offer]."""
    of_programme = np.zeros((len(programme), count))
    of_programme[np.arange(len(programme)), programme] = 1
    access = np.maximum(drawn @ of_programme, 1e-300)
    return np.asarray(drawn / (access + parameters("schools")["far"])[:, programme])
