# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A small home whose originals are tidy frames as CSV, so that these tests are about the warehouse and nothing else."""

import io
from datetime import UTC, datetime

import pandas as pd
import pytest

from skillshed.home import Home
from skillshed.sources.snapshot import About, SnapshotStore
from skillshed.warehouse import build as building

COUNTIES = [
    "01",
    "03",
    "04",
    "05",
    "06",
    "07",
    "08",
    "09",
    "10",
    "12",
    "13",
    "14",
    "17",
    "18",
    "19",
    "20",
    "21",
    "22",
    "23",
    "24",
    "25",
]
FIRST = datetime(2025, 3, 1, tzinfo=UTC)


def read_back(snapshot):
    text = dict.fromkeys(
        ("region", "sex", "age", "occupation", "flow", "flag", "industry", "code", "kind", "parent", "name"),
        "str",
    )
    frame = pd.read_csv(
        snapshot.path, dtype=text, keep_default_na=False, na_values={"value": [""], "flag": [""]}
    )
    frame["source"] = snapshot.short
    return frame


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setattr(building, "frame_of", read_back)
    return Home(tmp_path / "home")


@pytest.fixture
def keep():
    """Keep a frame as a snapshot of some kind."""

    def keep(home, kind, frame, *, at=FIRST, updated=None, fictitious=False, filename=None):
        written = io.StringIO()
        frame.to_csv(written, index=False)
        about = About(
            kind=kind,
            title=f"Tabell {kind}",
            publisher="SCB",
            licence="CC0-1.0",
            updated=updated,
            fictitious=fictitious,
            format="csv",
        )
        name = filename or f"{kind}.csv"
        return SnapshotStore(home).add(written.getvalue().encode(), about, filename=name, retrieved_at=at)

    return keep


@pytest.fixture
def population():
    """Population of every county by sex and two ages: 1,000 persons a cell, and one more for each year since 2000."""

    def population(years=(2003, 2004, 2005), *, counties=COUNTIES, plus=0):
        rows = [
            (county, sex, age, year, 1000 + year - 2000 + plus)
            for county in counties
            for sex in "12"
            for age in ("30", "31+")
            for year in years
        ]
        frame = pd.DataFrame(rows, columns=["region", "sex", "age", "year", "value"])
        return frame.assign(flag="")

    return population
