# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is asked of a table: expressions become codes here, so that what will come is known before it is asked for.

The expressions are PxWebApi 2's, for both generations: `*`, `23*`, `?`, `top(5)`, `bottom(2,1)`, `range(a,b)`, `from(a)`,
`to(a)`, codes with commas between; an item that itself holds a comma stands in brackets. Beside them `/…/`, a regular
expression on the codes, without regard to case.
"""

from __future__ import annotations

import re
from fnmatch import translate
from typing import TYPE_CHECKING

from skillshed.errors import InputError
from skillshed.language import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from skillshed.sources.pxweb.table import PxTable, PxVariable

Selection = dict[str, tuple[str, ...]]
"""Variable code -> its value codes, in the table's order."""

_ITEM = re.compile(
    r"\s*(/(?P<pattern>[^/]*)/|\[(?P<bracketed>[^\]]*)\]|(?P<called>\w+\([^)]*\))|(?P<plain>[^,]*))\s*(?:,|$)"
)
_CALLED = re.compile(r"(top|bottom|range|from|to)\(([^)]*)\)", re.IGNORECASE)


def select(table: PxTable, wanted: Mapping[str, str]) -> Selection:
    """Say which codes of which variables are asked for.

    A variable that is not named is left out where the table lets it be, and taken whole where not.

    Args:
        table: as it describes itself today.
        wanted: variable -> expression.

    Raises:
        InputError: a variable or a code is not there (any more); those that are there are named.
    """
    named = {}
    for code, expression in wanted.items():
        variable = table.variable(code)
        if variable is None:
            raise _no_variable(table, code)
        named[variable.code] = expand(expression, variable, table=table.id)
    return {
        variable.code: named.get(variable.code, tuple(variable.values))
        for variable in table.variables
        if variable.code in named or not variable.elimination
    }


def expand(expression: str, variable: PxVariable, *, table: str = "") -> tuple[str, ...]:
    """Turn an expression into codes, in the table's order, each once.

    Raises:
        InputError: a code is not there, or nothing is chosen.
    """
    chosen: set[str] = set()
    for item in items(expression):
        found = _item(item, variable)
        if not found:
            raise _no_value(variable, item, table)
        chosen |= found
    return tuple(code for code in variable.values if code in chosen)


def items(expression: str) -> list[str]:
    """Divide an expression at its commas; brackets and parentheses keep theirs.

    >>> items("20,2080"), items("[01.4,02,03.1],top(2,1)"), items("range(2018,2023)")
    (['20', '2080'], ['01.4,02,03.1', 'top(2,1)'], ['range(2018,2023)'])
    """
    found, position = [], 0
    while position < len(expression):
        match = _ITEM.match(expression, position)
        if match is None or match.end() == position:
            break
        written = f"/{match['pattern']}/" if match["pattern"] is not None else None
        parts = (written, match["bracketed"], match["called"], match["plain"])
        found.append(next(part for part in parts if part is not None).strip())
        position = match.end()
    return found


def _item(item: str, variable: PxVariable) -> set[str]:
    codes = list(variable.values)
    if item in variable.values:  # a code may look like anything
        return {item}
    if item.startswith("/"):
        pattern = re.compile(item.strip("/"), re.IGNORECASE)
        return {code for code in codes if pattern.fullmatch(code)}
    called = _CALLED.fullmatch(item)
    if called:
        arguments = [argument.strip() for argument in called[2].split(",") if argument.strip()]
        return set(_called(called[1].casefold(), arguments, variable))
    if "*" in item or "?" in item:
        pattern = re.compile(translate(item.replace("[", "[[]")), re.IGNORECASE)
        return {code for code in codes if pattern.match(code)}
    return {code for code in codes if code.casefold() == item.casefold()}


def _called(name: str, arguments: list[str], variable: PxVariable) -> list[str]:
    """`top` of the time variable is the newest, of others the first in the list; `bottom` the other way."""
    codes = sorted(variable.values) if variable.time else list(variable.values)
    if name in {"top", "bottom"}:
        if not arguments or not all(argument.isdigit() for argument in arguments):
            return []
        count, skipped = int(arguments[0]), int(arguments[1]) if len(arguments) > 1 else 0
        ordered = codes[::-1] if (name == "bottom") != variable.time else codes
        return ordered[skipped : skipped + count]
    if variable.time:
        low, high = _bounds(name, arguments)
        return [code for code in codes if low <= code and (not high or code <= high or code.startswith(high))]
    return _between(codes, name, arguments)


def _bounds(name: str, arguments: list[str]) -> tuple[str, str]:
    """The first and the last period of a range; periods compare as they are written."""
    if name == "range":
        return arguments[0], arguments[-1]
    return (arguments[0], "") if name == "from" else ("", arguments[0])


def _between(codes: list[str], name: str, arguments: list[str]) -> list[str]:
    known = [argument for argument in arguments if argument in codes]
    if len(known) < len(arguments) or not known:
        return []
    first = codes.index(known[0]) if name in {"range", "from"} else 0
    last = codes.index(known[-1]) if name in {"range", "to"} else len(codes) - 1
    return codes[first : last + 1]


def _no_variable(table: PxTable, code: str) -> InputError:
    names = ", ".join(f"{variable.code} ({variable.label})" for variable in table.variables)
    return InputError(
        Text(
            sv=f"Tabellen {table.id} har ingen variabel {code}",
            en=f"The table {table.id} has no variable {code}",
        ),
        where=table.title,
        why=Text(sv=f"Dess variabler är: {names}.", en=f"Its variables are: {names}."),
        mend=Text(
            sv="Har källan bytt namn på variabeln behöver tabellens rad i tables.yaml ändras; ingenting är hämtat av den",
            en="If the source has renamed the variable, the table's entry in tables.yaml must be changed; nothing of it was fetched",
        ),
    )


def _no_value(variable: PxVariable, item: str, table: str) -> InputError:
    some = ", ".join(list(variable.values)[:8])
    return InputError(
        Text(
            sv=f"Variabeln {variable.code} har inget värde {item}",
            en=f"The variable {variable.code} has no value {item}",
        ),
        where=table,
        why=Text(sv=f"Dess koder är: {some} …", en=f"Its codes are: {some} …"),
        mend=Text(
            sv="Kodlistan kan ha ändrats hos källan; rätta urvalet och hämta igen",
            en="The code list may have changed at the source; correct the selection and fetch again",
        ),
    )
