# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Tables with several measures: the kind's own is taken, or each becomes a member of a dimension."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from skillshed.language import Text
from skillshed.sources.translation import UNDIVIDED

if TYPE_CHECKING:
    from skillshed.sources.cells import Cells
    from skillshed.sources.table import Variable

_TOTAL = "total"


def pick_measures(cells: Cells, contents: Variable | None) -> Cells:
    """Keep the measures that the kind is about, and say which were left out."""
    if contents is None:
        return cells
    names = _names(cells, contents)
    if contents.code not in cells.frame:
        return cells if cells.kind.member_dimension is None else _constant(cells, names)
    column = cells.frame[contents.code].cat
    wanted = [names.get(str(value)) for value in column.categories]
    renumbered, members = pd.factorize(np.array(wanted, dtype=object))
    codes = renumbered[column.codes.to_numpy()]
    kept = (codes >= 0).astype(bool)
    frame = cells.frame.drop(columns=contents.code)
    if cells.kind.member_dimension is not None:
        frame[cells.kind.member_dimension] = pd.Categorical.from_codes(
            codes, categories=pd.Index(members, dtype=object)
        )
    return cells.having(frame[kept].reset_index(drop=True), *_left_out(contents, names))


def _names(cells: Cells, contents: Variable) -> dict[str, str]:
    """Give the member that each measure is, or the measure's own name where the kind has one measure only."""
    kind = cells.kind
    if kind.member_dimension is None:
        chosen = [code for code, label in contents.labels.items() if kind.contents.names(code, label)]
        return dict.fromkeys(chosen[:1] or contents.labels, kind.measure)
    members = kind.members[kind.member_dimension]
    found: dict[str, str] = {}
    for code, label in contents.labels.items():
        name = next((name for name, member in members.items() if code in member.codes), None)
        name = name or next((name for name, member in members.items() if member.names(code, label)), None)
        if name is not None and name not in found.values():
            found[code] = name
    return {code: UNDIVIDED if name == _TOTAL else name for code, name in found.items()}


def _constant(cells: Cells, names: dict[str, str]) -> Cells:
    """A table of one measure: every figure is that member."""
    member = next(iter(names.values()))
    column = pd.Categorical.from_codes(
        np.zeros(len(cells.frame), dtype=int), categories=pd.Index([member], dtype=object)
    )
    return cells.having(cells.frame.assign(**{str(cells.kind.member_dimension): column}))


def _left_out(contents: Variable, names: dict[str, str]) -> tuple[Text, ...]:
    others = [label for code, label in contents.labels.items() if code not in names]
    if not others:
        return ()
    said = ", ".join(others)
    return (
        Text(
            sv=f"Andra mått i filen är inte tagna: {said}",
            en=f"Other measures of the file are not taken: {said}",
        ),
    )
