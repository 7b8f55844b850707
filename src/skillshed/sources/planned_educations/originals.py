# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""From pages of Planned Educations to offers and admission points; contact persons, e-mails and telephones are never taken."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from skillshed.sources.marks import figure
from skillshed.sources.offers import COLUMNS as OFFERS
from skillshed.sources.paging import need_all
from skillshed.sources.planned_educations.client import page
from skillshed.sources.tabulated import tabulated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from skillshed.sources.fetching.answer import Answer
    from skillshed.sources.fetching.plan import Original

POINTS: Final = (
    "year", "school", "programme", "lowest_points", "mean_points", "school_name", "organiser_type", "reason",
)  # fmt: skip
_ORGANISERS: Final = {"kommunal": "Kommun", "kommun": "Kommun", "fristående": "Enskild", "enskild": "Enskild"}
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_ALWAYS_OPEN = "2099"


def original(table: str, told: Mapping[str, Any], answers: Sequence[Answer]) -> Original:
    """Give the records of all pages.

    Raises:
        FetchError: they are fewer than the first page of each area promised.
    """
    read, columns = _READERS[told["kind"]]
    rows = (
        row
        for pages in _by_question(answers)
        for one in _records(pages, told["embedded"])
        if (row := read(one)) is not None
    )
    return tabulated(f"planned-educations-{table}.csv", columns, rows)


def _records(pages: Sequence[Answer], embedded: str) -> Iterator[dict[str, Any]]:
    """The records of one question, one page in memory at a time: there are hundreds of thousands."""
    found = 0
    for answer in pages:
        some = answer.json()["body"].get("_embedded", {}).get(embedded, [])
        found += len(some)
        yield from some
    need_all(pages, found=found, page=page)


def points(one: Mapping[str, Any]) -> dict[str, Any] | None:
    """Give the admission points of a programme at a school; None where the service names no autumn for them."""
    autumn = str(one.get("admissionPointsSemester") or "")[:4]
    if not autumn.isdigit():
        return None
    lowest, mean = figure(one.get("admissionPointsMin")), figure(one.get("admissionPointsAverage"))
    return {
        "year": autumn,
        "school": one["schoolUnitCode"],
        "programme": one["studyPathCode"],
        "lowest_points": lowest.value,
        "mean_points": mean.value,
        "school_name": one.get("schoolUnitName"),
        "organiser_type": _organiser(one.get("principalOrganizerType")),
        "reason": lowest.reason or mean.reason,
    }


def offer(one: Mapping[str, Any]) -> dict[str, Any]:
    """Give one occasion of adult education."""
    area = str(one.get("geographicalAreaCode") or "")
    return {
        "provider": "planned_educations",
        "offer": one["educationEventId"],
        "municipality": area.partition("-")[0] or "unknown",
        "status": "ACTIVE",
        "form": one.get("typeOfSchool"),
        "offer_title": one.get("titleSv"),
        "organiser": one.get("providerName"),
        "start": _day(one.get("semesterStartFrom")),
        "last_application": _last(one.get("lastApplicationDate")),
        "pace": figure(one.get("paceOfStudy")).value,
        "distance": one.get("distance"),
        "credits": figure(one.get("credits")).value,
        "credit_system": one.get("creditsSystem"),
    }


def _organiser(said: Any) -> str:
    """The same organiser is `Kommun` in one call and `Kommunal` in another."""
    return _ORGANISERS.get(str(said or "").casefold(), str(said or ""))


def _day(said: Any) -> str | None:
    found = _DAY.search(str(said or ""))
    return found[0] if found else None


def _last(said: Any) -> str | None:
    """2099 means that applications are always open."""
    day = _day(said)
    return "open" if str(said or "").startswith(_ALWAYS_OPEN) else day


def _by_question(answers: Sequence[Answer]) -> Iterator[Sequence[Answer]]:
    """Put the pages of the same question together."""
    questions: dict[Any, list[Answer]] = {}
    for answer in answers:
        asked = tuple(pair for pair in answer.call.parameters if pair[0] not in {"page", "size"})
        questions.setdefault(asked, []).append(answer)
    yield from questions.values()


_READERS: Final[dict[str, tuple[Callable[[Mapping[str, Any]], dict[str, Any] | None], Sequence[str]]]] = {
    "admission_points": (points, POINTS),
    "education_offers": (offer, OFFERS),
}
