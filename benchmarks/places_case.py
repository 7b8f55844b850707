# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Fictitious cases of any size for the plan of places: towns on a map, schools where people live, wishes by distance.

The orders of magnitude are those of `methods.md`: 57 municipalities, 120 sites, 18 programmes, about 1,100 programmes at sites and 10,000 pairs of
home and programme at a site within reach; groups of 12 to 30, a smallest group, premises, teachers, workplaces, a ramp. Everything is invented.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
import xarray as xr

from skillshed.places.case import Case
from skillshed.places.defaults import limits

# programme: (share of the wishes, group size, kr per pupil and year, subject area that is scarce, workplaces per pupil, need over wishes)
PROGRAMMES = {
    "BA": (4.5, 16, 150e3, "bygg", 0.15, 1.1), "BF": (3.5, 20, 120e3, "", 0.15, 1.0), "EE": (5.5, 16, 145e3, "el", 0.15, 1.4),
    "FT": (4.5, 14, 165e3, "fordon", 0.15, 1.0), "FS": (2.8, 20, 115e3, "", 0.15, 0.9), "HV": (2.6, 16, 125e3, "", 0.15, 0.6),
    "HT": (0.9, 16, 135e3, "", 0.15, 0.9), "IN": (1.9, 12, 190e3, "industri", 0.15, 1.6), "NB": (3.2, 16, 220e3, "", 0.15, 0.8),
    "RL": (1.6, 14, 175e3, "", 0.15, 1.2), "VF": (1.4, 14, 160e3, "vvs", 0.15, 1.3), "VO": (3.0, 20, 130e3, "vård", 0.15, 1.9),
    "EK": (18.0, 30, 92e3, "", 0.0, 0.8), "ES": (7.0, 26, 125e3, "", 0.0, 0.5), "HU": (0.8, 26, 95e3, "", 0.0, 0.6),
    "NA": (15.5, 30, 98e3, "", 0.0, 1.0), "SA": (16.5, 30, 93e3, "", 0.0, 0.8), "TE": (8.8, 28, 108e3, "teknik", 0.0, 1.3),
}  # fmt: skip
SIZES = {"county": (12, 30, 3_300), "malardalen": (57, 120, 45_000)}


def invented(size: str = "county", *, seed: int = 1, years: int = 5, futures: int = 1) -> Case:
    """Invent a case.

    Args:
        size: `county` or `malardalen`.
        seed: of everything that chance decides.
        years: how many autumns are planned.
        futures: how many futures of wishes and need.
    """
    homes, sites, pupils = SIZES[size]
    rng = np.random.default_rng(seed)
    places, people, seat, minutes, frame = _map(rng, homes, sites)
    codes, names = [f"{3100 + number}" for number in range(1, homes + 1)], list(frame["site"])
    autumns = tuple(range(2027, 2027 + years))
    programmes, wishes, need = _demand(rng, people * pupils, (codes, autumns, futures))
    possible = _possible(rng, list(frame["site"]), people[seat] * pupils)
    mean = wishes.mean("future").isel(year=0)
    areas = _areas(places, codes)
    offer, room = _today(mean, (minutes, seat, autumns), possible)
    return Case(
        name=f"FIKTIVT {size}",
        years=autumns,
        municipalities=pd.DataFrame({"municipality": codes, "name": codes}),
        sites=frame,
        premises=room.merge(pd.DataFrame({"year": autumns}), how="cross"),
        programmes=programmes,
        wishes=wishes,
        need=need,
        minutes=xr.DataArray(minutes, dims=("municipality", "site"), coords={"municipality": codes, "site": names}),
        probability=xr.DataArray(np.full(futures, 1 / futures), dims="future", coords={"future": list(wishes["future"].to_numpy())}),
        possible=possible,
        offer=offer,
        areas=areas,
        limits=limits({"reach": 90.0, "travel_share": 0.8, "selection": _selection(offer, frame, areas)}),
        **_scarce(offer, frame, autumns),
    )  # fmt: skip


def _map(rng: np.random.Generator, homes: int, sites: int) -> tuple:
    """Towns, the share of the people in each, the town of each site, minutes between them, and the sites."""
    places = rng.uniform(0, 90 * np.sqrt(homes / 12), (homes, 2))
    people = np.exp(rng.normal(0, 1.0, homes))
    people /= people.sum()
    codes = [f"{3100 + number}" for number in range(1, homes + 1)]
    seat = np.sort(
        np.r_[
            np.argsort(-people)[: min(homes, sites // 2)],
            rng.choice(homes, sites - min(homes, sites // 2), p=people),
        ]
    )
    spots = places[seat] + rng.normal(0, 2, (sites, 2))
    minutes = 5 + np.hypot(*(places[:, None] - spots[None]).transpose(2, 0, 1)) * 1.1
    free = (rng.random(sites) < 0.25) & pd.Series(seat).duplicated().to_numpy()
    names = [f"s{number:03d}" for number in range(1, sites + 1)]
    frame = pd.DataFrame(
        {
            "site": names,
            "name": names,
            "municipality": [codes[one] for one in seat],
            "school_form": "gymnasium",
        }
    )
    frame["provider"] = np.where(free, "Fri " + frame["site"], frame["municipality"])
    return places, people, seat, minutes, frame


def _demand(
    rng: np.random.Generator, cohort: np.ndarray, axes: tuple
) -> tuple[pd.DataFrame, xr.DataArray, xr.DataArray]:
    """Wishes by home, programme, autumn and future, and the need beside them."""
    codes, autumns, futures = axes
    share = np.array([one[0] for one in PROGRAMMES.values()])
    taste = share * np.exp(rng.normal(0, 0.25, (len(codes), len(share))))
    base = cohort[:, None] * taste / taste.sum(axis=1, keepdims=True)
    steps = len(autumns)
    drift = np.exp(
        np.cumsum(rng.normal(0, 0.02, (len(codes), steps, 1)), axis=1)
        + rng.normal(0, 0.01, (1, 1, len(share))) * np.arange(steps)[None, :, None]
    )
    chance = np.exp(
        rng.normal(0, 0.08 if futures > 1 else 0, (1, len(share), 1, futures))
        + rng.normal(0, 0.06 if futures > 1 else 0, (len(codes), 1, 1, futures))
    )
    wishes = base[:, :, None, None] * drift.transpose(0, 2, 1)[..., None] * chance
    names = [f"f{number:03d}" for number in range(futures)]
    over = np.array([one[5] for one in PROGRAMMES.values()])
    wanted = (
        (base.sum(axis=0) * over)[:, None, None]
        * np.exp(rng.normal(0, 0.2 if futures > 1 else 0, (len(share), 1, futures)))
        * np.ones((1, steps, 1))
    )
    coords = {"programme": list(PROGRAMMES), "year": list(autumns), "future": names}
    return (
        _programmes(),
        xr.DataArray(wishes, dims=("municipality", "programme", "year", "future"), coords={"municipality": codes, **coords}),
        xr.DataArray(wanted, dims=("education", "year", "future"), coords={"education": [f"e{p}" for p in PROGRAMMES], "year": coords["year"], "future": names}),
    )  # fmt: skip


def _programmes() -> pd.DataFrame:
    """The programmes as a case has them."""
    return pd.DataFrame(
        [
            (
                p,
                p,
                "gymnasium",
                3.0,
                float(one[1]),
                float(max(8, one[1] // 2)),
                one[2],
                0.8,
                f"e{p}",
                True,
                one[4],
                "",
            )
            for p, one in PROGRAMMES.items()
        ],
        columns=[
            "programme",
            "name",
            "school_form",
            "length",
            "group_size",
            "minimum",
            "cost",
            "fixed_share",
            "education",
            "national",
            "workplaces",
            "payer",
        ],
    )


def _possible(rng: np.random.Generator, sites: list[str], pupils: np.ndarray) -> pd.DataFrame:
    """What may be offered where: large places' schools most, others some."""
    share = np.array([one[0] for one in PROGRAMMES.values()])
    rows = []
    for site, many in zip(sites, pupils, strict=True):
        count = int(np.clip(3 + many / 110 + rng.integers(-1, 4), 3, 16))
        chosen = rng.choice(list(PROGRAMMES), count, replace=False, p=(share + 2) / (share + 2).sum())
        rows += [(code, site) for code in PROGRAMMES if code in set(chosen)]
    return pd.DataFrame(rows, columns=["programme", "site"])


def _today(mean: xr.DataArray, map_: tuple, possible: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Today's groups follow today's applicants, who choose by distance; the house holds a little more than they fill."""
    minutes, _, autumns = map_
    names = sorted(possible["site"].unique())
    rows = []
    for code, of in possible.groupby("programme"):
        at = [names.index(one) for one in of["site"]]
        near = np.exp(-minutes[:, at] / 8) + 1e-12
        applied = mean.sel(programme=code).to_numpy() @ (near / near.sum(axis=1, keepdims=True))
        size = PROGRAMMES[str(code)][1]
        rows += [
            (code, site, float(round(one / size))) for site, one in zip(of["site"], applied, strict=True)
        ]
    today = pd.DataFrame(rows, columns=["programme", "site", "groups"])
    offer = today[today["groups"] > 0].merge(
        pd.DataFrame({"year": range(autumns[0] - 3, autumns[0])}), how="cross"
    )
    room = np.ceil(3 * today.groupby("site")["groups"].sum() * 1.05 + 1)
    return offer[["programme", "site", "year", "groups"]], room.reset_index()


def _areas(places: np.ndarray, codes: list[str]) -> pd.DataFrame:
    """Cooperation areas of neighbours, four or more municipalities each."""
    order = np.lexsort((places[:, 1], np.floor(places[:, 0] / 60)))
    count = max(1, len(codes) // 5)
    parts = np.array_split(order, count)
    return pd.DataFrame(
        [(f"A{number}", codes[one]) for number, part in enumerate(parts) for one in part],
        columns=["area", "municipality"],
    )


def _selection(offer: pd.DataFrame, sites: pd.DataFrame, areas: pd.DataFrame) -> int:
    """Three national programmes fewer than the area with the fewest offers today, ten at most."""
    now = offer.merge(sites[["site", "municipality"]], on="site").merge(areas, on="municipality")
    return max(1, min(10, int(now.groupby("area")["programme"].nunique().min()) - 3))


def _scarce(offer: pd.DataFrame, sites: pd.DataFrame, autumns: tuple[int, ...]) -> dict[str, pd.DataFrame]:
    """Teachers of scarce areas per municipality and workplaces per programme: a little more than today's groups take."""
    areas = {p: one[3] for p, one in PROGRAMMES.items() if one[3]}
    need = pd.DataFrame(
        [(p, area, 1.2) for p, area in areas.items()], columns=["programme", "subject_area", "teachers"]
    )
    used = offer.merge(sites[["site", "municipality", "provider"]], on="site").merge(
        need, on="programme", how="left"
    )
    own = used[used["provider"] == used["municipality"]].dropna(subset=["subject_area"])
    posts = (own["groups"] * own["teachers"]).groupby(
        [own["municipality"], own["subject_area"]]
    ).sum() * 1.15 + 1
    teachers = posts.rename("teachers").reset_index().rename(columns={"municipality": "place"})
    size = used["programme"].map({p: one[1] * one[4] for p, one in PROGRAMMES.items()})
    taken = (used["groups"] * size).groupby([used["municipality"], used["programme"]]).sum()
    places = (
        (taken[taken > 0] * 1.3 + 2).rename("places").reset_index().rename(columns={"municipality": "place"})
    )
    years = pd.DataFrame({"year": autumns})
    return {
        "teacher_need": need,
        "teachers": teachers.merge(years, how="cross"),
        "workplaces": places.merge(years, how="cross"),
    }
