# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""From JobEd Connect's answers to relations: education, occupation, how well they match."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from skillshed.sources.tabulated import tabulated
from skillshed.sources.taxonomy.originals import RELATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from skillshed.sources.fetching.answer import Answer
    from skillshed.sources.fetching.plan import Original


def original(answers: Sequence[Answer]) -> Original:
    """Give the relations of all answers; pages of educations have none."""
    rows = (row for answer in answers if answer.call.verb == "POST" for row in _rows(answer))
    return tabulated("jobed-relations.csv", RELATIONS, rows)


def _rows(answer: Answer) -> Iterator[dict[str, Any]]:
    education = dict(answer.call.parameters)["education_id"]
    for one in answer.json()["related_occupations"]:
        yield {
            "framework": "jobed",
            "from_concept": education,
            "to_concept": one.get("concept_taxonomy_id") or one["id"],
            "relation": "leads_to",
            "strength": (one.get("metadata") or {}).get("match_score"),
        }
