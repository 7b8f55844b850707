# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""From a raw table to a tidy frame: what the table is, in our codes, with everything that was done to it said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from skillshed.language import Text
from skillshed.sources import checks
from skillshed.sources.area_totals import check_areas
from skillshed.sources.cells import ROW, Cells
from skillshed.sources.choice import Choice, choose
from skillshed.sources.coding import coded
from skillshed.sources.elimination import eliminate
from skillshed.sources.measures import pick_measures
from skillshed.sources.partition import keep_parts
from skillshed.sources.periods import PART, whole_years
from skillshed.sources.records import recognise_records
from skillshed.sources.signs import turn_outflows
from skillshed.sources.table import FLAG, VALUE
from skillshed.sources.translation import NATION, UNDIVIDED

if TYPE_CHECKING:
    from skillshed.sources.kinds import TableKind
    from skillshed.sources.table import RawTable


@dataclass(frozen=True)
class Recognised:
    """A table whose meaning is known.

    Args:
        kind: what it is.
        frame: tidy: the kind's dimensions as `category` columns (`year` int16), `value` (float64, NaN where missing)
            and `flag`; for records the kind's columns. Without `source`.
        mapping: what the file calls a variable -> `dimension (classification)`.
        remarks: what was taken for granted, left out, summed or found to deviate.
    """

    kind: TableKind
    frame: pd.DataFrame
    mapping: dict[str, str]
    remarks: tuple[Text, ...]


def recognise(
    raw: RawTable, *, filename: str, kind: str | None = None, fictitious: bool = False
) -> Recognised:
    """Say what a table is and put it into our codes.

    Args:
        raw: what a reader found.
        filename: the file's name, a witness only where the table itself is silent.
        kind: what the table is, where somebody knows better.
        fictitious: codes of areas that do not exist are accepted; the demo world's counties begin with 31.

    Raises:
        InputError: the table is not recognised, is cut, repeats itself, holds unknown codes, negative counts or totals
            that do not add up; with line and column where the file has them.
    """
    if raw.records:
        found, frame, mapping, remarks = recognise_records(raw, kind=kind)
        return Recognised(found, frame, mapping, remarks)
    choice = choose(raw, filename=filename, kind=kind)
    if not choice.kind.matrix:
        checks.refuse_cut_table(raw)
    cells = coded(_start(choice, raw), choice.assignment, fictitious=fictitious)
    cells = turn_outflows(pick_measures(cells, raw.contents))
    checks.refuse_duplicates(cells)
    checks.refuse_impossible(cells)
    for variable in choice.assignment.besides:
        cells = eliminate(cells, variable)
    cells = check_areas(keep_parts(whole_years(_filled(cells))))
    checks.refuse_nothing(cells)
    remarks = (*_evidence(choice, filename), *_known_facts(choice, raw, filename), *cells.remarks)
    return Recognised(choice.kind, _tidy(cells), _mapping(choice, raw), remarks)


def _start(choice: Choice, raw: RawTable) -> Cells:
    frame = raw.frame.copy(deep=False)
    frame[ROW] = range(len(frame))
    headings = tuple((dimension, variable.label) for dimension, variable in choice.assignment.mapped.items())
    return Cells(choice.kind, frame, raw.lines, headings=headings)


def _filled(cells: Cells) -> Cells:
    """Give the dimensions that the table does not divide by their undivided code."""
    frame = cells.frame
    remarks = []
    for dimension in cells.kind.dimensions:
        if dimension not in frame:
            code = NATION if dimension == "region" else UNDIVIDED
            frame = frame.assign(**{dimension: _constant(code, len(frame))})
            if dimension == PART:  # told by the period itself, in the next step
                continue
            remarks.append(
                Text(
                    sv=f"{dimension}: tabellen delar inte upp, {code} är satt",
                    en=f"{dimension}: the table does not divide, {code} is set",
                )
            )
    return cells.having(frame, *remarks)


def _constant(code: str, rows: int) -> pd.Categorical:
    return pd.Categorical.from_codes(np.zeros(rows, dtype=np.int8), categories=pd.Index([code], dtype=object))


def _tidy(cells: Cells) -> pd.DataFrame:
    frame = cells.frame[[*cells.kind.dimensions, VALUE, FLAG]].reset_index(drop=True)
    for dimension in cells.kind.dimensions:
        if dimension != "year":
            frame[dimension] = frame[dimension].cat.remove_unused_categories()
    frame["year"] = frame["year"].astype(str).astype("int16")
    return frame


def _evidence(choice: Choice, filename: str) -> tuple[Text, ...]:
    """Say when the measure was not told by the table itself."""
    title = choice.kind.title
    if choice.evidence == "filename":
        return (
            Text(
                sv=f"Filen säger inte vad talen mäter; ”{title.sv}” är taget ur filnamnet {filename}",
                en=f"The file does not say what its figures measure; “{title.en}” is taken from the file name {filename}",
            ),
        )
    if choice.evidence == "variables":
        return (
            Text(
                sv=f"Filen säger inte vad talen mäter; variablerna passar bara ”{title.sv}”",
                en=f"The file does not say what its figures measure; its variables fit “{title.en}” only",
            ),
        )
    if choice.evidence == "user":
        return (Text(sv=f"Slaget {choice.kind.id} är angivet", en=f"The kind {choice.kind.id} was given"),)
    return ()


def _known_facts(choice: Choice, raw: RawTable, filename: str) -> tuple[Text, ...]:
    """Give the remarks that the kind keeps about single tables."""
    codes = " ".join(raw.contents.labels) if raw.contents is not None else ""
    said = f"{raw.table_id or ''} {codes} {filename}".casefold()
    return tuple(text for table, text in choice.kind.remarks.items() if table.casefold() in said)


def _mapping(choice: Choice, raw: RawTable) -> dict[str, str]:
    kind = choice.kind
    told = {
        variable.label: f"{dimension} ({kind.dimensions[dimension]})"
        for dimension, variable in choice.assignment.mapped.items()
    }
    if raw.contents is not None and kind.members:
        told[raw.contents.label] = f"{kind.member_dimension}"
    return told
