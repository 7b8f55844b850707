# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Stock and flows by education group as the regional matching indicators (AM9906) give them, and population by level (UF0506)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from skillshed.sources.demo.education import FLOWS, Education
from skillshed.sources.demo.education_groups import LEVELS
from skillshed.sources.demo.tables.cube import SEX, Cube, Variable, contents, years
from skillshed.sources.demo.tables.regions import by_region, region

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from skillshed.sources.demo.geography import Geography

    Floats = NDArray[np.float64]
    Persons = NDArray[np.int64]

WORK = ("AM", "Arbetsmarknad")
STATUS = {
    "000007HQ": "- Varav anställda",
    "000007HR": "- Varav egenföretagare",
    "000007HS": "Inskrivna arbetslösa på Arbetsförmedlingen (B)",
    "000007HT": "Inte i arbetskraften (C)",
    "000007HU": "Totalt antal personer (A+B+C)",
}
FORCE = {
    "000007ID": "I arbetskraften",
    "000007IE": "Inte i arbetskraften",
    "000007IF": "Totalt antal personer",
}
COMMUTERS = {
    "000005SJ": "Bor och arbetar i samma region",
    "000005SK": "Inpendlare över regiongräns",
    "000005SL": "Utpendlare över regiongräns",
    "000005SM": "Dagbefolkning (förvärvsarbetande)",
    "000005SN": "Nattbefolkning (förvärvsarbetande)",
}
CHANGE = {
    "000008QJ": "- Varav åldersinträden (18-åringar)",
    "000008QK": "- Varav åldersutträden (65-åringar)",
    "000008QL": "- Varav inflyttare till regionen",
    "000008QM": "- Varav utflyttare från regionen",
    "000008QN": "- Varav examinerade inom regionen",
    "000008QO": "- Varav vidareutbildade inom regionen",
}
CHANGE_NOTE = "Nettoförändringen är in- och utflödena minus döda, som tabellen inte redovisar. Flyttare avser flyttningar över områdets egen gräns."


def matching_areas(geography: Geography) -> dict[str, tuple[str, NDArray[np.bool_]]]:
    """The areas of the matching indicators: nation, counties, functional regions; code → (name, which places)."""
    published = geography.published()
    rows = {code: published[code] for code in ("00", *geography.counties)}
    codes = np.array([place.code for place in geography.places])
    names = {place.code: place.name for place in geography.places}
    for code, members in geography.functional.items():
        rows[code] = (f"{names[members[0]]} FA", np.isin(codes, members))
    return rows


def education_tables(
    education: Education, status: Floats, commuters: Persons, *, geography: Geography, span: tuple[int, int]
) -> Iterator[Cube]:
    """Give U1a, U1b, U2 and U3 of the matching indicators and population by level of education.

    Args:
        education: stock and flows; index 0 is the first published year.
        status: stock by status, [year, place, sex, group, status].
        commuters: as `commuting_by_group` gives, [area, year, sex, group, kind].
        geography: the map.
        span: first and last published year.
    """
    count = span[1] - span[0] + 1
    areas = matching_areas(geography)
    sums = np.array([rows for _, rows in areas.values()], dtype=np.float64)
    names = Variable("Region", "region", {code: name for code, (name, _) in areas.items()})
    group = Variable(
        "Utbildngrupp", "utbildning", dict(zip(education.groups.codes, education.groups.names, strict=True))
    )
    parts = _whole(np.einsum("rp,tpsgk->rtsgk", sums, status[:count], optimize=True))
    total = np.concatenate([parts, parts.sum(axis=-1, keepdims=True)], axis=-1)
    updated = f"{span[1] + 1}-11-19T07:00:00Z"
    yield Cube(
        "utbildning_u1a", "RegionInd19U1aN1", "Personer 18–64 år efter region, utbildning och ställning på arbetsmarknaden",
        (names, group, contents(STATUS), years(*span)), total.sum(axis=2).transpose(0, 2, 3, 1), updated, subject=WORK,
    )  # fmt: skip
    force = np.stack([parts[..., :3].sum(axis=-1), parts[..., 3], parts.sum(axis=-1)], axis=-1)
    yield Cube(
        "utbildning_u1b", "TAB6368", "Personer 18–64 år i och utanför arbetskraften efter region, utbildning och kön",
        (names, group, SEX, contents(FORCE), years(*span)), force.transpose(0, 3, 2, 4, 1), matrix="RegionInd19U1bN1", updated=updated, subject=WORK,
    )  # fmt: skip
    yield Cube(
        "utbildning_u2", "TAB6369", "Förvärvsarbetande 18–64 år och pendlare över regiongräns efter region, utbildning och kön",
        (names, group, SEX, contents(COMMUTERS), years(span[1] - commuters.shape[1] + 1, span[1])),
        commuters.transpose(0, 3, 2, 4, 1), matrix="RegionInd19U2N1", updated=updated, subject=WORK,
    )  # fmt: skip
    yield _flows(education, sums, (names, group), span=span)
    yield _levels(education, geography, span=span)


def _whole(expected: Floats) -> Persons:
    return np.rint(expected).astype(np.int64)


def _flows(
    education: Education, sums: Floats, variables: tuple[Variable, Variable], *, span: tuple[int, int]
) -> Cube:
    """U3: flows over each area's own border, so those within it are taken away from both who moved in and who moved out."""
    count = span[1] - span[0]
    flow = dict(zip(FLOWS, np.moveaxis(education.flows[:count].astype(np.float64), 1, 0), strict=True))
    areas = {name: np.einsum("rp,tpsg->rtsg", sums, values) for name, values in flow.items()}
    inside = np.stack([areas[_border(code)][i] for i, code in enumerate(variables[0].codes)])
    inside = np.minimum(inside, np.minimum(areas["moved_in"], areas["moved_out"]))
    parts = [
        areas["entrants"], areas["leavers"], areas["moved_in"] - inside, areas["moved_out"] - inside,
        areas["graduated"], areas["further_educated"],
    ]  # fmt: skip
    pairs = {f"{year - 1}-{year}": f"{year - 1}-{year}" for year in range(span[0] + 1, span[1] + 1)}
    return Cube(
        "utbildning_u3", "RegionInd19U3N1", "Utbildningsgruppers in- och utflöden, 18–64 år, efter region, utbildning och kön",
        (*variables, SEX, contents(CHANGE), Variable("Tid", "årsintervall", pairs, elimination=False)),
        _whole(np.stack(parts, axis=-1)).transpose(0, 3, 2, 4, 1), f"{span[1] + 1}-11-19T07:00:00Z",
        notes=(CHANGE_NOTE,), subject=WORK,
    )  # fmt: skip


def _border(code: str) -> str:
    """Which moves stay inside an area: those of its kind."""
    if code == "00":
        return "within_nation"
    return "within_region" if code.startswith("FA") else "within_county"


def _levels(education: Education, geography: Geography, *, span: tuple[int, int]) -> Cube:
    """Population by level of education for every region: single ages, summed to bands as people order them."""
    bands = {"18-24": (18, 25), "25-34": (25, 35), "35-44": (35, 45), "45-54": (45, 55), "55-64": (55, 65)}
    detail = education.bands[: span[1] - span[0] + 1].astype(np.float64)
    parts = np.stack(
        [detail[:, :, :, low - 18 : high - 18].sum(axis=3) for low, high in bands.values()], axis=3
    )
    upto = np.rint(np.cumsum(parts, axis=-1)).astype(np.int64)
    whole = np.diff(upto, axis=-1, prepend=0)
    figures = by_region(np.moveaxis(whole, 0, 1), geography)
    return Cube(
        "utbildningsniva", "TAB3981", "Befolkning 18–64 år efter region, ålder, utbildningsnivå och kön",
        (region(geography), Variable("Alder", "ålder", {band: f"{band} år" for band in bands}),
         Variable("UtbildningsNiva", "utbildningsnivå", LEVELS), SEX, contents({"UF0506A1": "Befolkning"}), years(*span)),
        figures.transpose(0, 3, 4, 2, 1)[:, :, :, :, None], f"{span[1] + 1}-05-20T07:00:00Z",
        matrix="Utbildning", subject=("UF", "Utbildning och forskning"),
    )  # fmt: skip


def commuting_by_group(night: Floats, matrix: Floats, geography: Geography) -> Persons:
    """Live-and-work, in- and out-commuters, day and night population of each area.

    People of every group commute as the residents of their place and sex do.

    Args:
        night: employed by place of residence, [year, place, sex, group].
        matrix: commuting, [year, residence, work, sex].
        geography: the map.

    Returns:
        Persons, [area, year, sex, group, kind]; day = live and work + in, night = live and work + out.
    """
    share = matrix / np.maximum(matrix.sum(axis=2, keepdims=True), 1e-9)
    areas = [rows.astype(np.float64) for _, rows in matching_areas(geography).values()]
    day = np.einsum("tpsg,tpws->twsg", night, share, optimize=True)
    answer = []
    for rows in areas:
        inside = np.einsum("tpws,w->tps", share, rows)
        stay = _whole(np.einsum("tpsg,tps,p->tsg", night, inside, rows, optimize=True))
        living = np.maximum(_whole(np.einsum("tpsg,p->tsg", night, rows)), stay)
        working = np.maximum(_whole(np.einsum("twsg,w->tsg", day, rows)), stay)
        answer.append(np.stack([stay, working - stay, living - stay, working, living], axis=-1))
    return np.stack(answer)
