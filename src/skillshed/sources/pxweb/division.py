# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A table by another division of its variables: code lists are asked for first, since the sizes are theirs then."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from skillshed.errors import InputError
from skillshed.language import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from skillshed.sources.pxweb.client import PxSource
    from skillshed.sources.pxweb.table import PxTable


def divided_by(client: PxSource, table: PxTable, lists: Mapping[str, str]) -> PxTable:
    """Give the table with some variables' values replaced by those of a code list.

    Args:
        client: of whom the lists are asked.
        table: as it describes itself.
        lists: variable -> the exact name of one of its code lists.

    Raises:
        InputError: the table has no such variable, or the variable no such list.
        FetchError: the list could not be had.
    """
    for name, identity in lists.items():
        variable = table.variable(name)
        if variable is None or (variable.codelists and identity not in variable.codelists):
            known = (
                ", ".join(variable.codelists)
                if variable
                else ", ".join(each.code for each in table.variables)
            )
            raise InputError(
                Text(
                    sv=f"Tabellen {table.id} har ingen kodlista {name}@{identity}",
                    en=f"The table {table.id} has no code list {name}@{identity}",
                ),
                why=Text(sv=f"Det finns: {known}.", en=f"There are: {known}."),
                mend=Text(sv="Namnet måste skrivas exakt", en="The name must be written exactly"),
            )
        table = table.having(replace(variable, values=client.codelist(identity).values))
    return table
