# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The page of parameters, from every room's `parameters/*.yaml`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

import skillshed

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(skillshed.__file__).parent

OPENING = """\
# Parameters

*Made from the `parameters/` folders of `src/skillshed/`.*

What the law, the statistics' own rules, the literature or our judgement decide, as dated data and not as code. Change the
file and build again; the release's manifest keeps the assumptions it was built with.
"""


def page() -> str:
    """Give the whole page as Markdown."""
    files = sorted(PACKAGE.rglob("parameters/*.yaml"))
    return "\n".join([OPENING, *(line for path in files for line in _section(path))])


def _section(path: Path) -> Iterator[str]:
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    yield f"## `{path.relative_to(PACKAGE)}`\n"
    if "source" in content:
        yield f"{content['source']} ({content.get('since', content.get('from'))}).\n"
    rows = [_row(name, entry) for name, entry in _entries(content)]
    if rows:
        yield "| parameter | value | unit | since | source |\n|---|---|---|---|---|"
        yield from rows
        yield ""


def _entries(node: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, dict[str, Any]]]:
    if not isinstance(node, dict):
        return
    if {"value", "values"} & node.keys():
        yield ".".join(path), node
        return
    for key, child in node.items():
        yield from _entries(child, (*path, str(key)))


def _row(name: str, entry: dict[str, Any]) -> str:
    source = ". ".join(
        str(part).strip().rstrip(".")
        for part in (entry.get("source", ""), entry.get("note", ""))
        if isinstance(part, str) and part
    )
    cells = [
        f"`{name}`",
        _shown(entry.get("value", entry.get("values"))),
        entry.get("unit", ""),
        entry.get("since", entry.get("from", "")),
        source,
    ]
    return "| " + " | ".join(str(cell).replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_shown(each)}" for key, each in value.items())
    if isinstance(value, list):
        return ", ".join(_shown(each) for each in value)
    return str(value)
