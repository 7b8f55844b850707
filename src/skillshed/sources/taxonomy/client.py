# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the taxonomy's calls look like: GraphQL for concepts, the graph for edges with a strength; always of one version."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from skillshed.sources.fetching.call import Call
from skillshed.sources.fetching.refusals import another_table

if TYPE_CHECKING:
    from skillshed.sources.fetching.answer import Answer


def versions_call(url: str) -> Call:
    """Ask which versions there are."""
    return Call(url=f"{url}/main/versions")


def query_call(url: str, query: str, version: int) -> Call:
    """Ask a GraphQL question of one version."""
    asked = f"query {{ {query.replace('VERSION', str(version))} }}"
    return Call(url=f"{url}/graphql", parameters=(("query", asked),))


def graph_call(url: str, told: dict[str, str], version: int) -> Call:
    """Ask for edges; what is `limit` is everything unless it is told."""
    return Call(url=f"{url}/main/graph", parameters=(*told.items(), ("version", str(version))))


def newest(told: list[dict[str, Any]]) -> int:
    """Give the newest version of those there are."""
    return max(int(one["taxonomy/version"]) for one in told)


def need_answer(answer: Answer) -> None:
    """Refuse an answer that tells errors, whatever its status.

    Raises:
        FetchError: the question was not understood; the service's own words are told.
        NotWholeError: it is not whole JSON.
    """
    told = answer.json()
    if isinstance(told, dict) and told.get("errors"):
        said = str(told["errors"][0].get("message", ""))[:200]
        raise another_table(answer.call, said, said)
