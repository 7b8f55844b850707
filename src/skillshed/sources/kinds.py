# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The kinds of table Skillshed knows: one YAML file each in `kinds/`, read once."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from skillshed.codes.reading import load_yaml
from skillshed.errors import InputError
from skillshed.language import Text

FOLDER = Path(__file__).parent / "kinds"


@dataclass(frozen=True)
class Member:
    """One thing a table measures: how its contents code or its words give it away.

    Args:
        codes: contents codes of the publisher.
        words: phrases of which one must stand in the measure's label, in either language.
        never: phrases that must not.
    """

    codes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    never: tuple[str, ...] = ()

    def names(self, code: str, label: str) -> bool:
        """Tell whether a measure with this code and label is meant."""
        if code in self.codes:
            return True
        said = label.casefold()
        return any(word in said for word in self.words) and not any(word in said for word in self.never)


@dataclass(frozen=True)
class Column:
    """One column of a kind of record: what it may be called and what it holds.

    Args:
        name: in the tidy frame.
        holds: `text`, `number` or `year`.
        names: what files call it, in lower case; the name itself is always one of them.
        optional: it may be absent; then it is empty.
    """

    name: str
    holds: str = "text"
    names: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True)
class TableKind:
    """What a table says, whoever made the file.

    Args:
        id: the kind's name.
        title: in words.
        dimensions: dimension -> classification, in the order of the tidy frame.
        measure: what is counted; the name of the figures.
        unit: `persons`, `SEK per month`, ...
        publisher, licence: what holds when the file tells nothing else; SPDX names of licences.
        table_ids: the publisher's names of tables of this kind (v1 and v2), matched on their beginning.
        filenames: words in a file's name that give it away where the file itself cannot.
        contents: how the measure is told.
        members: for kinds with several measures: the dimension they become, and each measure.
        outflows: members that leave what is counted; a table may write them as negative figures.
        required: dimensions the file must have; the others are filled with the undivided code.
        additive: parts may be summed to a whole (counts may, mean wages may not).
        adds_over_areas: an area's figure is the sum of its parts' (not so for moves over its own border).
        figures: what the figures must look like: `counts`, `wages` or `any`.
        records: rows are things with named columns, not figures.
        document: records that are told in a document of their own form, so that no table is taken for them.
        columns, key: of records.
        usual: names of variables that tables of this kind have beside the kind's dimensions.
        matrix: combinations that do not occur are left out of the file, as in commuting.
        told_by: words of which one must stand in the title, the measure or the file's name, where another kind has the same
            dimensions and measure.
        within_year: what months and quarters become: `last`, the last one stands for the year; `keep`, each stays, its
            name within the year in the dimension `part`; nothing where they cannot be used.
        remarks: facts about one table that the reader should know: table id -> text.
        aliases: names of codes that only files of this kind use: dimension -> label -> code.
    """

    id: str
    title: Text
    dimensions: dict[str, str]
    measure: str
    unit: str
    publisher: str
    licence: str
    table_ids: tuple[str, ...] = ()
    filenames: tuple[str, ...] = ()
    contents: Member = field(default_factory=Member)
    members: dict[str, dict[str, Member]] = field(default_factory=dict)
    outflows: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    additive: bool = True
    adds_over_areas: bool = True
    figures: str = "any"
    records: bool = False
    document: bool = False
    columns: tuple[Column, ...] = ()
    key: tuple[str, ...] = ()
    usual: tuple[str, ...] = ()
    matrix: bool = False
    told_by: tuple[str, ...] = ()
    within_year: str = ""
    remarks: dict[str, Text] = field(default_factory=dict)
    aliases: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def member_dimension(self) -> str | None:
        """The dimension that the measures of the table become, where it has several."""
        return next(iter(self.members), None)


@cache
def kinds() -> dict[str, TableKind]:
    """Give every kind of table by its id, in alphabetical order.

    Raises:
        InputError: a file in `kinds/` does not hold a kind.
    """
    return {kind.id: kind for kind in map(load, sorted(FOLDER.glob("*.yaml")))}


def load(path: Path) -> TableKind:
    """Read one kind from its file, whose name must be the kind's id."""
    try:
        kind = _kind(load_yaml(path.read_text(encoding="utf-8")))
    except (KeyError, TypeError, AttributeError, yaml.YAMLError) as problem:
        raise _unusable(path, str(problem)) from problem
    if kind.id != path.stem:
        raise _unusable(path, f"id: {kind.id}")
    return kind


def find(identity: str) -> TableKind:
    """Find a kind by its id.

    Raises:
        InputError: no kind has that id; the nearest ones are named.
    """
    known = kinds()
    if identity in known:
        return known[identity]
    near = difflib.get_close_matches(identity, known, n=3, cutoff=0.4) or list(known)
    raise InputError(
        Text(sv=f"Tabellslaget {identity} finns inte", en=f"There is no kind of table called {identity}"),
        mend=Text(sv=f"Menade du {' eller '.join(near)}?", en=f"Did you mean {' or '.join(near)}?"),
    )


def _kind(told: dict[str, Any]) -> TableKind:
    members = {
        dimension: {name: _member(member) for name, member in measures.items()}
        for dimension, measures in told.get("members", {}).items()
    }
    dimensions = dict(told.get("dimensions", {}))
    return TableKind(
        id=told["id"],
        title=Text(**told["title"]),
        dimensions=dimensions,
        measure=told.get("measure", ""),
        unit=told.get("unit", ""),
        publisher=told.get("publisher", ""),
        licence=told.get("licence", ""),
        table_ids=_words(told, "table_ids"),
        filenames=_words(told, "filenames"),
        contents=_member(told.get("contents", {})),
        members=members,
        outflows=_words(told, "outflows"),
        required=_words(told, "required"),
        additive=told.get("additive", True),
        adds_over_areas=told.get("adds_over_areas", told.get("additive", True)),
        figures=told.get("figures", "any"),
        records=told.get("records", False),
        document=told.get("document", False),
        columns=tuple(_column(name, facts or {}) for name, facts in told.get("columns", {}).items()),
        key=_words(told, "key"),
        usual=_words(told, "usual"),
        matrix=told.get("matrix", False),
        told_by=tuple(word.casefold() for word in _words(told, "told_by")),
        within_year=told.get("within_year", ""),
        remarks={code: Text(**text) for code, text in told.get("remarks", {}).items()},
        aliases=told.get("aliases", {}),
    )


def _member(told: dict[str, Any]) -> Member:
    return Member(
        codes=_words(told, "codes"),
        words=tuple(word.casefold() for word in _words(told, "words")),
        never=tuple(word.casefold() for word in _words(told, "never")),
    )


def _column(name: str, told: dict[str, Any]) -> Column:
    return Column(
        name=name,
        holds=told.get("holds", "text"),
        names=tuple(other.casefold() for other in _words(told, "names")),
        optional=told.get("optional", False),
    )


def _words(told: dict[str, Any], key: str) -> tuple[str, ...]:
    return tuple(str(word) for word in told.get(key, ()))


def _unusable(path: Path, why: str) -> InputError:
    return InputError(
        Text(
            sv="En beskrivning av ett tabellslag kan inte läsas",
            en="The description of a kind of table cannot be read",
        ),
        where=str(path),
        why=Text(sv=f"{why}.", en=f"{why}."),
        mend=Text(sv="Jämför med filerna bredvid", en="Compare it with the files beside it"),
    )
