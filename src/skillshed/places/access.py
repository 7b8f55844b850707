# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Which sites a pupil may be placed at, and at what price for the home municipality."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from skillshed.places.case import Case


def arcs(case: Case) -> pd.DataFrame:
    """Every home, programme and site that can meet: within reach, wished by somebody, and open to the home.

    A site is open to its own municipality; a free provider's site, and whatever is paid by somebody else than the home, to all; with
    `within` a municipality's site is open to its cooperation area and to parties of an agreement, with `across` to all.

    Returns:
        municipality, programme, site, provider, minutes, price (kr per pupil and year that the home pays the provider; 0 at
        home and where somebody else pays).
    """
    wished = case.wishes.sum(["year", "future"]).to_series().rename("wish").reset_index()
    wished = wished[wished["wish"] > 0][["municipality", "programme"]]
    far = case.minutes.to_series().rename("minutes").reset_index()
    sites = case.sites[["site", "municipality", "provider"]].rename(columns={"municipality": "of"})
    programmes = case.programmes[["programme", "cost", "payer"]]
    pairs = case.possible.merge(sites, on="site").merge(programmes, on="programme")
    all_ = wished.merge(pairs, on="programme").merge(far, on=["municipality", "site"])
    near = all_[all_["minutes"] <= case.limits.reach].reset_index(drop=True)
    near["price"] = _price(case, near)
    return near[near["price"].notna()][
        ["municipality", "programme", "site", "provider", "minutes", "price"]
    ].reset_index(drop=True)


def _price(case: Case, near: pd.DataFrame) -> pd.Series:
    """What the home pays for a pupil and year; NaN where the site is not open to it."""
    agreed = _agreed(case, near)
    own = near["provider"] == near["municipality"]
    free = ~near["provider"].isin(case.municipalities["municipality"])
    paid = near["payer"] != ""
    open_ = own | free | paid
    if case.cooperation == "within":
        open_ |= agreed.notna() | _same_area(case, near)
    elif case.cooperation == "across":
        open_ |= True
    price = agreed.fillna(near["cost"]).where(~(own | paid), 0.0)
    return price.where(open_)


def _agreed(case: Case, near: pd.DataFrame) -> pd.Series:
    """The price of an agreement with both the home and the provider as parties, NaN where there is none.

    Of several the one with the fewest parties holds, since it was made for just them; among equals the lowest price.
    """
    one = case.agreements
    one = one.assign(parties=one.groupby(["agreement", "programme"])["municipality"].transform("nunique"))
    both = one.merge(one[["agreement", "municipality", "programme"]], on=["agreement", "programme"])
    both = both.rename(columns={"municipality_x": "municipality", "municipality_y": "provider"})
    both = both.sort_values(["parties", "price"], kind="stable")
    prices = both.groupby(["municipality", "provider", "programme"])["price"].first()
    keys = near[["municipality", "provider", "programme"]]
    exact = prices.reindex(pd.MultiIndex.from_frame(keys)).to_numpy(dtype=float)
    every = prices.reindex(pd.MultiIndex.from_frame(keys.assign(programme=""))).to_numpy(dtype=float)
    return pd.Series(np.where(np.isnan(exact), every, exact), index=near.index)


def _same_area(case: Case, near: pd.DataFrame) -> pd.Series:
    both = case.areas.merge(case.areas, on="area")
    pairs = set(zip(both["municipality_x"], both["municipality_y"], strict=True))
    return pd.Series(
        [pair in pairs for pair in zip(near["municipality"], near["provider"], strict=True)], index=near.index
    )
