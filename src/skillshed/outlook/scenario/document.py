# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A YAML file as values that remember their line, so that an error can point at it.

Codes are read as they are written: YAML would make the municipality `0114` the number 76.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.outlook.scenario.settings import setting

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Entry:
    """One value of a file.

    Attributes:
        value: a dict of entries, a list of entries, or a plain value.
        written: a plain value as it stands in the file.
        line: its line, from 1; 0 for a value that came from no file.
    """

    value: Any
    written: str = ""
    line: int = 0


def parse(text: str, *, name: str) -> Entry:
    """Read YAML text.

    Args:
        text: what the file holds.
        name: what errors call the file.

    Raises:
        InputError: it is too large, no YAML, empty, or says a thing twice.
    """
    if len(text.encode()) > int(setting("limits.file_bytes")):
        raise _unreadable(name, Text(sv="Filen är för stor.", en="The file is too large."))
    loader = yaml.SafeLoader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            raise _unreadable(name, Text(sv="Filen är tom.", en="The file is empty."))
        return _entry(node, loader, name)
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        where = _at(name, mark.line + 1 if mark else 0)
        said = getattr(problem, "problem", None) or str(problem)
        raise _unreadable(
            where, Text(sv=f"Det är inte YAML: {said}.", en=f"It is no YAML: {said}.")
        ) from None
    except RecursionError:
        raise _unreadable(
            name, Text(sv="Filen hänvisar till sig själv.", en="The file refers to itself.")
        ) from None
    finally:
        loader.dispose()


def entry_of(value: Any) -> Entry:
    """Make entries of plain values: a form's answer instead of a file."""
    if isinstance(value, dict):
        return Entry({str(key): entry_of(one) for key, one in value.items()})
    if isinstance(value, list | tuple):
        return Entry([entry_of(one) for one in value])
    return Entry(value, "" if value is None else str(value))


def place(name: str, entry: Entry, path: str) -> str:
    """Say where an entry stands: file, line and the way to it."""
    at = _at(name, entry.line)
    return f"{at}: {path}" if path else at


def _at(name: str, line: int) -> str:
    return f"{name}, {Text(sv='rad', en='line')} {line}" if line else name


def _entry(node: yaml.Node, loader: Any, name: str) -> Entry:
    line = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        return Entry(_mapping(node, loader, name), line=line)
    if isinstance(node, yaml.SequenceNode):
        return Entry([_entry(child, loader, name) for child in node.value], line=line)
    return Entry(loader.construct_object(node), str(node.value), line)


def _mapping(node: yaml.MappingNode, loader: Any, name: str) -> Mapping[str, Entry]:
    found: dict[str, Entry] = {}
    for key, child in node.value:
        written = str(key.value) if isinstance(key, yaml.ScalarNode) else "?"
        if written in found:
            raise InputError(
                Text(sv=f"”{written}” står två gånger.", en=f'"{written}" stands twice.'),
                where=_at(name, key.start_mark.line + 1),
                mend=Text(sv="Behåll en av dem.", en="Keep one of them."),
            )
        found[written] = _entry(child, loader, name)
    return found


def _unreadable(where: str, why: Text) -> InputError:
    return InputError(
        Text(sv="Scenariot går inte att läsa.", en="The scenario cannot be read."),
        where=where,
        why=why,
        mend=Text(
            sv="Utgå från exemplet i dokumentationen, How-to → Scenario.",
            en="Start from the example in the documentation, How-to → Scenario.",
        ),
    )
