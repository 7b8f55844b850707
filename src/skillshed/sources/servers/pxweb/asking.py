# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Which cells a question means, by the rules of the server's own source; written apart from the client on purpose."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from skillshed.sources.servers.shelf import Shown

_FUNCTION = re.compile(r"(TOP|BOTTOM|RANGE|FROM|TO)\((.*)\)", re.IGNORECASE)


class RefusedError(Exception):
    """The question cannot be answered: status and title, and the status that the body tells, where it is another."""

    def __init__(self, status: int, title: str, told: int | None = None) -> None:
        super().__init__(title)
        self.status, self.title, self.told = status, title, told or status


@dataclass(frozen=True)
class Axis:
    """One variable of an answer: its codes, labels, and which of the table's values each is made of."""

    variable: str
    codes: tuple[str, ...]
    labels: dict[str, str]
    members: tuple[tuple[int, ...], ...]


def variable_of(shown: Shown, said: str) -> str:
    """Find a variable without regard to case; `time` is the time variable."""
    for code in shown.variables:
        if code.casefold() == said.casefold():
            return code
    if said.casefold() == "time" and shown.time:
        return shown.time
    raise RefusedError(400, "Non-existent variable")


def axis_of(shown: Shown, variable: str, wanted: list[str], *, codelist: str | None = None) -> Axis:
    """Choose values of a variable, or of a code list of it."""
    own = list(shown.variables[variable])
    if codelist is None:
        codes = _chosen(own, wanted, time=variable == shown.time)
        places = {code: i for i, code in enumerate(own)}
        return Axis(variable, codes, shown.variables[variable], tuple((places[code],) for code in codes))
    if codelist not in shown.groups or shown.groups[codelist][0] != variable:
        raise RefusedError(400, "Non-existent codelist")
    groups = shown.groups[codelist][1]
    codes = _chosen(list(groups), wanted, time=variable == shown.time)
    members = tuple(tuple(own.index(member) for member in groups[code]) for code in codes)
    return Axis(variable, codes, {code: code for code in codes}, members)


def eliminated(shown: Shown, variable: str) -> Axis:
    """Leave a variable out: its total value, or the sum of all."""
    if not shown.eliminable(variable):
        raise RefusedError(400, "Missing selection for mandantory variable")
    own = list(shown.variables[variable])
    total = shown.total(variable)
    members = (own.index(total),) if total in own else tuple(range(len(own)))
    return Axis(variable, ("",), {"": ""}, (members,))


def _chosen(own: list[str], wanted: list[str], *, time: bool) -> tuple[str, ...]:
    chosen = {code for said in wanted for code in _one(own, said, time=time)}
    return tuple(code for code in own if code in chosen)


def _one(own: list[str], said: str, *, time: bool) -> list[str]:
    found = _FUNCTION.fullmatch(said)
    if found and said not in own:
        return _function(own, found[1].upper(), found[2].split(","), time=time)
    if said.count("*") > 2:  # noqa: PLR2004 - the server's own limit
        raise RefusedError(400, "Illegal selection expression")
    if "*" in said or "?" in said:
        pattern = re.escape(said).replace(r"\*", ".*").replace(r"\?", ".")
        return [code for code in own if re.fullmatch(pattern, code, re.IGNORECASE)]
    same = [code for code in own if code.casefold() == said.casefold()]
    if not same:
        raise RefusedError(400, "Non-existent value")
    return same


def _function(own: list[str], name: str, arguments: list[str], *, time: bool) -> list[str]:
    """TOP of time is the newest, since the server turns the list of periods round."""
    if name in {"TOP", "BOTTOM"}:
        if not all(argument.strip().isdigit() for argument in arguments):
            raise RefusedError(400, "Illegal selection expression")
        listed = own[::-1] if time else own
        listed = listed[::-1] if name == "BOTTOM" else listed
        skipped = int(arguments[1]) if len(arguments) > 1 else 0
        return listed[skipped : skipped + int(arguments[0])]
    try:
        places = [own.index(argument.strip()) for argument in arguments]
    except ValueError:
        raise RefusedError(400, "Non-existent value") from None
    first = 0 if name == "TO" else places[0]
    last = len(own) if name == "FROM" else places[-1] + 1
    return own[first:last]
