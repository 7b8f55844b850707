# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The page of the sources, from their folders: addresses, licence, limits, tables and what these feed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from skillshed.sources import registry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillshed.sources.fetching.service import Service

FOLDER = Path(registry.__file__).parent
OPENING = """\
# Sources

*Made from `service.yaml` and `tables.yaml` of the folders in `src/skillshed/sources/`.*

What `skillshed fetch` can ask, where, how fast, and under which terms. Addresses and limits are
[settings](../../how-to/fetch.md); what a service says of its own limits goes before these.
"""


def page() -> str:
    """Give the page as Markdown."""
    lines = [OPENING]
    for name, module in registry.SOURCES.items():
        lines += _section(registry.service_of(name), FOLDER / module.split(".")[2])
    return "\n".join(lines) + "\n"


def _section(service: Service, folder: Path) -> Iterator[str]:
    yield f"## `{service.id}`\n"
    named = "" if service.id not in registry.ASKED_FOR_BY_NAME else " Fetched only when named."
    yield f"**{service.name.en}** (*{service.name.sv}*).{named} Licence: {service.licence or 'as the service says'}."
    yield (
        f"{service.citation.en} [Terms]({service.terms}).\n" if service.terms else f"{service.citation.en}\n"
    )
    limits = service.limits
    yield ", ".join(f"`{url}`" for url in service.urls.values()) + (
        f"; at most {limits.calls} calls in {limits.seconds:g} seconds, {limits.parallel} at once.\n"
    )
    tables = folder / "tables.yaml"
    if tables.is_file():
        yield "| table | | becomes | feeds |\n|---|---|---|---|"
        yield from map(_row, (yaml.safe_load(tables.read_text(encoding="utf-8"))["tables"]).items())
        yield ""


def _row(table: tuple[str, dict[str, Any]]) -> str:
    name, told = table
    kind = f"`{told['kind']}`" if told.get("kind") else "a file (`--out`)"
    return f"| `{name}` | {told['title']['en']} | {kind} | {', '.join(f'`{feed}`' for feed in told.get('feeds', ()))} |"
