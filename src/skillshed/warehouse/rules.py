# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The rules that every dataset keeps, each a check with an answer in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from skillshed.language import Text
from skillshed.warehouse.check import Check
from skillshed.warehouse.contract import Dimension
from skillshed.warehouse.frames import packed
from skillshed.warehouse.partition import broken
from skillshed.warehouse.wording import cell, number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from skillshed.warehouse.contract import Contract

    Unknown = Callable[[Dimension, list[str]], list[str]]

_SHOWN = 5


def examine(frame: pd.DataFrame, contract: Contract, unknown: Unknown) -> Iterator[Check]:
    """Put a dataset to the rules, one after the other; the caller stops at the first hard one that fails.

    Args:
        frame: the dataset, as `frames.stack` gives it.
        contract: what it promises.
        unknown: tells which of some codes a dimension's classification does not know.
    """
    yield _columns(frame, contract)
    yield _no_empty_key(frame, contract)
    yield key_once(frame, contract)
    yield from _codes(frame, contract, unknown)
    yield from _required(frame, contract)
    if contract.checks.get("non_negative"):
        yield _non_negative(frame, contract)
    if contract.tidy:
        yield _missing_has_a_reason(frame, contract)
        yield _partition(frame, contract)
    if contract.checks.get("whole_numbers"):
        yield _whole_numbers(frame, contract)


def row_facts(row: pd.Series, contract: Contract) -> dict[str, object]:
    """The key of a row, by dimension."""
    return {name: row[name] for name in contract.key}


def fault(
    contract: Contract, check: str, detail: Text, *, row: pd.Series | None = None, mend: Text | None = None
) -> Check:
    """A failed hard check, with the row that shows it."""
    return Check(
        contract.name,
        check,
        passed=False,
        detail=detail,
        where=cell(row_facts(row, contract)) if row is not None else "",
        source=str(row["source"]) if row is not None and "source" in row else "",
        mend=mend,
    )


def _holds(contract: Contract, check: str, *words: str) -> Check:
    sv, en = words
    return Check(contract.name, check, passed=True, detail=Text(sv=sv, en=en))


def _columns(frame: pd.DataFrame, contract: Contract) -> Check:
    wanted = [*contract.key, *contract.columns]
    lacking = [name for name in wanted if name not in frame]
    if not lacking and list(frame.columns) == wanted:
        return _holds(contract, "columns", f"{len(wanted)} kolumner", f"{len(wanted)} columns")
    extra = [str(name) for name in frame.columns if name not in wanted]
    detail = Text(
        sv=f"Kolumner saknas: {', '.join(lacking) or '–'}; okända kolumner: {', '.join(extra) or '–'}.",
        en=f"Columns are missing: {', '.join(lacking) or '–'}; unknown columns: {', '.join(extra) or '–'}.",
    )
    return fault(contract, "columns", detail)


def _no_empty_key(frame: pd.DataFrame, contract: Contract) -> Check:
    empty = np.zeros(len(frame), dtype=bool)
    for name in contract.key:
        empty |= frame[name].isna().to_numpy()
    if not empty.any():
        return _holds(contract, "complete key", "ingen rad saknar nyckel", "no row lacks a part of its key")
    count = number(int(empty.sum()))
    detail = Text(
        sv=f"{count.sv} rader saknar en del av nyckeln.", en=f"{count.en} rows lack a part of their key."
    )
    return fault(contract, "complete key", detail, row=frame.iloc[int(np.argmax(empty))])


def key_once(frame: pd.DataFrame, contract: Contract) -> Check:
    """Check that no cell occurs twice."""
    key = packed(frame, contract.key)
    order = np.argsort(key, kind="stable")
    twice = np.flatnonzero(key[order][1:] == key[order][:-1])
    rows = number(len(frame))
    if not len(twice):
        return _holds(
            contract, "unique key", f"{rows.sv} rader, var och en för sig", f"{rows.en} rows, each its own"
        )
    count = number(len(twice))
    detail = Text(
        sv=f"{count.sv} celler förekommer mer än en gång.", en=f"{count.en} cells occur more than once."
    )
    return fault(contract, "unique key", detail, row=frame.iloc[order[twice[0] + 1]])


def _codes(frame: pd.DataFrame, contract: Contract, unknown: Unknown) -> Iterator[Check]:
    beside = [
        Dimension(c.name, c.classification) for c in contract.columns.values() if c.classification != "text"
    ]
    for dimension in [*contract.dimensions.values(), *beside]:
        if not isinstance(frame[dimension.name].dtype, pd.CategoricalDtype):
            continue
        used = [str(code) for code in frame[dimension.name].cat.remove_unused_categories().cat.categories]
        strange = (
            [code for code in used if code not in dimension.codes]
            if dimension.codes
            else unknown(dimension, used)
        )
        check = f"known codes: {dimension.name}"
        if strange:
            yield _strange(frame, contract, (check, dimension.name, strange))
        else:
            yield _holds(contract, check, f"{len(used)} koder, alla kända", f"{len(used)} codes, all known")


def _strange(frame: pd.DataFrame, contract: Contract, found: tuple[str, str, list[str]]) -> Check:
    check, name, strange = found
    shown = ", ".join(strange[:_SHOWN]) + (" …" if len(strange) > _SHOWN else "")
    detail = Text(
        sv=f"{len(strange)} koder i {name} finns inte i klassifikationen: {shown}.",
        en=f"{len(strange)} codes in {name} are not in the classification: {shown}.",
    )
    row = frame.iloc[int(np.argmax((frame[name] == strange[0]).to_numpy()))]
    return fault(contract, check, detail, row=row)


def _required(frame: pd.DataFrame, contract: Contract) -> Iterator[Check]:
    for column in contract.columns.values():
        if not column.required:
            continue
        empty = frame[column.name].isna().to_numpy()
        if empty.any():
            detail = Text(
                sv=f"{int(empty.sum())} rader saknar {column.name}.",
                en=f"{int(empty.sum())} rows lack {column.name}.",
            )
            yield fault(contract, f"filled: {column.name}", detail, row=frame.iloc[int(np.argmax(empty))])
        else:
            yield _holds(contract, f"filled: {column.name}", "inga luckor", "no gaps")


def _non_negative(frame: pd.DataFrame, contract: Contract) -> Check:
    for name in contract.figures:
        if contract.columns[name].unit == "degrees":
            continue
        values = frame[name].to_numpy(dtype=np.float64)
        wrong = (values < 0) | np.isinf(values)
        if wrong.any():
            at = int(np.argmax(wrong))
            detail = Text(
                sv=f"{int(wrong.sum())} tal är negativa eller oändliga, bland dem {values[at]:g}.",
                en=f"{int(wrong.sum())} figures are negative or infinite, among them {values[at]:g}.",
            )
            return fault(contract, "not negative", detail, row=frame.iloc[at])
    return _holds(contract, "not negative", "inget tal är negativt", "no figure is negative")


def _whole_numbers(frame: pd.DataFrame, contract: Contract) -> Check:
    values = frame["value"].to_numpy(dtype=np.float64)
    broken_up = np.isfinite(values) & (values != np.round(values))
    detail = Text(sv="alla antal är heltal", en="all counts are whole numbers")
    if broken_up.any():
        some = f"{int(broken_up.sum())}"
        detail = Text(sv=f"{some} antal är inte heltal", en=f"{some} counts are not whole numbers")
    return Check(contract.name, "whole numbers", passed=not broken_up.any(), detail=detail, hard=False)


def _missing_has_a_reason(frame: pd.DataFrame, contract: Contract) -> Check:
    gone = frame["value"].isna().to_numpy()
    silent = gone & frame["flag"].isna().to_numpy()
    count, share = number(int(gone.sum())), gone.mean() if len(gone) else 0.0
    if not silent.any():
        words = Text(
            sv=f"{count.sv} celler saknas, alla med skäl",
            en=f"{count.en} cells are missing, all with a reason",
        )
        figures: dict[str, float | int | str] = {"missing": int(gone.sum()), "share": round(float(share), 6)}
        return Check(contract.name, "missing has a reason", passed=True, detail=words, figures=figures)
    detail = Text(
        sv=f"{int(silent.sum())} tal saknas utan skäl.",
        en=f"{int(silent.sum())} figures are missing without a reason.",
    )
    return fault(contract, "missing has a reason", detail, row=frame.iloc[int(np.argmax(silent))])


def _partition(frame: pd.DataFrame, contract: Contract) -> Check:
    for name, (one, other), row in broken(frame, contract):
        detail = Text(
            sv=f"Dimensionen {name} har både {one} och {other} för samma område och år; samma personer räknas två gånger.",
            en=f"The dimension {name} holds both {one} and {other} for the same area and year; the same persons are counted twice.",
        )
        return fault(contract, "partition", detail, row=row)
    return _holds(contract, "partition", "delar eller helhet, aldrig båda", "parts or the whole, never both")
