# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""From the taxonomy's answers to concepts and the relations of concepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from skillshed.sources.tabulated import tabulated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from skillshed.sources.fetching.answer import Answer
    from skillshed.sources.fetching.plan import Original

CONCEPTS: Final = ("framework", "concept", "concept_type", "label", "label_en", "ssyk", "isco", "broader")
RELATIONS: Final = ("framework", "from_concept", "to_concept", "relation", "strength")
FRAMEWORK: Final = "jobtech"
# The graph tells a concept once per edge: edges are read alone.
_EDGES = "taxonomy/edges"


def original(table: str, kind: str, answers: Sequence[Answer]) -> Original:
    """Give concepts or relations of all answers, each once."""
    read, columns = _READERS[kind]
    return tabulated(
        f"taxonomy-{table}.csv", columns, (row for answer in answers for row in read(answer.json()))
    )


def concepts(told: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Give the concepts of a GraphQL answer, and those they are divided into."""
    for one in told["data"]["concepts"]:
        isco = next(
            (
                other.get("isco_code_08")
                for other in one.get("related", [])
                if other.get("type") == "isco-level-4"
            ),
            None,
        )
        yield _concept(one, ssyk=one.get("ssyk_code_2012"), isco=isco)
        for part in one.get("narrower", []):
            yield _concept(part, ssyk=one.get("ssyk_code_2012"), isco=isco, broader=one["id"])


def relations(told: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Give the relations of a graph, or of skills to groups of occupations."""
    for edge in told.get("taxonomy/graph", {}).get(_EDGES, []):
        yield _relation(
            edge["taxonomy/source"],
            edge["taxonomy/target"],
            "nearby",
            strength=edge.get("taxonomy/substitutability-percentage"),
        )
    for one in told.get("data", {}).get("concepts", []):
        for group in one.get("occupation_groups") or []:
            yield _relation(group["id"], one["id"], "skill")


def _concept(told: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "framework": FRAMEWORK,
        "concept": told["id"],
        "concept_type": told.get("type"),
        "label": told["preferred_label"],
        **more,
    }


def _relation(source: str, target: str, relation: str, *, strength: Any = None) -> dict[str, Any]:
    return {
        "framework": FRAMEWORK,
        "from_concept": source,
        "to_concept": target,
        "relation": relation,
        "strength": strength,
    }


_READERS: Final[dict[str, tuple[Callable[[dict[str, Any]], Iterator[dict[str, Any]]], Sequence[str]]]] = {
    "concepts": (concepts, CONCEPTS),
    "concept_relations": (relations, RELATIONS),
}
