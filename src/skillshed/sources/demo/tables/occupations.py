# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Employees by occupation as the occupation register (AM0208) gives them, in an older and a newer table that overlap."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from skillshed.sources.demo.industries import industry_codes
from skillshed.sources.demo.occupations import BANDS
from skillshed.sources.demo.parameters import parameters
from skillshed.sources.demo.tables.cube import SEX, Cube, Variable, contents, years

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from skillshed.sources.demo.geography import Geography
    from skillshed.sources.demo.occupations import Employees

    Persons = NDArray[np.int64]

WORK = ("AM", "Arbetsmarknad")
NEW_NOTE = (
    "Från 2023 redovisas åldersgruppen 16–69 år och för tidigare år 16–64 år. Från och med referensår 2020 bygger statistiken på "
    "Befolkningens arbetsmarknadsstatus (BAS) i stället för på RAMS. Jämförelser bakåt bör göras med försiktighet."
)


def occupation() -> Variable:
    """The occupation variable, SSYK 2012 with three digits."""
    return Variable(
        "Yrke2012",
        "Yrke (SSYK 2012)",
        {one["code"]: one["name"] for one in parameters("occupations")["occupations"]},
    )


def occupation_tables(
    employees: Employees, geography: Geography, *, span: tuple[int, int], rng: np.random.Generator
) -> Iterator[Cube]:
    """Give the published tables: occupation × sex by municipality, × age by county, × industry by county; old and new register.

    Args:
        employees: the truth, index 0 is the first year of the span.
        geography: the map.
        span: first and last published year.
        rng: where the old register's misses come from.
    """
    breaks = parameters("mess")["breaks"]
    first, last = span
    for new in (False, True):
        begin, end = (
            (max(breaks["new_from"], first), last) if new else (first, min(breaks["old_until"], last))
        )
        if begin > end:
            continue
        rows = slice(begin - first, end - first + 1)
        counted, bands = _counted(employees, geography, (rows, begin, new), rng=rng)
        yield _by_place(counted, geography, (begin, end, new))
        yield _by_age(bands, geography, (begin, end, new))
        if new:
            yield _by_industry(employees.by_industry[rows], bands.sum(axis=-1), geography, span=(begin, end))


def _counted(
    employees: Employees, geography: Geography, which: tuple[slice, int, bool], *, rng: np.random.Generator
) -> tuple[Persons, Persons]:
    """What a register counts, [year, place, occupation, sex] and [year, county, occupation, sex, band]; the two agree.

    Before the year in `mess.yaml` those of 65 or more are left out; the old register also misses some at random.
    """
    rows, begin, new = which
    breaks = parameters("mess")["breaks"]
    places, bands = employees.by_place[rows].copy(), employees.by_age[rows].copy()
    young = np.arange(begin, begin + len(places)) < breaks["older_from"]
    bands[young, ..., -1] = 0
    whole = employees.by_age[rows].sum(axis=-1)
    codes = list(geography.counties)
    county = np.array([codes.index(place.county) for place in geography.places])
    shown = bands.sum(axis=-1)
    places = _spread(places, shown, whole, county=county)
    if not new:
        places = rng.binomial(places, breaks["old_register"])
        missed = np.add.reduceat(places, np.flatnonzero(np.diff(county, prepend=-1)), axis=1)
        upto = np.cumsum(bands, axis=-1) * (missed / np.maximum(shown, 1))[..., None]
        bands = np.diff(np.rint(upto).astype(np.int64), axis=-1, prepend=0)
    return places, bands


def _spread(places: Persons, shown: Persons, whole: Persons, *, county: NDArray[np.int64]) -> Persons:
    """Scale each county's places to the county's shown total in whole persons: cumulative sums are rounded, then taken apart."""
    share = (shown / np.maximum(whole, 1))[:, county]
    upto = np.rint(np.cumsum(places * share, axis=1) - 1e-9).astype(np.int64)
    return np.asarray(np.diff(upto, axis=1, prepend=0))


def _unknown(nation: Persons) -> Persons:
    """Employees whose workplace has no known county."""
    return np.asarray(np.rint(parameters("mess")["unknown"] * nation), dtype=np.int64)


def _by_place(counted: Persons, geography: Geography, when: tuple[int, int, bool]) -> Cube:
    begin, end, new = when
    membership = np.array([rows for _, rows in geography.published().values()], dtype=np.float64)
    values = np.rint(np.einsum("rp,tpos->rost", membership, counted.astype(np.float64))).astype(np.int64)
    unknown = _unknown(values[0])
    values[0] += unknown
    values = np.concatenate([values, unknown[None]])
    names = {code: name for code, (name, _) in geography.published().items()} | {"99": "okänt län"}
    secret = _secret(values, list(names))
    unit = "16-64 år" if end < parameters("mess")["breaks"]["older_from"] else "16-69 år"
    return Cube(
        "anstallda_yrke_kon_bas" if new else "anstallda_yrke_kon_rams",
        "TAB4434" if new else "TAB3119",
        "Anställda med arbetsplats i regionen (dagbefolkning) efter region, yrke (3-siffrig SSYK 2012) och kön",
        (Variable("Region", "region", names), occupation(), SEX,
         contents({"000006XZ" if new else "000005N3": f"Anställda {unit} med arbetsplats i regionen (dagbef)"}),
         years(begin, end)),
        values[:, :, :, None], f"{end + 1}-11-05T07:00:00Z" if new else "2023-03-05T07:00:00Z", secret[:, :, :, None],
        (NEW_NOTE, "Uppgifter om färre än fem anställda i en kommun visas inte (..)."),
        "YREG58BAS" if new else "YREG58N", WORK,
    )  # fmt: skip


def _secret(values: Persons, codes: list[str]) -> NDArray[np.bool_]:
    """Which cells are withheld: small ones in municipalities, and one occupation in one municipality altogether."""
    rule = parameters("mess")["secrecy"]
    municipal = np.array([len(code) == 4 for code in codes])  # noqa: PLR2004 - a municipality's code has four digits
    secret = (values > 0) & (values < rule["least"]) & municipal[:, None, None, None]
    hidden = np.flatnonzero(municipal)[rule["rounded"]["region_rank"]]
    row = list(occupation().codes).index(rule["rounded"]["occupation"])
    secret[hidden, row] = True
    return np.asarray(secret)


def _by_age(bands: Persons, geography: Geography, when: tuple[int, int, bool]) -> Cube:
    begin, end, new = when
    nation = bands.sum(axis=1, keepdims=True)
    unknown = _unknown_bands(nation)
    values = np.concatenate([nation + unknown, bands, unknown], axis=1)
    names = {"00": geography.published()["00"][0], **geography.counties, "99": "okänt län"}
    age = Variable(
        "Alder", "ålder", {("065-69" if band == "65-69" else band): f"{band} år" for band in BANDS}
    )
    return Cube(
        "anstallda_yrke_alder_bas" if new else "anstallda_yrke_alder_rams",
        "YREG57BAS" if new else "YREG57N",
        "Anställda efter region, yrke (3-siffrig SSYK 2012), ålder och kön",
        (Variable("Region", "region", names), occupation(), age, SEX,
         contents({"000006Y0" if new else "000005N2": "Antal"}), years(begin, end)),
        values.transpose(1, 2, 4, 3, 0)[:, :, :, :, None], f"{end + 1}-11-05T07:00:00Z" if new else "2023-03-05T07:00:00Z",
        None, (NEW_NOTE,), "YREG57BAS" if new else "YREG57N", WORK,
    )  # fmt: skip


def _unknown_bands(nation: Persons) -> Persons:
    """The nation's employees of unknown county by age band; they sum to those by occupation and sex."""
    total = nation.sum(axis=-1)
    upto = np.cumsum(nation, axis=-1) * (_unknown(total) / np.maximum(total, 1))[..., None]
    return np.asarray(np.diff(np.rint(upto).astype(np.int64), axis=-1, prepend=0))


def _by_industry(
    expected: NDArray[np.float64], total: Persons, geography: Geography, *, span: tuple[int, int]
) -> Cube:
    """Occupation × industry × sex by county: the total by occupation and sex, spread as the staffing pattern says."""
    share = expected / np.maximum(expected.sum(axis=-1, keepdims=True), 1e-9)
    upto = np.cumsum(share[:, :, :, None, :] * total[..., None], axis=-1)
    parts = np.diff(np.rint(upto).astype(np.int64), axis=-1, prepend=0)
    values = np.concatenate([parts.sum(axis=1, keepdims=True), parts], axis=1)
    industries = parameters("work")["industries"]
    names = {"00": geography.published()["00"][0], **geography.counties}
    sni = Variable(
        "SNI2007", "näringsgren SNI 2007", {code: industries[code]["name"] for code in industry_codes()}
    )
    return Cube(
        "anstallda_yrke_naringsgren", "TAB4436", "Anställda efter region, yrke (3-siffrig SSYK 2012), näringsgren SNI 2007 och kön",
        (Variable("Region", "region", names), occupation(), sni, SEX, contents({"000006Y3": "Anställda"}), years(*span)),
        values.transpose(1, 2, 4, 3, 0)[:, :, :, :, None], f"{span[1] + 1}-11-05T07:00:00Z",
        None, (NEW_NOTE,), "YREG56BAS", WORK,
    )  # fmt: skip
