# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The code lists in the package: a CSV of plain facts and a YAML head each, read when first asked for."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml

from skillshed.codes.classification import Classification, Item
from skillshed.errors import InputError, UnknownCodeError
from skillshed.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

OWN_COLUMNS = {"code", "sv", "en", "parent", "level"}


# libyaml reads the education groups in a tenth of the time, where PyYAML was built with it.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_yaml(text: str) -> Any:
    """Read YAML of plain facts; no objects are made of it."""
    return yaml.load(text, Loader=_Loader)  # noqa: S506 - both are the safe loader


def packaged_rows(name: str) -> list[dict[str, str]]:
    """The rows of one CSV in the package."""
    text = files("skillshed.codes").joinpath("data", f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def packaged_facts(name: str) -> Any:
    """What one YAML in the package says."""
    return load_yaml(files("skillshed.codes").joinpath("data", f"{name}.yaml").read_text(encoding="utf-8"))


@cache
def heads() -> dict[str, dict[str, Any]]:
    """The heads of all packaged classifications, by id; the education groups have theirs in their own file."""
    told = [
        *packaged_facts("classifications"),
        packaged_facts("education_groups") | {"aliases": ["education"]},
    ]
    return {head["id"]: head for head in told}


@cache
def packaged(name: str) -> Classification:
    """One packaged classification."""
    if name == "education_group":
        from skillshed.codes.education_group import education_groups  # noqa: PLC0415 - it is built on this file

        return education_groups().classification()
    return make(packaged_rows(name), heads()[name])


def classifications() -> tuple[str, ...]:
    """The ids of all classifications in the package."""
    return tuple(heads())


def classification(name: str, on: date | None = None) -> Classification:
    """One classification by its id or another name of it.

    Args:
        name: `ssyk2012`, `ssyk96`, `isco08`, `sun2020_level`, `region`, … or a family (`ssyk`), which needs `on`
            or else means its newest version.
        on: a day on which it must be in force.

    Raises:
        UnknownCodeError: there is no such classification, or none in force that day.
    """
    known = {head_id for head_id, head in heads().items() if name in _names(head)}
    fitting = [head for head_id, head in heads().items() if head_id in known and _in_force(head, on)]
    if not fitting:
        raise _no_such(name, on, known=bool(known))
    return packaged(max(fitting, key=lambda head: head["valid_from"])["id"])


def _names(head: Mapping[str, Any]) -> set[str]:
    return {head["id"], head.get("family", head["id"]), *head.get("aliases", ())}


def _in_force(head: Mapping[str, Any], on: date | None) -> bool:
    if on is None:
        return True
    until = head.get("valid_to")
    return bool(head["valid_from"] <= on and (until is None or on <= until))


def _no_such(name: str, on: date | None, *, known: bool) -> UnknownCodeError:
    if known:
        what = Text(
            sv=f"Kodlistan {name} gällde inte {on}.", en=f"The code list {name} was not in force on {on}."
        )
    else:
        what = Text(sv=f"Det finns ingen kodlista {name!r}.", en=f"There is no code list {name!r}.")
    names = ", ".join(heads())
    return UnknownCodeError(what, mend=Text(sv=f"De som finns: {names}.", en=f"Those there are: {names}."))


def make(rows: Iterable[Mapping[str, str]], head: Mapping[str, Any]) -> Classification:
    """Make a classification of rows and a head, after asking whether they hang together."""
    missing = {"id", "name", "version", "valid_from", "source", "licence"} - set(head)
    if missing:
        raise _broken(str(head.get("id", "?")), f"{', '.join(sorted(missing))}?")
    items: dict[str, Item] = {}
    for row in rows:
        item = _item(row, head)
        if item.code in items:
            raise _broken(head["id"], f"{item.code} × 2")
        items[item.code] = item
    orphans = [item.code for item in items.values() if item.parent is not None and item.parent not in items]
    if orphans:
        raise _broken(head["id"], f"{orphans[0]} → {items[orphans[0]].parent}")
    return Classification(
        id=head["id"],
        name_of_list=Text(**head["name"]),
        version=str(head["version"]),
        valid_from=head["valid_from"],
        valid_to=head.get("valid_to"),
        source=head["source"],
        licence=head["licence"],
        items=items,
        special={code: Text(**name) for code, name in head.get("special", {}).items()},
    )


def _item(row: Mapping[str, str], head: Mapping[str, Any]) -> Item:
    code, sv = row.get("code", ""), row.get("sv", "")
    if not code or not sv:
        raise _broken(head["id"], f"code={code!r}, sv={sv!r}")
    told = row.get("level", "")
    level = (int(told) if told.isdigit() else told) if told else len(code)
    facts = {key: value for key, value in row.items() if key not in OWN_COLUMNS}
    return Item(code, Text(sv=sv, en=row.get("en") or sv), row.get("parent") or None, level, facts)


def _broken(name: str, where: str) -> InputError:
    return InputError(
        Text(sv=f"Kodlistan {name} hänger inte ihop.", en=f"The code list {name} does not hang together."),
        where=where,
        why=Text(
            sv="En uppgift saknas, en kod står två gånger, eller en överordnad kod finns inte.",
            en="A fact is missing, a code stands twice, or a parent does not exist.",
        ),
        mend=Text(sv="Rätta raden och läs in listan igen.", en="Correct the row and read the list again."),
    )


def parameter_on(topic: str, name: str, *, on: date | None = None) -> tuple[int, str]:
    """A dated number of law and its source, as in force on a day; the newest unless told.

    Raises:
        UnknownCodeError: nothing was in force that day.
    """
    text = files("skillshed.codes").joinpath("parameters", f"{topic}.yaml").read_text(encoding="utf-8")
    told = load_yaml(text)[name]
    in_force = [day for day in told["values"] if on is None or day <= on]
    if not in_force:
        raise _no_such(f"{topic}.{name}", on, known=True)
    return int(told["values"][max(in_force)]), str(told["source"])
