# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a long frame must hold before anything is made of it; every refusal says which row and what to mend."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.outlook.population.labels import sex_of
from skillshed.outlook.population.remarks import listed

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from skillshed.outlook.population.remarks import Remarks

COLUMNS = ("region", "sex", "age", "year", "value")


def need_columns(frame: pd.DataFrame, name: str) -> None:
    """Refuse a table without the five columns."""
    lacking = [column for column in COLUMNS if column not in frame.columns]
    if lacking:
        raise InputError(
            Text(
                sv=f"Tabellen {name} saknar kolumnen {listed(lacking)}.",
                en=f"The table {name} lacks the column {listed(lacking)}.",
            ),
            where=name,
            mend=Text(
                sv=f"Ge en lång tabell med kolumnerna {', '.join(COLUMNS)}.",
                en=f"Give a long table with the columns {', '.join(COLUMNS)}.",
            ),
        )


def counted(frame: pd.DataFrame, *, name: str, remarks: Remarks) -> pd.DataFrame:
    """Give the rows with a figure; refuse negative and infinite ones."""
    value = pd.to_numeric(frame["value"], errors="coerce").astype("float64")
    if (value < 0).any() or np.isinf(value).any():
        row = frame.loc[(value < 0) | np.isinf(value)].iloc[0]
        raise InputError(
            Text(
                sv=f"Tabellen {name} har ett antal som är negativt eller oändligt.",
                en=f"The table {name} holds a negative or infinite count.",
            ),
            where=f"{row['region']}, {row['sex']}, {row['age']}, {row['year']}: {row['value']}",
            mend=Text(sv="Rätta siffran eller ta bort raden.", en="Correct the figure or leave the row out."),
        )
    absent = int(value.isna().sum())
    if absent:
        remarks.add(
            Text(
                sv=f"{absent} rader utan siffra i tabellen {name} räknas som luckor.",
                en=f"{absent} rows without a figure in the table {name} count as gaps.",
            )
        )
    return frame.assign(value=value).loc[value.notna()]


def sex_or_refuse(name: str) -> Callable[[object], int]:
    """Give a reader of sex labels that refuses what it does not understand."""

    def understand(label: object) -> int:
        sex = sex_of(label)
        if sex is None:
            raise InputError(
                Text(
                    sv=f"Tabellen {name} har ett kön som inte förstås: {label}.",
                    en=f"The table {name} has a sex that is not understood: {label}.",
                ),
                where=str(label),
                mend=Text(
                    sv="Skriv 1 eller män, 2 eller kvinnor, T för båda.",
                    en="Write 1 or men, 2 or women, T for both.",
                ),
            )
        return sex

    return understand


def need_unique(frame: pd.DataFrame, sex: NDArray[np.int64], *, name: str) -> None:
    """Refuse a table that says the same thing twice."""
    keys = pd.DataFrame(
        {
            "region": frame["region"].astype(object).to_numpy(),
            "sex": sex,
            "age": frame["age"].astype(object).to_numpy(),
            "year": frame["year"].to_numpy(),
        }
    )
    twice = keys.duplicated()
    if twice.any():
        row = keys.loc[twice].iloc[0]
        raise InputError(
            Text(
                sv=f"Tabellen {name} har samma rad två gånger.",
                en=f"The table {name} has the same row twice.",
            ),
            where=f"{row['region']}, {row['age']}, {row['year']}",
            mend=Text(
                sv="Behåll en rad per region, kön, ålder och år.",
                en="Keep one row per region, sex, age and year.",
            ),
        )


def years_of(frame: pd.DataFrame, name: str) -> pd.Series[int]:
    """Give the years as whole numbers."""
    years = pd.to_numeric(frame["year"], errors="coerce")
    odd = years.isna() | (years % 1 != 0)
    if odd.any():
        label = frame.loc[odd, "year"].iloc[0]
        raise InputError(
            Text(
                sv=f"Tabellen {name} har ett år som inte förstås: {label}.",
                en=f"The table {name} has a year that is not understood: {label}.",
            ),
            where=str(label),
            mend=Text(sv="Skriv år med fyra siffror.", en="Write years with four digits."),
        )
    return years.astype("int64")
