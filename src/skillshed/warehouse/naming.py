# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Cells in words: Västmanlands län instead of 19, Läkare instead of 221."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillshed.codes import AreaList, classification
from skillshed.errors import UnknownCodeError
from skillshed.language import Text, same

if TYPE_CHECKING:
    import pandas as pd

    from skillshed.warehouse.contract import Contract, Dimension
    from skillshed.warehouse.release import Release

_SEX = {"1": Text(sv="män", en="men"), "2": Text(sv="kvinnor", en="women")}
_WORDS = {
    "T": Text(sv="alla", en="all"),
    "unknown": Text(sv="okänt", en="unknown"),
    "other": Text(sv="övriga", en="other"),
}


@dataclass(frozen=True)
class Naming:
    """Names codes; one that no list knows stands for itself."""

    areas: AreaList

    @classmethod
    def of(cls, release: Release) -> Naming:
        """Name with the areas that a release knows."""
        return cls(release.areas())

    def cell(self, row: pd.Series, contract: Contract) -> Text:
        """Name a row by its key, the dimensions that do not divide it left out."""
        parts = [self._code(str(row[d.name]), d) for d in contract.dimensions.values() if row[d.name] != "T"]
        return Text(sv=", ".join(part.sv for part in parts), en=", ".join(part.en for part in parts))

    def _code(self, code: str, dimension: Dimension) -> Text:
        if code in dimension.codes:
            return dimension.codes[code]
        if dimension.classification == "region":
            return self.areas.name(code) if code in self.areas else same(code)
        if dimension.classification == "sex":
            return _SEX.get(code, same(code))
        if dimension.classification == "age":
            return Text(sv=f"{code} år", en=f"age {code}") if code not in _WORDS else _WORDS[code]
        return _WORDS.get(code) or _listed(code, dimension)


def _listed(code: str, dimension: Dimension) -> Text:
    """Name a code by its classification, with the code beside it."""
    try:
        name = classification(dimension.classification).name(code)
    except UnknownCodeError:
        return same(code)
    return Text(sv=f"{code} {name.sv}", en=f"{code} {name.en}")
