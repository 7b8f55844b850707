# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""From ESCO's occupations to concepts, and to the skills each needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from skillshed.sources.fetching.refusals import another_table
from skillshed.sources.tabulated import tabulated
from skillshed.sources.taxonomy.originals import CONCEPTS, RELATIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from skillshed.sources.fetching.answer import Answer
    from skillshed.sources.fetching.plan import Original

FRAMEWORK: Final = "esco"
_LANGUAGES: Final = ("sv", "en")
_SKILLS: Final = {"hasEssentialSkill": "essential", "hasOptionalSkill": "optional"}


def original(table: str, kind: str, answers: Sequence[Answer]) -> Original:
    """Give concepts or relations of all occupations.

    Raises:
        FetchError: fewer occupations came than the search found.
    """
    pages = [answer.json() for answer in answers if answer.call.url.endswith("/search")]
    told = [answer.json() for answer in answers if not answer.call.url.endswith("/search")]
    if pages and len(told) < int(pages[0]["total"]):
        total = pages[0]["total"]
        raise another_table(
            answers[0].call, f"{len(told)} yrken kom av {total}", f"{len(told)} occupations came of {total}"
        )
    read, columns = _READERS[kind]
    return tabulated(f"esco-{table}.csv", columns, (row for one in told for row in read(one)))


def _concepts(told: dict[str, Any]) -> Iterator[dict[str, Any]]:
    labels = told.get("preferredLabel") or {}
    groups = told.get("_links", {}).get("broaderIscoGroup") or [{}]
    isco = str(groups[0].get("code") or groups[0].get("uri", "").rsplit("/C", maxsplit=1)[-1])
    yield {
        "framework": FRAMEWORK,
        "concept": told["uri"],
        "concept_type": "occupation",
        "label": next(
            (labels[language] for language in _LANGUAGES if labels.get(language)), told.get("title")
        ),
        "label_en": labels.get("en"),
        "isco": isco,
        "broader": groups[0].get("uri"),
    }


def _relations(told: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for name, relation in _SKILLS.items():
        for skill in told.get("_links", {}).get(name) or []:
            yield {
                "framework": FRAMEWORK,
                "from_concept": told["uri"],
                "to_concept": skill["uri"],
                "relation": relation,
            }


_READERS: Final[dict[str, tuple[Callable[[dict[str, Any]], Iterator[dict[str, Any]]], Sequence[str]]]] = {
    "concepts": (_concepts, CONCEPTS),
    "concept_relations": (_relations, RELATIONS),
}
