# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Turning the figures of one classification into those of another by a crosswalk, without losing or making a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pandas as pd

from skillshed.codes.missing import Missing

if TYPE_CHECKING:
    from skillshed.codes.crosswalk import Crosswalk


def convert(
    crosswalk: Crosswalk,
    frame: pd.DataFrame,
    *,
    dimension: str,
    value: str,
    missing: Literal["spread", "skip"],
) -> pd.DataFrame:
    """Share out each figure over target codes and add up those that meet.

    The sum over the dimension is that of the source in every group of the other columns (to the rounding of floats).

    Args:
        crosswalk: the shares.
        frame: one row per figure; `dimension` holds source codes, `value` numbers; every other column but `flag` is kept
            and figures are added up within it.
        dimension: the column to turn.
        value: the column of figures.
        missing: what to do where some figure that goes to a target is missing. `spread`: the target is missing too, since
            its sum is not known. `skip`: add up those that are there.

    Returns:
        A frame with the same columns, sorted by the first appearance of the other columns and then by target code.
        With a `flag` column, a figure that was split, or that lacks a part, is marked `estimated`.

    Raises:
        UnknownCodeError: a code in the frame has no way on.
    """
    shares = _shares(crosswalk, frame[dimension])
    keys = [name for name in frame.columns if name not in {dimension, value, "flag"}]
    order = frame.reset_index(drop=True).assign(**{dimension: frame[dimension].astype("str").to_numpy()})
    parts = order.merge(shares, on=dimension, how="left", sort=False)
    parts["_part"] = parts[value] * parts["_weight"]
    parts["_gone"] = parts[value].isna()
    parts["_split"] = parts["_weight"] < 1
    groups = parts.groupby([*keys, "_target"], sort=False, observed=True, dropna=False)
    summed = groups[["_part"]].sum(min_count=1)
    summed["_gone"], summed["_split"] = groups["_gone"].any(), groups["_split"].any()
    if "flag" in frame:
        summed["flag"] = groups["flag"].first()
    summed = summed.reset_index()
    if missing == "spread":
        summed["_part"] = summed["_part"].mask(summed["_gone"])
    return _as_before(summed, frame, names=(dimension, value))


def _shares(crosswalk: Crosswalk, codes: pd.Series) -> pd.DataFrame:
    rows = [
        (code, target, weight)
        for code in sorted(codes.astype("str").unique())
        for target, weight in crosswalk.of(code).items()
    ]
    return pd.DataFrame(rows, columns=[str(codes.name), "_target", "_weight"])


def _as_before(summed: pd.DataFrame, frame: pd.DataFrame, *, names: tuple[str, str]) -> pd.DataFrame:
    dimension, value = names
    out = summed.rename(columns={"_target": dimension, "_part": value})
    if "flag" in frame:
        there = out[value].notna()
        touched = out["_split"] | out["_gone"]
        flag = out["flag"].astype("object").where(~(there & touched), Missing.ESTIMATED.value)
        flag = flag.where(there | flag.notna(), Missing.UNAVAILABLE.value)
        out["flag"] = (
            flag.astype(frame["flag"].dtype) if not _is_category(frame["flag"]) else flag.astype("category")
        )
    if _is_category(frame[dimension]):
        out[dimension] = out[dimension].astype("category")
    keys = [name for name in frame.columns if name not in {dimension, value, "flag"}]
    place = (
        out.groupby(keys, sort=False, observed=True, dropna=False).ngroup()
        if keys
        else pd.Series(0, index=out.index)
    )
    order = (
        pd.DataFrame({"place": place, "code": out[dimension].astype("str")})
        .sort_values(["place", "code"])
        .index
    )
    return out.loc[order, list(frame.columns)].reset_index(drop=True)


def _is_category(column: pd.Series) -> bool:
    return isinstance(column.dtype, pd.CategoricalDtype)
