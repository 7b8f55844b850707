# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A small release in memory: one county with everything a release can hold, from a process we know."""

import math
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import pandas as pd
import pytest

from skillshed.codes import Area, AreaList
from skillshed.language import Text
from skillshed.report.documents.county import render
from skillshed.workspace import Workspace

BASE, LAST = 2020, 2032
OCCUPATIONS = [
    "111",
    "214",
    "221",
    "222",
    "234",
    "235",
    "331",
    "411",
    "512",
    "532",
    "533",
    "711",
    "723",
    "832",
    "911",
    "931",
    "962",
]
SEXES = ("1", "2")


@dataclass(frozen=True)
class MemoryRelease:
    """The part of a release that a report reads, held in memory."""

    frames: dict
    fictitious: bool = True
    id: str = "r0123456789ab"
    names: dict = field(default_factory=lambda: {"31": Text(sv="Ekebygds län", en="Ekebygd County")})
    assumptions: tuple = ()
    gaps: tuple = ()

    @property
    def manifest(self):
        return {
            "id": self.id, "code_version": "0.1.0", "seed": 1, "as_of": "2026-11-23", "fictitious": self.fictitious,
            "snapshots": self.sources("population"), "tables": {name: {"vintage": "2026-03-01"} for name in self.frames},
            "assumptions": list(self.assumptions), "gaps": list(self.gaps), "built_at": "2026-11-23T12:00:00+00:00",
        }  # fmt: skip

    def tables(self):
        return list(self.frames)

    def table(self, name):
        return self.frames[name].copy()

    def sources(self, name):
        kind = "population" if name.startswith("outlook") else name
        return [
            {"sha256": sha256(kind.encode()).hexdigest(), "kind": kind, "filename": f"{kind}.csv", "title": f"Table {kind}",
             "publisher": "SCB", "licence": "CC0-1.0", "origin": "file", "retrieved_at": "2026-11-20T08:00:00+00:00",
             "updated": "2026-03-01", "fictitious": self.fictitious, "remarks": []},
        ]  # fmt: skip

    def areas(self):
        own = [Area(code=code, kind="county", name=name, parent="SE12") for code, name in self.names.items()]
        own += [Area(code, "municipality", Text(code, code), "31") for code in ("3101", "3102")]
        return AreaList.packaged().with_areas(own)


def _curve(age):
    return 1600 * (1 - (age / 104) ** 3) + 160 * math.sin(age / 9)


def population(first=2000, last=BASE, region="31"):
    rows = [
        {"region": region, "sex": sex, "age": str(age) if age < 100 else "100+", "year": year, "flag": None, "source": "a" * 12,
         "value": float(round(_curve(age) * (1 + 0.004 * (year - first)) * (1.0 if sex == "1" else 1.03)))}
        for year in range(first, last + 1) for age in range(101) for sex in SEXES
    ]  # fmt: skip
    return tidy(rows)


def flows(level, first=2000, region="31"):
    rows = [
        {"region": region, "sex": sex, "age": "T", "year": year, "value": float(level + 9 * (year % 7)), "flag": None, "source": "b" * 12}
        for year in range(first, BASE + 1) for sex in SEXES
    ]  # fmt: skip
    return tidy(rows)


def tidy(rows):
    frame = pd.DataFrame(rows)
    text = {
        name: "category"
        for name in frame.columns
        if name not in {"year", "value", "flag", "mean", "low", "high"}
    }
    return frame.astype({**text, "year": "int16"})


BANDS = {
    "T": (0, 200),
    "0-15": (0, 15),
    "16-18": (16, 18),
    "19-24": (19, 24),
    "20-64": (20, 64),
    "65-79": (65, 79),
    "80+": (80, 200),
}


def outlook_population(region="31"):
    now = population(2000, BASE, region).query("year == @BASE").reset_index(drop=True)
    now["lower"] = now["age"].astype(str).str.rstrip("+").astype(int)
    rows = []
    for year in range(BASE + 1, LAST + 1):
        ahead = year - BASE
        for row in now.itertuples():
            mean = row.value * (1 + 0.002 * ahead * (row.lower - 35) / 35)
            rows.append((region, row.sex, row.age, year, mean, ahead))
        for band, (low, high) in BANDS.items():
            part = now[now["lower"].between(low, high)]
            mean = float((part["value"] * (1 + 0.002 * ahead * (part["lower"] - 35) / 35)).sum())
            rows.append((region, "T", band, year, mean, ahead))
    frame = pd.DataFrame(rows, columns=["region", "sex", "age", "year", "mean", "ahead"])
    spread = 0.006 * frame["ahead"]
    return frame.assign(low=frame["mean"] * (1 - spread), high=frame["mean"] * (1 + spread)).drop(
        columns="ahead"
    )


def employment(region="31", years=range(2014, BASE + 1)):
    rows = []
    for place, code in enumerate(OCCUPATIONS):
        for year in years:
            for sex in SEXES:
                value = float(round(40 + 3000 / (place + 1) * (1 + 0.02 * (place % 5 - 2) * (year - 2014))))
                value = 3.0 if code == "111" and sex == "1" else 0.0 if code == "111" else value
                rows.append(
                    {
                        "region": region,
                        "occupation": code,
                        "sex": sex,
                        "year": year,
                        "value": value,
                        "flag": None,
                        "source": "c" * 12,
                    }
                )
    rows[-1] |= {"value": float("nan"), "flag": "secret"}
    return tidy(rows)


def outlook_employment(region="31"):
    base = employment(region, [BASE]).groupby("occupation", observed=True)["value"].sum()
    rows = [
        {"region": region, "occupation": code, "year": year, "mean": value * (1 + 0.01 * (place % 5 - 2) * (year - BASE)),
         "low": value * (1 + (0.01 * (place % 5 - 2) - 0.012) * (year - BASE)), "high": value * (1 + (0.01 * (place % 5 - 2) + 0.012) * (year - BASE)),
         "mark": "scepticism" if value < 1000 else "caution" if value < 10000 else None, "method": "damped trend"}
        for place, (code, value) in enumerate(base.items()) for year in range(BASE + 1, LAST + 1)
    ]  # fmt: skip
    return pd.DataFrame(rows)


def outlook_openings(region="31"):
    jobs = outlook_employment(region)
    rows = []
    for (code, year), part in jobs.groupby(["occupation", "year"]):
        mean, ahead = float(part["mean"].iloc[0]), int(year) - BASE
        slope = (
            mean - float(jobs[(jobs.occupation == code) & (jobs.year == BASE + 1)]["mean"].iloc[0])
        ) / max(ahead - 1, 1)
        for component, level in (
            ("expansion", slope),
            ("replacement", 0.027 * mean),
            ("openings", slope + 0.027 * mean),
        ):
            wide = 0.3 * abs(level) + 0.01 * mean
            rows.append(
                (
                    region,
                    code,
                    year,
                    component,
                    level,
                    level - wide,
                    level + wide,
                    level * ahead,
                    (level - wide) * ahead,
                    (level + wide) * ahead,
                )
            )
    names = [
        "region",
        "occupation",
        "year",
        "component",
        "mean",
        "low",
        "high",
        "cumulative_mean",
        "cumulative_low",
        "cumulative_high",
    ]
    return pd.DataFrame(rows, columns=names)


def employment_age(region="31"):
    bands = ["16-24", "25-29", "30-34", "35-39", "40-44", "45-49", "50-54", "55-59", "60-64"]
    rows = [
        {"region": region, "occupation": code, "age": band, "sex": sex, "year": BASE, "flag": None, "source": "d" * 12,
         "value": float(20 + (place * 7 + number * (3 + place)) % 90 * 3)}
        for place, code in enumerate(OCCUPATIONS) for number, band in enumerate(bands) for sex in SEXES
    ]  # fmt: skip
    return tidy(rows)


def survey(first, last, region="SE12"):
    rows = [
        {"region": region, "occupation": code, "sex": sex, "year": year, "flag": "unavailable" if year % 4 == 0 and code == "111" else None,
         "value": float("nan") if year % 4 == 0 and code == "111" else float(9000 - 400 * place + 60 * (year - first)), "source": "e" * 12}
        for place, code in enumerate(OCCUPATIONS) for year in range(first, last + 1) for sex in SEXES
    ]  # fmt: skip
    return tidy(rows)


def accuracy():
    rows = [
        (subject, horizon, 189 if subject == "population" else 96, wape, naive, best, share, inside)
        for subject, horizon, wape, naive, best, share, inside in (
            ("population", 5, 0.011, 0.016, "trend", 0.66, 0.79), ("population", 10, 0.024, 0.033, "drift", 0.63, 0.77),
            ("employment", 1, 0.031, 0.029, "last_value", 0.46, 0.71),
        )
    ]  # fmt: skip
    names = [
        "subject",
        "horizon",
        "cells",
        "wape",
        "wape_best_naive",
        "best_naive",
        "beats_share",
        "coverage",
    ]
    text = {"subject": "category", "best_naive": "category"}  # as in a release, where the horizon is text
    return pd.DataFrame(rows, columns=names).astype({"horizon": str}).astype({"horizon": "category", **text})


def population_change(region="31"):
    rows = [
        (region, component, year, mean, mean - 30.0 * (year - BASE), mean + 30.0 * (year - BASE))
        for component, mean in (("births", 1450.0), ("deaths", 1290.0), ("net_migration", 310.0))
        for year in range(BASE + 1, LAST + 1)
    ]
    return pd.DataFrame(rows, columns=["region", "component", "year", "mean", "low", "high"])


def migration(region="31", first=2001):
    rows = [
        {"region": region, "sex": sex, "age": "T", "flow": flow, "year": year, "value": level + 4.0 * (year % 5), "flag": None, "source": "f" * 12}
        for flow, level in (("in_domestic", 900.0), ("out_domestic", 980.0), ("immigration", 240.0), ("emigration", 90.0))
        for year in range(first, BASE + 1) for sex in SEXES
    ]  # fmt: skip
    return tidy(rows)


def joined(region="SE12"):
    rows = [
        (region, code, year, 9000.0 - 400 * place + 60 * (year - 2003), "estimated" if year < 2014 or (place, year) == (2, 2016) else None, 0.1 * (place + 1) % 0.7 if year < 2014 else 0.0)
        for place, code in enumerate(OCCUPATIONS) for year in range(2003, 2019)
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["region", "occupation", "year", "value", "flag", "loss"])


def backtest(region="31"):
    history = population(2000, BASE, region).groupby("year", observed=True)["value"].sum()
    rows = []
    for origin in (2005, 2010):
        for horizon in (5, 10):
            actual = float(history[origin + horizon])
            forecast = actual * (1 + 0.003 * horizon)
            rows.append(("population", region, "T", origin, origin + horizon, horizon, forecast, forecast * 0.98, forecast * 1.02, actual,
                         float(history[origin]), forecast, forecast, forecast))  # fmt: skip
    names = [
        "subject",
        "region",
        "item",
        "origin",
        "year",
        "horizon",
        "forecast",
        "low",
        "high",
        "actual",
        "last_value",
        "drift",
        "trend",
        "constant_share",
    ]
    return pd.DataFrame(rows, columns=names)


ASSUMPTIONS = (
    {"key": "interval_level", "value": 0.8, "unit": "share", "source": "architecture.md", "note": {"sv": "Intervallen rymmer utfallet åtta gånger av tio.", "en": "The intervals hold the outcome eight times out of ten."}},
    {"key": "retirement_age", "value": 66, "unit": "years", "source": "Pensionsmyndigheten 2026", "note": {"sv": "Riktålder för pension.", "en": "Target retirement age."}},
    *({"key": f"{subject}.draws", "value": 500, "unit": "futures", "source": "Skillshed", "note": {"sv": "Så många slumpade framtider.", "en": "So many random futures."}} for subject in ("population", "employment")),
    {"key": "employment.remark", "value": None, "unit": "", "source": "Skillshed", "note": {"sv": "Lånar en annans: 01 ← SE11, 03 ← SE12, 31 ← SE12, 05 ← SE12, 06 ← SE21.", "en": "Borrow another's: 01 ← SE11, 03 ← SE12, 31 ← SE12, 05 ← SE12, 06 ← SE21."}},
)  # fmt: skip
GAPS = (
    {"subject": "population", "region": None, "missing": "migration", "reason": {"sv": "Ingen flyttabell är importerad.", "en": "No table of moves is imported."}, "adds": {"sv": "Inrikes och utrikes flyttningar var för sig.", "en": "Internal and international moves apart."}},
)  # fmt: skip


def everything():
    return {
        "population": population(), "births": flows(700), "deaths": flows(640), "migration": migration(),
        "outlook_population_change": population_change(),
        "employment_by_occupation": employment(), "employment_by_occupation_age": employment_age(),
        "outlook_population": outlook_population(), "outlook_employment": outlook_employment(),
        "outlook_openings": outlook_openings(), "outlook_accuracy": accuracy(), "outlook_backtest": backtest(),
    }  # fmt: skip


def old_survey():
    """The survey stands on NUTS 2, in two classifications and joined."""
    return {
        "employment_survey_ssyk96": survey(2003, 2013), "employment_survey": survey(2014, 2018),
        "employment_survey_joined": joined(),
    }  # fmt: skip


@pytest.fixture(scope="session")
def release():
    return MemoryRelease(everything(), assumptions=ASSUMPTIONS, gaps=GAPS)


@pytest.fixture(scope="session")
def make_release():
    return MemoryRelease


@pytest.fixture(scope="session")
def tables():
    return everything()


@pytest.fixture(scope="session")
def survey_tables():
    return old_survey()


REAL = Path(__file__).parents[3] / "shared" / "data"


def _build_real(folder):
    workspace = Workspace.open(folder / "home")
    county, survey, people = (
        REAL / "scb" / "YREG_000000NL_county_ssyk3_sex_2014_2017.csv",
        "SLP_*employees*",
        "YREG*NK*",
    )
    files = [county, *sorted((REAL / "scb").glob(survey)), *sorted((REAL / "scb").glob(people))]
    workspace.import_files(*files, REAL / "population_county")
    workspace.build(draws=50)


@pytest.fixture(scope="session")
def real_release(shared, once):
    """A release of real figures, built once."""
    if not REAL.is_dir():
        pytest.skip(f"the real figures are not here ({REAL})")
    return Workspace.open(once(shared / "built-real", _build_real) / "home").release()


@pytest.fixture(scope="session")
def pages(shared, once, request):
    """Give the path of a page by name and language, written once for all test processes."""
    regions = {"memory": ("release", "31"), "real": ("real_release", "19"), "demo": ("demo_release", "31")}

    def path(name, language="sv"):
        fixture, region = regions[name]
        release = request.getfixturevalue(fixture)

        def make(folder):
            (folder / "page.html").write_text(render(release, region, language=language), encoding="utf-8")

        return once(shared / f"page-{name}-{language}", make) / "page.html"

    return path
