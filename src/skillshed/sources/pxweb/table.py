# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A PxWeb table as it describes itself, whatever generation of the service it comes from."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, kw_only=True)
class PxVariable:
    """One variable of a table.

    Args:
        code: its name in questions and answers; a variable is known by it, never by its label.
        label: in words.
        values: value code -> label, in the table's order. Labels may repeat; codes do not.
        elimination: it may be left out; the service then sums it or takes its total.
        time: it is the time variable: its newest value counts as the first one of `top`.
        metric: it says what is measured.
        codelists: other divisions that may be asked for: id -> label.
    """

    code: str
    label: str
    values: dict[str, str]
    elimination: bool = False
    time: bool = False
    metric: bool = False
    codelists: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class CodeList:
    """Another division of a variable: a choice among its values, or groups of them.

    Args:
        id: its exact name.
        values: code -> label, in order.
        parts: code -> the variable's own codes that make it up.
    """

    id: str
    values: dict[str, str]
    parts: dict[str, tuple[str, ...]]


@dataclass(frozen=True, kw_only=True)
class PxTable:
    """One table.

    Args:
        id: `TAB638`, or the path of the older generation.
        title, source: in words.
        variables: in the table's order.
        updated, next_update: as the service tells.
        notes: of the whole table.
    """

    id: str
    title: str
    variables: tuple[PxVariable, ...]
    source: str = ""
    updated: str | None = None
    next_update: str | None = None
    notes: tuple[str, ...] = ()

    def variable(self, code: str) -> PxVariable | None:
        """Find a variable; case makes no difference, as on the service, and `time` means the time variable."""
        wanted = code.casefold()
        named = next((each for each in self.variables if each.code.casefold() == wanted), None)
        return named or (self.time if wanted == "time" else None)

    @property
    def time(self) -> PxVariable | None:
        """The time variable."""
        return next((variable for variable in self.variables if variable.time), None)

    def having(self, variable: PxVariable) -> PxTable:
        """The same table with one variable in another form."""
        kept = tuple(variable if each.code == variable.code else each for each in self.variables)
        return replace(self, variables=kept)

    def shape(self) -> str:
        """A hash of every variable and code but the periods: another hash is another table."""
        told = [[each.code, [] if each.time else sorted(each.values)] for each in self.variables]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]


@dataclass(frozen=True, kw_only=True)
class Found:
    """A table that a search found: its name for `--table`, its title, when it was updated, its first and last period."""

    id: str
    title: str
    updated: str | None = None
    first: str = ""
    last: str = ""


@dataclass(frozen=True, kw_only=True)
class PxLimits:
    """What a service says of itself.

    Args:
        cells: at most so many in one answer; 0 where it does not tell.
        calls, seconds: at most so many calls in a window of so many seconds; 0 where it does not tell.
        version: of its interface.
        licence: SPDX name, where it tells one.
    """

    cells: int = 0
    calls: int = 0
    seconds: float = 0.0
    version: str = ""
    licence: str = ""
