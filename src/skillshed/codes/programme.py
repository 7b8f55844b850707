# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The programmes of upper-secondary school, and how they join education groups and SeQF."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from skillshed.codes.reading import classification
from skillshed.errors import UnknownCodeError
from skillshed.language import Text

NATIONAL = ("vocational", "preparatory")


@dataclass(frozen=True)
class Programme:
    """One programme.

    Attributes:
        type: `vocational`, `preparatory`, `fourth_year`, `introductory` or `other` (IB, national recruitment).
        years: length of study.
        education_groups: the groups its diploma leads to; several where the orientation decides.
        valid_from, valid_to: the first and the last day on which a pupil could start it; None while it is offered.
        curricula: `GY11`, `GY25`.
        seqf: the SeQF level of its diploma; None where it has none or the regulation places none.
    """

    code: str
    name: Text
    type: str
    years: int
    education_groups: tuple[str, ...]
    valid_from: date
    valid_to: date | None
    curricula: tuple[str, ...]
    seqf: int | None

    def offered(self, on: date) -> bool:
        """Whether a pupil could start it on a day."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


@cache
def programmes() -> dict[str, Programme]:
    """All programmes since 2011, by code."""
    known = {}
    for item in classification("programme").items.values():
        facts = item.facts
        known[item.code] = Programme(
            item.code,
            item.name,
            type=facts["type"],
            years=int(facts["years"]),
            education_groups=tuple(facts["education_groups"].split()),
            valid_from=date.fromisoformat(facts["valid_from"]),
            valid_to=date.fromisoformat(facts["valid_to"]) if facts["valid_to"] else None,
            curricula=tuple(facts["curricula"].split()),
            seqf=int(facts["seqf"]) if facts["seqf"] else None,
        )
    return known


def national_programmes(on: date) -> tuple[Programme, ...]:
    """The national programmes that a pupil could start on a day: 18 since 1 July 2011.

    >>> len(national_programmes(date(2024, 8, 15))), len(national_programmes(date(2025, 8, 15)))
    (18, 18)
    """
    return tuple(one for one in programmes().values() if one.type in NATIONAL and one.offered(on))


def programme(code: str) -> Programme:
    """One programme by its two or three letters, or by the longer code of an orientation (`EEELT`).

    Raises:
        UnknownCodeError: no programme begins so.
    """
    known = programmes()
    for length in (3, 2):
        if code[:length].upper() in known:
            return known[code[:length].upper()]
    raise UnknownCodeError(
        Text(
            sv=f"Det finns inget gymnasieprogram {code!r}.",
            en=f"There is no upper-secondary programme {code!r}.",
        ),
        mend=Text(sv=f"De som finns: {', '.join(known)}.", en=f"Those there are: {', '.join(known)}."),
    )


def seqf_of_education(sun_level: str) -> int | None:
    """The SeQF level on which Swedish qualifications of a SUN 2020 level usually stand; None where that does not say.

    Source: förordning (2015:545) om referensram för kvalifikationer för livslångt lärande, bilaga 2. A person decides
    levels; this only joins figures.

    >>> [seqf_of_education(level) for level in ("206", "337", "525", "537", "557", "640", "332", "415")]
    [2, 4, 6, 6, 7, 8, None, 5]
    """
    if sun_level in _WITHOUT_DIPLOMA:
        return None
    return next((seqf for start, seqf in _SEQF_BY_SUN.items() if sun_level.startswith(start)), None)


# Education without a diploma, or of which no more is known, has no qualification and so no SeQF level.
_WITHOUT_DIPLOMA = frozenset(
    "310 312 313 316 317 322 323 330 332 333 410 412 520 522 530 532 540 550".split()  # noqa: SIM905 - reads as the list of codes it is
)
_SEQF_BY_SUN = {"206": 2, "33": 4, "415": 5, "525": 6, "526": 6, "527": 6, "53": 6, "54": 7, "55": 7, "6": 8}
