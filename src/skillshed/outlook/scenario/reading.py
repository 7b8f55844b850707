# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""From a YAML file, or a form's answer, to a scenario."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from skillshed.codes.refusal import suggestions
from skillshed.errors import InputError, system_says
from skillshed.language import Text
from skillshed.outlook.scenario.document import Entry, entry_of, parse, place
from skillshed.outlook.scenario.fields import Fields
from skillshed.outlook.scenario.model import Scenario
from skillshed.outlook.scenario.shocks import READERS

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping

    from skillshed.outlook.scenario.shocks import Shock

FIELDS = ("name", "description", "author", "base_release", "shocks")


def read_scenario(path: str | os.PathLike[str]) -> Scenario:
    """Read a scenario from a YAML file.

    Args:
        path: the file.

    Raises:
        InputError: it cannot be read or says what cannot be meant; the error tells line and field.
    """
    file = Path(path)
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        raise InputError(
            Text(sv="Scenariot går inte att läsa.", en="The scenario cannot be read."),
            where=str(file),
            why=system_says(problem) if isinstance(problem, OSError) else None,
            mend=Text(
                sv="Ge en YAML-fil i UTF-8, eller namnet på ett sparat scenario (skillshed scenario --list).",
                en="Give a YAML file in UTF-8, or the name of a saved scenario (skillshed scenario --list).",
            ),
        ) from None
    return read_text(text, name=file.name)


def read_text(text: str, *, name: str) -> Scenario:
    """Read a scenario from YAML text; `name` is what errors call it."""
    return _scenario(parse(text, name=name), name)


def from_form(answers: Mapping[str, Any], *, name: str = "form") -> Scenario:
    """Make a scenario of plain values with the same fields as a file."""
    return _scenario(entry_of(dict(answers)), name)


def _scenario(entry: Entry, name: str) -> Scenario:
    fields = Fields(entry, name=name)
    fields.only(FIELDS)
    listed = fields.entry.value.get("shocks")
    if listed is None or not isinstance(listed.value, list):
        raise fields.refusal(
            "shocks",
            Text(sv="Scenariot saknar en lista med händelser.", en="The scenario lacks a list of shocks."),
            mend=Text(
                sv="Skriv shocks: och under den rader som börjar med - kind: …",
                en="Write shocks: and below it lines that begin with - kind: …",
            ),
        )
    return Scenario(
        name=fields.text("name"),
        description=fields.text("description", default=""),
        author=fields.text("author", default=""),
        base_release=fields.text("base_release", default=""),
        shocks=tuple(_shock(one, name, at) for at, one in enumerate(listed.value)),
    )


def _shock(entry: Entry, name: str, at: int) -> Shock:
    fields = Fields(entry, name=name, path=f"shocks[{at + 1}]")
    kind = fields.text("kind")
    if kind not in READERS:
        near = [one.split()[0] for one in suggestions(kind, {one: one for one in READERS}, count=1)]
        listed = ", ".join(near or READERS)
        raise fields.refusal(
            "kind",
            Text(
                sv=f"Det finns ingen händelse av slaget ”{kind}”.",
                en=f'There is no shock of the kind "{kind}".',
            ),
            mend=Text(
                sv=f"Menade du {listed}?" if near else f"Slagen är {listed}.",
                en=f"Did you mean {listed}?" if near else f"The kinds are {listed}.",
            ),
        )
    places = {field: place(name, one, f"{fields.path}.{field}") for field, one in fields.entry.value.items()}
    return READERS[kind](fields, {"": fields.where, **places})
