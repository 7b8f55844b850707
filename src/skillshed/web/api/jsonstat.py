# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""JSON-stat 2.0: a selection as a cube, the form that statistics programs read."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING, Any, Final

from skillshed.errors import InputError
from skillshed.language import Text, current_language

if TYPE_CHECKING:
    import pyarrow as pa

    from skillshed.warehouse.contract import Contract

LARGEST: Final = 100_000  # cells


def cube(table: pa.Table, contract: Contract, *, source: str) -> dict[str, Any]:
    """Give a selection as a JSON-stat dataset; the columns of figures are the dimension `measure`.

    Args:
        table: the rows.
        contract: of their table.
        source: who the figures come from.

    Raises:
        InputError: the cube would have too many cells.
    """
    codes = {name: _codes(table, name) for name in contract.dimensions}
    figures = [name for name in contract.figures if name in table.column_names]
    size = [*map(len, codes.values()), len(figures)]
    if prod(size) > LARGEST:
        raise _too_large(prod(size))
    return {
        "version": "2.0",
        "class": "dataset",
        "label": str(contract.title),
        "source": source,
        "id": [*codes, "measure"],
        "size": size,
        "dimension": {name: _dimension(contract, name, found) for name, found in codes.items()}
        | {"measure": _measures(contract, figures)},
        "role": {"metric": ["measure"]}
        | ({"time": ["year"]} if "year" in codes else {})
        | ({"geo": [contract.regional]} if contract.regional else {}),
        "value": _values(table, codes, figures),
    }


def _codes(table: pa.Table, name: str) -> list[str]:
    return sorted({str(code) for code in table.column(name).unique().to_pylist()})


def _dimension(contract: Contract, name: str, codes: list[str]) -> dict[str, Any]:
    words = contract.dimensions[name].codes
    labels = {code: words[code].within(current_language()) for code in codes if code in words}
    category: dict[str, Any] = {"index": codes}
    return {"label": name, "category": category | ({"label": labels} if len(labels) == len(codes) else {})}


def _measures(contract: Contract, figures: list[str]) -> dict[str, Any]:
    units = {name: {"label": contract.columns[name].unit} for name in figures}
    return {"label": "measure", "category": {"index": figures, "unit": units}}


def _values(table: pa.Table, codes: dict[str, list[str]], figures: list[str]) -> dict[str, float]:
    """Sparse: the place of a cell → its figure; what is not there or withheld is left out, as the standard has it."""
    places = {name: {code: place for place, code in enumerate(found)} for name, found in codes.items()}
    values = {}
    for row in table.to_pylist():
        place = 0
        for name, known in places.items():
            place = place * len(known) + known[str(row[name])]
        for number, figure in enumerate(figures):
            value = row[figure]
            if value is not None and value == value:  # noqa: PLR0124 - NaN alone differs from itself
                values[str(place * len(figures) + number)] = value
    return values


def _too_large(cells: int) -> InputError:
    return InputError(
        Text(
            sv=f"Kuben skulle få {cells} celler; högst {LARGEST}.",
            en=f"The cube would have {cells} cells; {LARGEST} at most.",
        ),
        mend=Text(
            sv="Välj färre koder, eller hämta tabellen som Parquet.",
            en="Choose fewer codes, or take the table as Parquet.",
        ),
    )
