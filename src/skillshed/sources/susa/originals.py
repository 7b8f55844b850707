# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""From Susa-navet's three parts to offers: an event with what it is an event of; no addresses, telephones or contacts.

An event without content is a deleted one, whatever its status says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from skillshed.sources.offers import COLUMNS
from skillshed.sources.paging import need_all
from skillshed.sources.susa.client import PARTS, page, part_of
from skillshed.sources.tabulated import tabulated

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from skillshed.sources.fetching.answer import Answer
    from skillshed.sources.fetching.plan import Original

_EVENTS, _INFOS, _PROVIDERS = PARTS
_LANGUAGES = ("swe", "eng")


def original(answers: Sequence[Answer]) -> Original:
    """Give the offers of all pages.

    Raises:
        FetchError: a part has fewer records than it promised.
    """
    events, infos, providers = ([one for one in answers if part_of(one.call) == part] for part in PARTS)
    facts = {one["id"]: _info(one["content"]) for one in _records(_INFOS, infos) if one.get("content")}
    names = {
        one["id"]: _words(one["content"].get("name"))
        for one in _records(_PROVIDERS, providers)
        if one.get("content")
    }
    rows = (row for event in _records(_EVENTS, events) for row in _rows(event, facts, names))
    return tabulated("susa-offers.csv", COLUMNS, rows)


def _records(part: str, answers: Sequence[Answer]) -> Iterator[dict[str, Any]]:
    """The records of a part, one page in memory at a time: there are hundreds of thousands."""
    found = 0
    for answer in answers:
        some = answer.json().get(part, [])
        found += len(some)
        yield from some
    need_all(answers, found=found, page=page)


def _rows(
    event: dict[str, Any], facts: Mapping[str, Any], names: Mapping[str, str]
) -> Iterator[dict[str, Any]]:
    base = {"provider": "susa", "offer": event["id"]}
    content = event.get("content")
    if not content:
        yield base | {"municipality": "unknown", "status": "DELETED"}
        return
    row = base | _event(content, names) | facts.get(str(content.get("education")), {})
    places = {str(place.get("areaCode")) for place in content.get("locations") or [] if place.get("areaCode")}
    for place in sorted(places) or ["unknown"]:
        yield row | {"municipality": place}


def _event(told: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    execution, application = told.get("execution") or {}, told.get("application") or {}
    who = [names.get(one) or one for one in told.get("providers") or []]
    return {
        "status": "CANCELLED" if told.get("isCancelled") else "ACTIVE",
        "education": told.get("education"),
        "offer_title": _words(told.get("title")),
        "organiser": "; ".join(who),
        "start": str(execution.get("start") or "")[:10],
        "end": str(execution.get("end") or told.get("expires") or "")[:10],
        "last_application": str(application.get("last") or "")[:10],
        "pace": (told.get("paceOfStudy") or {}).get("percentage"),
        "distance": told.get("distance") is not None,
        "url": _address(told.get("url")),
    }


def _info(told: Mapping[str, Any]) -> dict[str, Any]:
    points = told.get("credits") or {}
    subjects = [str(one["code"]) for one in told.get("subjects") or [] if one.get("type") == "C_Subject_SUN"]
    return {
        "form": _code(told.get("type")),
        "credits": points.get("credits"),
        "credit_system": _code(points.get("system")),
        "level": _code(told.get("qualificationLevel")),
        "sun": " ".join(sorted(subjects)),
    }


def _code(told: Any) -> str | None:
    return str(told["code"]) if isinstance(told, dict) and told.get("code") is not None else None


def _words(told: Any) -> str:
    """A text in Swedish, else in English, else in whatever language it has; their order is never the same."""
    if not isinstance(told, dict):
        return str(told or "")
    said = {
        one.get("lang"): str(one.get("value") or one.get("content") or "")
        for one in told.get("strings") or []
    }
    return next((said[language] for language in (*_LANGUAGES, *said) if said.get(language)), "")


def _address(told: Any) -> str:
    """An address; many are written without their scheme."""
    said = next((str(one.get("value") or "") for one in (told or {}).get("urls") or []), "")
    return said if not said or "://" in said else f"https://{said}"
