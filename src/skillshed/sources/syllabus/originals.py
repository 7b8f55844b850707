# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""From the Syllabus API's programmes to study paths: each by its code and the day from which it holds, so that GY11 and GY25 stand side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from skillshed.sources.tabulated import tabulated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from skillshed.sources.fetching.answer import Answer
    from skillshed.sources.fetching.plan import Original

COLUMNS: Final = (
    "programme_code", "valid_from", "valid_until", "programme_name", "parent_programme", "programme_type", "category",
    "school_types", "subjects",
)  # fmt: skip
_SOFT_HYPHENS: Final = ("\u00ad", "&shy;")


def original(answers: Sequence[Answer]) -> Original:
    """Give the programmes and their orientations; the lists that led to them have none."""
    told = (answer.json().get("program") for answer in answers)
    return tabulated("syllabus-programmes.csv", COLUMNS, (row for one in told if one for row in _rows(one)))


def _rows(told: dict[str, Any]) -> Iterator[dict[str, Any]]:
    whole = _path(told) | {
        "programme_type": told.get("studyPathType"),
        "category": told.get("category"),
        "subjects": " ".join(sorted(_subjects(told))),
    }
    yield whole
    for one in told.get("orientations") or []:
        yield _path(told | one) | {
            "parent_programme": told["code"],
            "programme_type": "ORIENTATION",
            "category": told.get("category"),
        }


def _path(told: dict[str, Any]) -> dict[str, Any]:
    """Fields without a value are left out by the service; days come with a blank or a T before the time."""
    return {
        "programme_code": told["code"],
        "valid_from": str(told.get("startDate") or "unknown")[:10],
        "valid_until": str(told.get("cancelDate") or told.get("endDate") or "")[:10],
        "programme_name": _plain(told["name"]),
        "school_types": " ".join(sorted(told.get("schoolTypes") or [])),
    }


def _subjects(told: dict[str, Any]) -> Iterator[str]:
    for part in ("foundationSubjects", "programmeSpecificSubjects", "specialization"):
        yield from (one["code"] for one in (told.get(part) or {}).get("subjects") or [])


def _plain(text: str) -> str:
    for hyphen in _SOFT_HYPHENS:
        text = text.replace(hyphen, "")
    return text
