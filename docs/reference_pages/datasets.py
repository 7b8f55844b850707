# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The page of the datasets, from their contracts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillshed.warehouse.contract import Contract, Dimension, contracts

if TYPE_CHECKING:
    from collections.abc import Iterator

OPENING = """\
# Datasets

*Made from the contracts in `src/skillshed/warehouse/datasets/`.*

What a release can hold of what is known. Each dataset is a Parquet file with its dimensions as key; unless its own
columns are named, it has `value`, `flag` ([why a value is missing](../../explanation/missing-values.md)) and `source` (the
first twelve digits of the original's hash). A dataset is in the release when a table that feeds it has been imported.
"""


def page() -> str:
    """Give the page of the datasets as Markdown."""
    return described(OPENING, contracts())


def described(opening: str, known: dict[str, Contract]) -> str:
    """Give an opening and a section per contract."""
    return "\n".join([opening, *(line for contract in known.values() for line in _section(contract))])


def _section(contract: Contract) -> Iterator[str]:
    yield f"## `{contract.name}`\n"
    yield f"**{contract.title.en}** (*{contract.title.sv}*). {_sentence(contract.description.en)}\n"
    yield "| column | | |\n|---|---|---|"
    for dimension in contract.dimensions.values():
        yield f"| `{dimension.name}` | key | {_codes(dimension)} |"
    if not contract.tidy:
        for column in contract.columns.values():
            unit = f", {column.unit}" if column.unit else ""
            yield f"| `{column.name}` | {column.type}{unit} | |"
    yield ""
    yield " ".join(_facts(contract)) + "\n"


def _codes(dimension: Dimension) -> str:
    facts = [dimension.classification]
    if dimension.level:
        facts.append(f"{dimension.level} digits")
    if dimension.levels:
        facts.append(", ".join(dimension.levels))
    if dimension.codes:
        facts.append(", ".join(f"`{code}` {words.en}" for code, words in dimension.codes.items()))
    return "; ".join(facts)


def _facts(contract: Contract) -> Iterator[str]:
    if contract.measure:
        yield f"Measure: {contract.measure}, {contract.unit}."
    if contract.kinds:
        yield f"From: {', '.join(f'[`{kind}`](table-kinds.md#{kind})' for kind in contract.kinds)}."
    if contract.aggregates:
        yield f"Summed where the source lacks it: {', '.join(contract.aggregates)}."
    if contract.checks:
        yield f"Checks: {', '.join(f'{name} ({how})' if how is not True else name for name, how in contract.checks.items())}."
    yield f"Licence: {contract.licence}."


def _sentence(text: str) -> str:
    plain = " ".join(text.split())
    return plain if plain.endswith(".") else plain + "."
