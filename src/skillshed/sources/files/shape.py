# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""From rows and columns to a table: figures across years, figures in one column, or records."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.sources.files.figures import flags_column, is_figures, parse
from skillshed.sources.files.refusals import at, not_a_number
from skillshed.sources.files.sheet import Column, Sheet, is_value
from skillshed.sources.record_kinds import record_kind
from skillshed.sources.table import FLAG, VALUE, Lines, RawTable, Variable
from skillshed.sources.variables import PERIOD, is_known, stands_for

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEADING: Final = re.compile(rf"(?:(?P<before>.*?)[ ,]*\b)?(?P<period>{PERIOD})(?:\b[ ,]*(?P<after>.*))?")
_STANDARD: Final = re.compile(
    r"\b(ssyk|sni|sun|isco|isced|nace|nuts)\b", re.IGNORECASE
)  # a year after it is its edition
_TIME: Final = "year"
_CONTENTS: Final = "contents"


def table_of(sheet: Sheet) -> RawTable:
    """Read the sheet as what it looks like.

    Raises:
        InputError: there is no column of figures, or a figure cannot be read (with its line and column).
    """
    if record_kind(sheet.header) is not None:
        return _records(sheet)
    across = [column for column in sheet.columns if _is_across(column)]
    if across:
        return _wide(sheet, across)
    return _long(sheet)


def _records(sheet: Sheet) -> RawTable:
    frame = pd.DataFrame({column.name: column.categorical() for column in sheet.columns}, copy=False)
    variables = tuple(_variable(column) for column in sheet.columns)
    return _table(sheet, frame, variables, lines=sheet.lines(), records=True)


def _period(heading: str) -> tuple[str, str] | None:
    """Divide a heading such as `Folkmängd 2014` into the words and the period."""
    found = _HEADING.fullmatch(heading.strip())
    if found is None:
        return None
    words = f"{found['before'] or ''} {found['after'] or ''}"
    return " ".join(words.split()), found["period"]


def _is_across(column: Column) -> bool:
    """Whether a column holds the figures of one period; `occupation (SSYK 2012)` does not."""
    heading = _period(column.name)
    if heading is None:
        return False
    words, _ = heading
    if _STANDARD.search(words):
        return False
    readable = sum(is_figures([text]) for text in column.texts)
    return not words or readable > len(column.texts) / 2


def _wide(sheet: Sheet, across: Sequence[Column]) -> RawTable:
    stub = [column for column in sheet.columns if column not in across]
    lines = sheet.lines(tuple(column.name for column in across))
    values, flags = _figures(across, lines)
    frame = {column.name: column.categorical(times=len(across)) for column in stub}
    headings = [_period(column.name) or ("", "") for column in across]
    periods = [period for _, period in headings]
    words = [said for said, _ in headings]
    frame[_TIME] = _across(periods, sheet.rows)
    variables = [*map(_variable, stub), Variable(_TIME, _TIME, {period: period for period in periods})]
    contents = _words_across(words)
    if contents is not None:
        frame[contents.code] = _across(words, sheet.rows)
        if contents.code != _CONTENTS:
            variables.append(contents)
            contents = None
    elif words[0]:
        contents = Variable(_CONTENTS, _CONTENTS, {words[0]: words[0]})
    built = pd.DataFrame({**frame, VALUE: values, FLAG: flags}, copy=False)
    return _table(sheet, built, tuple(variables), contents=contents, lines=lines)


def _words_across(words: Sequence[str]) -> Variable | None:
    """When headings differ in more than the period, they divide by sex, or tell several measures."""
    if len(set(words)) < 2:  # noqa: PLR2004 - one word is a measure, not a division
        return None
    sexes = {"män", "kvinnor", "men", "women", "males", "females", "totalt", "total"}
    code = "sex" if {word.casefold() for word in words} <= sexes else _CONTENTS
    return Variable(code, code, {word: word for word in words})


def _across(texts: Sequence[str], rows: int) -> pd.Categorical:
    codes, distinct = pd.factorize(np.array(texts, dtype=object))
    return pd.Categorical.from_codes(np.tile(codes, rows), categories=pd.Index(distinct, dtype=object))


def _long(sheet: Sheet) -> RawTable:
    measures = _measures(sheet)
    keys = [column for column in sheet.columns if column not in measures]
    lines = sheet.lines(tuple(column.name for column in measures))
    values, flags = _figures(measures, lines)
    frame = {column.name: column.categorical(times=len(measures)) for column in keys}
    contents = _told_contents(keys)
    if len(measures) > 1:
        names = [column.name for column in measures]
        frame[_CONTENTS] = _across(names, sheet.rows)
        contents = Variable(_CONTENTS, _CONTENTS, {name: name for name in names})
    elif contents is None and not is_value(measures[0].name):
        contents = Variable(_CONTENTS, _CONTENTS, {measures[0].name: measures[0].name})
    variables = tuple(
        _variable(column) for column in keys if contents is None or column.name != contents.code
    )
    built = pd.DataFrame({**frame, VALUE: values, FLAG: flags}, copy=False)
    return _table(sheet, built, variables, contents=contents, lines=lines)


def _told_contents(keys: Sequence[Column]) -> Variable | None:
    return next((_variable(column) for column in keys if stands_for("contents", column.name)), None)


def _measures(sheet: Sheet) -> list[Column]:
    """Find the columns of figures: the one called so, else the last ones that hold only numbers."""
    named = [column for column in sheet.columns if is_value(column.name)]
    if named:
        return named[:1]
    measures: list[Column] = []
    for column in reversed(sheet.columns):
        if is_known(column.name) or not is_figures(column.texts):
            break
        measures.insert(0, column)
    if not measures or len(measures) == len(sheet.columns):
        raise _no_figures(sheet)
    return measures


def _no_figures(sheet: Sheet) -> InputError:
    seen = ", ".join(sheet.header)[:200]
    return InputError(
        Text(sv="Filen har ingen kolumn med tal", en="The file has no column of figures"),
        where=at(max(1, sheet.first_line - 1)),
        why=Text(sv=f"Rubrikraden säger: {seen}.", en=f"The header says: {seen}."),
        mend=Text(
            sv="Exportera tabellen med åren som kolumner, eller med en kolumn som heter value",
            en="Export the table with the years as columns, or with a column called value",
        ),
    )


def _figures(columns: Sequence[Column], lines: Lines) -> tuple[np.ndarray, pd.Categorical]:
    """Read all columns of figures, row by row, each distinct text once."""
    values = np.empty((len(columns[0].codes), len(columns)))
    flags = np.empty(values.shape, dtype=object)
    for index, column in enumerate(columns):
        told, why, wrong = parse(column.texts)
        if wrong is not None:
            row = int(np.flatnonzero(column.codes == wrong)[0])
            line, name = lines.of(row * len(columns) + index)
            raise not_a_number(column.texts[wrong], where=at(line, name))
        values[:, index] = told[column.codes]
        flags[:, index] = why[column.codes]
    return values.ravel(), flags_column(flags.ravel())


def _variable(column: Column) -> Variable:
    return Variable(column.name, column.name, {text: text for text in column.texts})


def _table(
    sheet: Sheet,
    frame: pd.DataFrame,
    variables: tuple[Variable, ...],
    *,
    contents: Variable | None = None,
    lines: Lines,
    records: bool = False,
) -> RawTable:
    return RawTable(
        frame=frame,
        variables=variables,
        contents=contents,
        title=sheet.title,
        publisher="",
        updated=None,
        table_id=None,
        unit=None,
        notes=sheet.notes,
        format=sheet.format,
        encoding=sheet.encoding,
        records=records,
        lines=lines,
    )
