# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Parts or the whole, never both: totals are checked against their parts and then left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.sources import ages, industries
from skillshed.sources.cells import combined
from skillshed.sources.limits import limits
from skillshed.sources.table import VALUE
from skillshed.sources.translation import UNDIVIDED

if TYPE_CHECKING:
    import numpy.typing as npt
    import pandas as pd

    from skillshed.sources.cells import Cells

_AREAS: Final = ("region", "workplace", "origin", "destination")
_BLOCK: Final = ("region", "year")


def keep_parts(cells: Cells) -> Cells:
    """Check every total of every dimension against its parts, and keep the parts.

    Areas keep all their levels: a county and its municipalities are asked for by name.

    Raises:
        InputError: a total does not add up within the tolerance, or ages overlap without making each other up.
    """
    for dimension in cells.kind.dimensions:
        if dimension in _AREAS or dimension == "year" or dimension not in cells.frame:
            continue
        codes = _present(cells.frame[dimension])
        for total, parts in _totals(dimension, codes).items():
            cells = _reduce(cells, dimension, total=total, parts=parts)
        if dimension in _COUNTED_TWICE:
            _refuse_overlap(cells, dimension)
    return cells


def _present(column: pd.Series) -> list[str]:
    return [str(value) for value in column.cat.categories[np.unique(column.cat.codes)]]


def _totals(dimension: str, codes: list[str]) -> dict[str, list[str]]:
    """Which codes are made of which others, the smallest wholes first."""
    made: dict[str, list[str]] = {}
    if dimension == "age":
        made = ages.made_of(codes)
    elif dimension == "industry":
        made = industries.made_of(codes)
    elif dimension == "occupation":
        made = _by_digits(codes)
    finest = [code for code in codes if code != UNDIVIDED and code not in made]
    return made | ({UNDIVIDED: finest} if UNDIVIDED in codes and finest else {})


def _by_digits(codes: list[str]) -> dict[str, list[str]]:
    """A code of fewer digits is made of the longest codes that begin with it."""
    digits = sorted((code for code in codes if code.isdigit()), key=len, reverse=True)
    longest = max(map(len, digits), default=0)
    wholes = [code for code in digits if len(code) < longest]
    made = {
        whole: [code for code in digits if len(code) == longest and code.startswith(whole)]
        for whole in wholes
    }
    return {whole: parts for whole, parts in made.items() if parts}


def _reduce(cells: Cells, dimension: str, *, total: str, parts: list[str]) -> Cells:
    """Check one total and leave it out wherever its parts are known; where none of them is, the total stays."""
    frame = cells.frame
    is_total = (frame[dimension] == total).to_numpy()
    is_part = frame[dimension].isin(parts).to_numpy()
    block = combined(frame, [name for name in _BLOCK if name in frame])
    told = is_part & frame[VALUE].notna().to_numpy()
    divided = np.isin(block, block[told])
    if not (is_total & divided).any():
        return cells.having(frame[~(is_part & np.isin(block, block[is_total]))].reset_index(drop=True))
    remarks = compare(cells, dimension, total=total, parts=parts) if cells.kind.additive else ()
    lost = (is_total & divided) | (is_part & ~divided & np.isin(block, block[is_total]))
    kept = frame[~lost].reset_index(drop=True)
    return cells.having(kept, *remarks)


def compare(
    cells: Cells, dimension: str, *, total: str, parts: list[str], kept: bool = False
) -> tuple[Text, ...]:
    """Compare a total with the sum of its parts wherever all of them are known.

    Args:
        cells: the table.
        dimension: whose total it is.
        total: its code.
        parts: the codes it is made of.
        kept: the total stays in the table.

    Returns:
        What to remark about deviations and about totals that could not be compared.

    Raises:
        InputError: a total lies outside the tolerance of `parameters/limits.yaml`.
    """
    frame = cells.frame
    others = combined(frame, [name for name in cells.axes() if name != dimension])
    values = frame[VALUE].to_numpy()
    wholes = np.flatnonzero((frame[dimension] == total).to_numpy() & ~np.isnan(values))
    pieces = np.flatnonzero(frame[dimension].isin(parts).to_numpy())
    groups, inverse = np.unique(others[pieces], return_inverse=True)
    sums = np.bincount(inverse, weights=values[pieces], minlength=len(groups))  # NaN where a part is missing
    counts = np.bincount(inverse, minlength=len(groups))
    place = np.clip(np.searchsorted(groups, others[wholes]), 0, max(0, len(groups) - 1))
    known = (groups[place] == others[wholes]) & ~np.isnan(sums[place])
    wholes, place = wholes[known], place[known]
    apart = np.abs(values[wholes] - sums[place])
    wrong = np.flatnonzero(apart > _tolerance(values, values[wholes], counts[place]))
    if len(wrong):
        raise _does_not_add_up(
            cells, dimension, position=int(wholes[wrong[0]]), parts=float(sums[place][wrong[0]])
        )
    unchecked = int((~known).sum())
    if kept:
        return _noted(dimension, total, apart, kept=True)
    return (*_noted(dimension, total, apart), *_unchecked(dimension, total, unchecked))


def _tolerance(
    values: npt.NDArray[np.float64], wholes: npt.NDArray[np.float64], counts: npt.NDArray[np.intp]
) -> npt.NDArray[np.float64]:
    """How far a total may lie from its parts: noise and rounding grow with the root of the number of parts."""
    limit = limits()
    known = values[~np.isnan(values)]
    rounding = next((unit / 2 for unit in (1000, 100, 10) if len(known) and not np.any(known % unit)), 0.5)
    noise = (limit.total_noise + 2 * rounding) * np.sqrt(counts.astype(np.float64) + 1.0)
    return np.asarray(noise + limit.total_relative * wholes, dtype=np.float64)


def _noted(
    dimension: str, total: str, apart: npt.NDArray[np.float64], *, kept: bool = False
) -> tuple[Text, ...]:
    if not len(apart):
        return ()
    name, count = f"{dimension} {total}", len(apart)
    wrong, most = int((apart > 0).sum()), float(apart.max())
    after = Text(sv="", en="") if kept else Text(sv="; delarna är tagna", en="; the parts are taken")
    if not wrong:
        return (
            Text(
                sv=f"{name}: {count} totaler stämmer exakt med sina delar{after.sv}",
                en=f"{name}: {count} totals equal their parts exactly{after.en}",
            ),
        )
    return (
        Text(
            sv=f"{name}: {wrong} av {count} totaler avviker från sina delar, som mest med {most:g}{after.sv}",
            en=f"{name}: {wrong} of {count} totals deviate from their parts, by {most:g} at most{after.en}",
        ),
    )


def _unchecked(dimension: str, total: str, count: int) -> tuple[Text, ...]:
    if not count:
        return ()
    return (
        Text(
            sv=f"{dimension} {total}: {count} totaler är utelämnade utan kontroll, eftersom någon del saknas",
            en=f"{dimension} {total}: {count} totals are left out unchecked, because a part is missing",
        ),
    )


def _does_not_add_up(cells: Cells, dimension: str, *, position: int, parts: float) -> InputError:
    told = float(cells.frame[VALUE].iloc[position])
    thing = ", ".join(f"{name} {cells.frame[name].iloc[position]}" for name in cells.axes())
    return InputError(
        Text(
            sv=f"En total i {dimension} stämmer inte med sina delar",
            en=f"A total in {dimension} does not agree with its parts",
        ),
        where=cells.place(position),
        why=Text(
            sv=f"{thing} är {told:g} men delarna är tillsammans {parts:g}.",
            en=f"{thing} is {told:g} but the parts are {parts:g} together.",
        ),
        mend=Text(
            sv="Hämta filen på nytt; är den riktig kan toleransen höjas i sources/parameters/limits.yaml",
            en="Fetch the file again; if it is right the tolerance can be raised in sources/parameters/limits.yaml",
        ),
    )


def _refuse_overlap(cells: Cells, dimension: str) -> None:
    """Refuse ages or industries of one region and year that count the same persons twice."""
    column = cells.frame[dimension]
    blocks = combined(cells.frame, [name for name in _BLOCK if name in cells.frame])
    for first, second in _COUNTED_TWICE[dimension](_present(column)):
        if len(np.intersect1d(blocks[(column == first).to_numpy()], blocks[(column == second).to_numpy()])):
            raise InputError(
                Text(
                    sv=f"{first} och {second} överlappar varandra i {dimension}",
                    en=f"{first} and {second} overlap in {dimension}",
                ),
                why=Text(
                    sv="Samma personer skulle räknas två gånger.",
                    en="The same persons would be counted twice.",
                ),
                mend=Text(
                    sv="Hämta tabellen med en enda indelning", en="Fetch the table with one division only"
                ),
            )


_COUNTED_TWICE: Final = {"age": ages.overlaps, "industry": industries.overlaps}
