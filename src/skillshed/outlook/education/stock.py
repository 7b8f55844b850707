# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""From a long frame to one labelled block: region × sex × age band × education × year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.outlook.borders import without_gone
from skillshed.outlook.refusals import refuse_negative, refuse_odd, refuse_twice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

KEYS: Final = ("region", "sex", "age_group", "education")
_OPEN_BAND_YEARS: Final = 10


@dataclass(frozen=True)
class Stock:
    """Persons by education up to the base year.

    Attributes:
        axes: codes of region, sex, age_group and education, in the order of `values`.
        bands: first and last age of each age group, shape (band, 2), rising.
        years: consecutive years, the last is the base.
        values: persons, shape (region, sex, band, education, year), gaps filled.
        known: cells with at least one figure, shape (region, sex, band, education).
        remarks: what was done with the input.
    """

    axes: tuple[tuple[str, ...], ...]
    bands: NDArray[np.float64]
    years: tuple[int, ...]
    values: NDArray[np.float64]
    known: NDArray[np.bool_]
    remarks: tuple[Text, ...]


def read_stock(stock: pd.DataFrame, *, base: int) -> Stock:
    """Arrange a long frame as a block; years after the base are never looked at.

    Raises:
        InputError: a column is missing, a figure is no number or negative, an age group cannot be read, or the
            base year holds no figures.
    """
    frame = _checked(stock)
    remarks: list[Text] = []
    frame = without_gone(frame[frame["year"] <= base], base=base, remarks=remarks)
    known = frame.groupby([*KEYS, "year"], sort=True)["value"].sum(min_count=1).dropna()
    if known.empty or base not in known.index.get_level_values("year"):
        raise InputError(
            Text(sv=f"Basåret {base} har inga uppgifter.", en=f"The base year {base} holds no figures."),
            where=f"base={base}",
            mend=Text(sv="Välj ett år som tabellen har.", en="Choose a year that the table has."),
        )
    return _block(known, base=base, remarks=remarks)


def _checked(stock: pd.DataFrame) -> pd.DataFrame:
    lacking = [name for name in (*KEYS, "year", "value") if name not in stock]
    if lacking:
        names = ", ".join(lacking)
        raise InputError(
            Text(
                sv=f"Utbildningsstocken saknar kolumnen {names}.",
                en=f"The education stock lacks the column {names}.",
            ),
            mend=Text(
                sv="Ge en lång tabell med region, sex, age_group, education, year och value.",
                en="Give a long table with region, sex, age_group, education, year and value.",
            ),
        )
    refuse_odd(stock, KEYS)
    refuse_twice(stock, KEYS)
    frame = stock[[*KEYS, "year", "value"]].copy()
    for name in KEYS:
        frame[name] = frame[name].astype(str)
    for name, kind in (("year", int), ("value", float)):
        frame[name] = pd.to_numeric(frame[name], errors="coerce").astype(kind)
    refuse_negative(frame, KEYS)
    return frame[frame["age_group"] != "T"]


def _block(known: pd.Series, *, base: int, remarks: list[Text]) -> Stock:
    axes = [sorted(known.index.get_level_values(name).unique()) for name in KEYS]
    axes[2] = sorted(axes[2], key=band_limits)
    years = tuple(range(int(known.index.get_level_values("year").min()), base + 1))
    places = [
        pd.Index(axis).get_indexer(known.index.get_level_values(name))
        for name, axis in zip(KEYS, axes, strict=True)
    ]
    values = np.full((*(len(axis) for axis in axes), len(years)), np.nan)
    values[(*places, known.index.get_level_values("year").to_numpy() - years[0])] = known.to_numpy()
    seen = ~np.isnan(values)
    limits = np.array([band_limits(band) for band in axes[2]], dtype=float)
    told = (*remarks, *_gaps(seen), *_few(seen))
    return Stock(tuple(tuple(axis) for axis in axes), limits, years, _filled(values), seen.any(axis=-1), told)


def _gaps(seen: NDArray[np.bool_]) -> tuple[Text, ...]:
    missing = int((~seen & seen.any(axis=-1, keepdims=True)).sum())
    if not missing:
        return ()
    return (
        Text(
            sv=f"{missing} luckor i serierna är utfyllda: med en rät linje mellan grannåren, i ändarna med närmaste år.",
            en=f"{missing} gaps in the series are filled: with a straight line between the years beside, at the ends with the nearest year.",
        ),
    )


def _few(seen: NDArray[np.bool_]) -> tuple[Text, ...]:
    count = int(seen.any(axis=(0, 1, 2, 3)).sum())
    if count > 3:  # noqa: PLR2004 - four years give some earlier steps to learn from
        return ()
    return (
        Text(
            sv=f"Bara {count} år med uppgifter: utvecklingen och osäkerheten bygger mest på antaganden.",
            en=f"Only {count} {'year' if count == 1 else 'years'} of figures: the development and the uncertainty rest mostly on assumptions.",
        ),
    )


def _filled(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Fill gaps along a straight line, ends with the nearest figure, cells without any with nil."""
    flat = values.reshape(-1, values.shape[-1])
    for row in np.flatnonzero(np.isnan(flat).any(axis=1)):
        seen = np.flatnonzero(~np.isnan(flat[row]))
        flat[row] = np.interp(np.arange(flat.shape[1]), seen, flat[row, seen]) if seen.size else 0.0
    return flat.reshape(values.shape)


def band_limits(band: str) -> tuple[int, int]:
    """First and last age of a band such as `25-34`, `75+` or `-15`.

    Raises:
        InputError: the text is no age band.
    """
    text = band.strip()
    low, dash, high = text.partition("-")
    try:
        if text.endswith("+"):
            return int(text[:-1]), int(text[:-1]) + _OPEN_BAND_YEARS - 1
        first = int(low) if low else 0
        return first, int(high) if dash else first
    except ValueError:
        raise InputError(
            Text(sv=f"”{band}” är ingen åldersgrupp.", en=f'"{band}" is no age group.'),
            where="age_group",
            mend=Text(sv="Skriv till exempel 25-34 eller 65+.", en="Write for instance 25-34 or 65+."),
        ) from None


def band_of(ages: Sequence[float], bands: NDArray[np.float64]) -> NDArray[np.intp]:
    """Number of the band that holds each age, -1 where none does."""
    inside = (np.asarray(ages)[:, None] >= bands[None, :, 0]) & (
        np.asarray(ages)[:, None] <= bands[None, :, 1]
    )
    return np.where(inside.any(axis=1), inside.argmax(axis=1), -1)
