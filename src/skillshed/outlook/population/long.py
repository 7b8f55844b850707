# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""From long frames to arrays with one axis per dimension, with every label understood or refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.outlook.population.checks import counted, need_columns, need_unique, sex_or_refuse, years_of
from skillshed.outlook.population.labels import Age, age_of, is_undivided, is_unknown
from skillshed.outlook.population.remarks import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from skillshed.outlook.population.remarks import Remarks

_UNKNOWN_AGE, _ALL_AGES = -1, -2


@dataclass(frozen=True)
class Long:
    """A checked long frame whose labels have been turned into positions.

    `region` is text, so that 19 and "19" are the same county, and `names` the caller's own wording of it; `sex` is 0 men,
    1 women (or 0 for all where only totals exist), `age` in years, -1 unknown; `divided`: the sexes are apart.
    """

    region: NDArray[np.object_]
    names: dict[str, object]
    sex: NDArray[np.int64]
    age: NDArray[np.int64]
    year: NDArray[np.int64]
    value: NDArray[np.float64]
    sexes: dict[int, object]
    ages: dict[int, object]
    open_age: int | None
    divided: bool


def read_long(frame: pd.DataFrame, *, name: str, base: int, remarks: Remarks) -> Long:
    """Check a long frame and understand its labels; years after `base` are left out before anything else.

    Raises:
        InputError: a column is missing, a figure is negative or no number, a key occurs twice, or an age is a band.
    """
    need_columns(frame, name)
    frame = frame.assign(year=years_of(frame, name))
    frame = frame.loc[frame["year"] <= base]
    frame = counted(frame, name=name, remarks=remarks)
    sex = _labels(frame["sex"], sex_or_refuse(name))
    age, understood, frame, sex = _ages(frame, sex, name=name, remarks=remarks)
    frame, sex, age = _without_totals(frame, sex, age, name=name, remarks=remarks)
    need_unique(frame, sex, name=name)
    region = frame["region"].astype(str).astype(object).to_numpy()
    return Long(
        region=region,
        names=dict(zip(region, frame["region"].astype(object), strict=True)),
        sex=np.maximum(sex, 0),
        age=age,
        year=frame["year"].to_numpy(dtype=np.int64),
        value=frame["value"].to_numpy(dtype=np.float64),
        sexes=_wording(frame["sex"], np.maximum(sex, 0)),
        ages=_wording(frame["age"], age),
        open_age=max((a.years for a in understood if a.open_above), default=None),
        divided=bool((sex >= 0).any()),
    )


def to_array(
    long: Long, *, regions: Sequence[object], sexes: int, ages: int, years: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Lay a long frame out as `[year, region, sex, age]`, NaN where it has no row; ages above are gathered."""
    place = {str(region): at for at, region in enumerate(regions)}
    codes, uniques = pd.factorize(long.region)
    region = np.array([place.get(name, -1) for name in uniques], dtype=np.int64)[codes]
    inside = (region >= 0) & (long.year >= years[0]) & (long.year <= years[-1]) & (long.age >= 0)
    where = (
        long.year[inside] - years[0],
        region[inside],
        np.minimum(long.sex[inside], sexes - 1),
        np.minimum(long.age[inside], ages - 1),
    )
    total = np.zeros((len(years), len(regions), sexes, ages))
    seen = np.zeros(total.shape, dtype=bool)
    np.add.at(total, where, long.value[inside])
    seen[where] = True
    return np.where(seen, total, np.nan)


def _labels(column: pd.Series[str], understand: Callable[[object], int]) -> NDArray[np.int64]:
    codes, uniques = pd.factorize(column.astype(object))
    known = np.array([understand(label) for label in uniques], dtype=np.int64)
    return known[codes] if len(known) else np.zeros(len(codes), dtype=np.int64)


def _ages(
    frame: pd.DataFrame, sex: NDArray[np.int64], *, name: str, remarks: Remarks
) -> tuple[NDArray[np.int64], list[Age], pd.DataFrame, NDArray[np.int64]]:
    codes, uniques = pd.factorize(frame["age"].astype(object))
    understood = {at: age_of(label) for at, label in enumerate(uniques)}
    odd = [
        label
        for at, label in enumerate(uniques)
        if understood[at] is None and not is_undivided(label) and not is_unknown(label)
    ]
    if odd:
        raise InputError(
            Text(
                sv=f"Tabellen {name} har åldrar som inte är ettårsklasser: {listed(odd)}.",
                en=f"The table {name} has ages that are not single years: {listed(odd)}.",
            ),
            where=listed(odd),
            mend=Text(
                sv="Hämta tabellen med ettårsklasser, den sista öppen (till exempel 100+).",
                en="Fetch the table by single years of age, the last one open (for example 100+).",
            ),
        )
    years = np.array(
        [
            a.years if (a := understood[at]) else (_UNKNOWN_AGE if is_unknown(label) else _ALL_AGES)
            for at, label in enumerate(uniques)
        ],
        dtype=np.int64,
    )
    age = years[codes] if len(years) else np.zeros(len(codes), dtype=np.int64)
    keep = age != _ALL_AGES
    if not keep.all() and keep.any():
        remarks.add(
            Text(
                sv=f"Rader för alla åldrar tillsammans i tabellen {name} är utelämnade.",
                en=f"Rows for all ages together in the table {name} are left out.",
            )
        )
    return age[keep], [a for a in understood.values() if a], frame.loc[keep], sex[keep]


def _without_totals(
    frame: pd.DataFrame, sex: NDArray[np.int64], age: NDArray[np.int64], *, name: str, remarks: Remarks
) -> tuple[pd.DataFrame, NDArray[np.int64], NDArray[np.int64]]:
    divided = sex >= 0
    if divided.any() and not divided.all():
        remarks.add(
            Text(
                sv=f"Rader för båda könen tillsammans i tabellen {name} är utelämnade.",
                en=f"Rows for both sexes together in the table {name} are left out.",
            )
        )
        return frame.loc[divided], sex[divided], age[divided]
    return frame, sex, age


def _wording(labels: pd.Series[str], positions: NDArray[np.int64]) -> dict[int, object]:
    first = pd.DataFrame({"at": positions, "label": labels.astype(object).to_numpy()}).drop_duplicates("at")
    return dict(zip(first["at"], first["label"], strict=True))
