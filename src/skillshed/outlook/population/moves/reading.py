# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""From tables of moves to arrays: flows by age, and moves from place to place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.outlook.population.assumptions import assumption
from skillshed.outlook.population.long import read_long, to_array
from skillshed.outlook.population.remarks import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from skillshed.outlook.population.remarks import Remarks

FLOWS: Final = ("in_domestic", "out_domestic", "immigration", "emigration")
_PAIR: Final = " → "


@dataclass(frozen=True)
class GrossFlows:
    """Moves counted, persons.

    Attributes:
        flows: `[flow, year, region, sex, age]` in the order of `FLOWS`; nil where not counted.
        counted: which of the four are known, `[flow]`.
        known: years whose moves are known, `[year]`.
        between: moves from place to place, `[year, origin, destination]`; None: not known.
    """

    flows: NDArray[np.float64]
    counted: tuple[bool, ...]
    known: NDArray[np.bool_]
    between: NDArray[np.float64] | None

    def until(self, kept: int) -> GrossFlows:
        """Keep the first years."""
        between = None if self.between is None else self.between[:kept]
        return replace(self, flows=self.flows[:, :kept], known=self.known[:kept], between=between)


def read_moves(
    moves: pd.DataFrame | Sequence[pd.DataFrame] | None,
    *,
    regions: list[str],
    years: NDArray[np.int64],
    counts: NDArray[np.float64],
    remarks: Remarks,
) -> GrossFlows | None:
    """Read one table of moves or both.

    Args:
        moves: flows `region, sex, age, flow, year, value`, or pairs `origin, destination, year, value`, or both.
        regions: the regions that are projected; a municipality counts with its county where only the county is.
        years: the population's; later years are not looked at.
        counts: population `[year, region, sex, age]`, to divide and to fill.
        remarks: what is noticed is added to them.

    Raises:
        InputError: a table is neither, or cannot be read.
    """
    tables = [moves] if isinstance(moves, pd.DataFrame) else list(moves or ())
    tables = [table for table in tables if not table.empty]
    flows, between = None, None
    for table in tables:
        if "flow" in table.columns:
            flows = _flows(table, regions=regions, years=years, counts=counts, remarks=remarks)
        elif {"origin", "destination"} <= set(table.columns):
            between = _between(table, regions=regions, years=years, remarks=remarks)
        else:
            raise _neither(table)
    if flows is not None:
        return replace(flows, between=between)
    if between is None or not between.any():
        return None
    nothing = np.zeros((len(FLOWS), *counts.shape))
    return GrossFlows(nothing, (False,) * len(FLOWS), between.sum(axis=(1, 2)) > 0, between)


def _neither(table: pd.DataFrame) -> InputError:
    return InputError(
        Text(
            sv="Flyttningarna har varken kolumnen flow eller kolumnerna origin och destination.",
            en="The moves have neither the column flow nor the columns origin and destination.",
        ),
        where=f"moves: {listed(table.columns, most=8)}",
        why=Text(
            sv="Utan dem går det inte att veta vem som flyttat varifrån.",
            en="Without them nobody can tell who moved from where.",
        ),
        mend=Text(
            sv=f"Ge region, sex, age, flow, year, value med flow bland {', '.join(FLOWS)}; eller origin, destination, year, value.",
            en=f"Give region, sex, age, flow, year, value with flow among {', '.join(FLOWS)}; or origin, destination, year, value.",
        ),
    )


def _flows(
    table: pd.DataFrame,
    *,
    regions: list[str],
    years: NDArray[np.int64],
    counts: NDArray[np.float64],
    remarks: Remarks,
) -> GrossFlows | None:
    told = table["flow"].astype("category")
    names = {str(name) for name in told.cat.categories}
    _need_flows(names)
    laid = []
    for flow in FLOWS:
        part = table.loc[told == flow].drop(columns="flow")
        laid.append(
            _laid(part, f"moves ({flow})", regions=regions, years=years, counts=counts, remarks=remarks)
        )
    seen = np.asarray(np.isfinite(np.stack(laid[:2])).any(axis=(0, 3, 4)))
    known = seen.mean(axis=1) >= assumption("least_share_of_cells")
    if not known.any():
        return None
    _remark_on_gaps(np.asarray(~seen[known].all(axis=0)), regions, remarks)
    values = np.stack([_filled(one, seen=seen, known=known, counts=counts) for one in laid])
    return GrossFlows(values, tuple(flow in names for flow in FLOWS), known, None)


def _need_flows(told: set[str]) -> None:
    """Refuse flows that are not understood, and foreign flows without the domestic ones."""
    odd = sorted(told - set(FLOWS))
    lacking = [flow for flow in FLOWS[:2] if flow not in told]
    if not odd and not lacking:
        return
    raise InputError(
        Text(
            sv=f"Flyttningarna har flöden som inte förstås: {listed(odd)}."
            if odd
            else f"Flyttningarna saknar {listed(lacking)}.",
            en=f"The moves have flows that are not understood: {listed(odd)}."
            if odd
            else f"The moves lack {listed(lacking)}.",
        ),
        where=f"moves, flow: {listed(odd or sorted(told))}",
        why=Text(
            sv="De som lämnar en region måste komma fram till en annan; då behövs båda hållen.",
            en="Those who leave one region must arrive in another; that needs both directions.",
        ),
        mend=Text(
            sv=f"Använd {', '.join(FLOWS)}; de två första måste finnas.",
            en=f"Use {', '.join(FLOWS)}; the first two are needed.",
        ),
    )


def _laid(
    part: pd.DataFrame,
    name: str,
    *,
    regions: list[str],
    years: NDArray[np.int64],
    counts: NDArray[np.float64],
    remarks: Remarks,
) -> NDArray[np.float64]:
    """Lay one flow out `[year, region, sex, age]`; what the source does not divide by sex follows the people."""
    if part.empty:
        return np.full(counts.shape, np.nan)
    long = read_long(part, name=name, base=int(years[-1]), remarks=remarks)
    _, _, sexes, ages = counts.shape
    laid = to_array(long, regions=regions, sexes=sexes, ages=ages, years=years)
    if sexes > 1 and not long.divided:
        laid = laid[:, :, :1] * (counts / np.maximum(counts.sum(axis=2, keepdims=True), 1.0))
    return laid


def _filled(
    laid: NDArray[np.float64],
    *,
    seen: NDArray[np.bool_],
    known: NDArray[np.bool_],
    counts: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Put nil in absent cells, and in a region's absent year what its other years - or all regions - would give."""
    there = seen[:, :, None, None]
    values = np.where(there, np.nan_to_num(laid), 0.0)
    over, under = values.sum(axis=0), np.where(there, counts, 0.0).sum(axis=0)
    common = over.sum(axis=0) / np.maximum(under.sum(axis=0), 1.0)
    ever = np.asarray(seen.any(axis=0))
    own = np.where(ever[:, None, None], over / np.maximum(under, 1.0), common)
    filled = np.where(there, values, own * counts)
    return np.asarray(np.where(known[:, None, None, None], filled, 0.0))


def _remark_on_gaps(lacking: NDArray[np.bool_], regions: list[str], remarks: Remarks) -> None:
    if lacking.any():
        which = [regions[at] for at in np.flatnonzero(lacking).tolist()]
        remarks.add(
            Text(
                sv=f"Flyttningar saknas något år för {listed(which)}: skattade ur regionens andra år.",
                en=f"Moves are missing in some year for {listed(which)}: estimated from the region's other years.",
            )
        )


def _between(
    table: pd.DataFrame, *, regions: list[str], years: NDArray[np.int64], remarks: Remarks
) -> NDArray[np.float64]:
    """Lay pairs out `[year, origin, destination]`; moves within a region and to places outside are left out."""
    keys = ["origin", "destination", "year"]
    columns = [name for name in (*keys, "value") if name in table.columns]
    if len(columns) < len(keys) + 1:
        raise _neither(table)
    plain = table[columns].astype({"origin": str, "destination": str})
    pair = (plain["origin"] + _PAIR + plain["destination"]).to_numpy()
    divided = [name for name in ("sex", "age") if name in table.columns]
    frame = plain[["year", "value"]].assign(region=pair, sex="T", age="0")
    if divided:
        frame = frame.groupby(["region", "sex", "age", "year"])["value"].sum().reset_index()
    long = read_long(frame, name="moves (origin, destination)", base=int(years[-1]), remarks=remarks)
    place = {region: at for at, region in enumerate(regions)}
    codes, pairs = pd.factorize(long.region)
    ends = np.array([[_place(end, place) for end in one.split(_PAIR)] for one in pairs], dtype=np.int64)
    laid = np.zeros((len(years), len(regions), len(regions)))
    if len(ends):
        origin, destination = ends[codes].T
        inside = (origin >= 0) & (destination >= 0) & (origin != destination) & (long.year >= years[0])
        where = (long.year[inside] - years[0], origin[inside], destination[inside])
        np.add.at(laid, where, long.value[inside])
    return laid


def _place(code: str, place: dict[str, int]) -> int:
    return place.get(code, place.get(code[:2], -1))
