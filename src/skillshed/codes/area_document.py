# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The YAML document in which a user tells of areas: what it says, and on which line it says it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from skillshed.errors import InputError
from skillshed.language import Text, same

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Told:
    """One area as the document tells it.

    Attributes:
        facts: field → what it says.
        document: the document's name.
        line: the line where the area begins, the first is 1.
        lines: field → its line.
    """

    facts: Mapping[str, Any]
    document: str
    line: int
    lines: Mapping[str, int] = field(default_factory=dict)

    def where(self, name: str | None = None) -> str:
        """Name the place of the area or of one field of it, in the user's language."""
        line = self.lines.get(name or "", self.line)
        words = Text(sv=f"rad {line}", en=f"line {line}")
        code = self.facts.get("code")
        about = ", ".join(str(one) for one in (code, name) if one)
        place = f"{self.document}, {words}" if self.document else str(words)
        return f"{place} ({about})" if about else place


def areas_told(content: str, *, document: str = "") -> list[Told]:
    """Give the areas of a document in its order.

    Args:
        content: YAML with a list under `areas`.
        document: its name, for errors.

    Raises:
        InputError: it is no YAML, or has no such list.
    """
    try:
        told, node = _read(content)
    except (yaml.YAMLError, ValueError, RecursionError) as error:  # a date such as 2023-99-99 is a ValueError
        what = Text(
            sv="Filen med egna områden går inte att läsa.", en="The file of your own areas cannot be read."
        )
        raise wrong(what, where=_marked(document, error), why=same(f"{error}.")) from error
    listed = told.get("areas") if isinstance(told, dict) else None
    if not isinstance(listed, list) or not listed or not all(isinstance(one, dict) for one in listed):
        what = Text(sv="Filen ska ha en lista under areas.", en="The file must have a list under areas.")
        raise wrong(what, where=document)
    nodes = [value.value for key, value in node.value if key.value == "areas"][-1]
    return [_told(facts, at, document) for facts, at in zip(listed, nodes, strict=True)]


def wrong(what: Text, *, where: str, why: Text | None = None) -> InputError:
    """Make the error for a document that cannot be used."""
    mend = Text(
        sv="Rätta filen; inget har ändrats. Formen är: areas: en lista med code, kind, name och members.",
        en="Correct the file; nothing was changed. The form is: areas: a list with code, kind, name and members.",
    )
    return InputError(what, where=where, why=why, mend=mend)


def _read(content: str) -> tuple[Any, Any]:
    """Read what a document says, and its nodes, which know their lines.

    Not by libyaml, fast as it is: a thousand brackets inside each other end the whole program there.
    """
    loader = yaml.SafeLoader(content)
    try:
        node = loader.get_single_node()
        return (None if node is None else loader.construct_document(node)), node
    finally:
        loader.dispose()


def _told(facts: Mapping[str, Any], node: yaml.MappingNode, document: str) -> Told:
    lines = {str(key.value): key.start_mark.line + 1 for key, _ in node.value}
    return Told(facts, document, node.start_mark.line + 1, lines)


def _marked(document: str, error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return document
    line = Text(sv=f"rad {mark.line + 1}", en=f"line {mark.line + 1}")
    return f"{document}, {line}" if document else str(line)
