# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What applicants do if a programme opens, closes or moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.places.applicants import Offers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillshed.places.basis import Basis

SOMEBODY = 0.5
"""Applicants; less is nobody."""


def applicants_if(basis: Basis, *, opens: Sequence[str] = (), closes: Sequence[str] = ()) -> pd.DataFrame:
    """First-choice applicants of the first planned autumn under today's offer and a changed one.

    Args:
        basis: the case, with its choice model.
        opens: `programme@site` each: opens with one group.
        closes: `programme@site` each.

    Returns:
        programme, site, site_name, now, then, difference (applicants); rows that change by less than half a person are left out.

    Raises:
        InputError: a pair that there is not, or that is open, or closed, already.
    """
    case, told = basis.case, basis.applicants
    year = case.years[0]
    places = told.offers.places[told.offers.places["year"] == told.offers.places["year"].max()].assign(
        year=year
    )
    offered = set(zip(places["programme"], places["site"], strict=True))
    opened, closed = ([_pair(basis, one) for one in several] for several in (opens, closes))
    _refuse_already(opened, closed, offered)
    size = dict(zip(case.programmes["programme"], case.programmes["group_size"], strict=True))
    new = pd.DataFrame(
        [(programme, site, year, size[programme]) for programme, site in opened],
        columns=["programme", "site", "year", "places"],
    )
    kept = places[[pair not in closed for pair in zip(places["programme"], places["site"], strict=True)]]
    after = pd.concat([kept, new], ignore_index=True) if opened else kept
    both = (
        pd.DataFrame({"now": _applicants(basis, places), "then": _applicants(basis, after)})
        .fillna(0.0)
        .reset_index()
    )
    both["difference"] = both["then"] - both["now"]
    both = both[both["difference"].abs() >= SOMEBODY].merge(
        case.sites[["site", "name"]].rename(columns={"name": "site_name"}), on="site"
    )
    columns = ["programme", "site", "site_name", "now", "then", "difference"]
    return both[columns].round(1).sort_values("difference", key=lambda one: -one.abs(), ignore_index=True)  # fmt: skip


def _applicants(basis: Basis, places: pd.DataFrame) -> pd.Series:
    told, year = basis.applicants, basis.case.years[0]
    now = told.pupils[told.pupils["year"] == year].set_index("municipality")["pupils"]
    pupils = {str(home): float(count) for home, count in now.items()}
    said = told.model.predict(Offers(places, told.offers.minutes, told.offers.reach), year, pupils)
    return said.groupby(["programme", "site"])["applicants"].sum()


def _pair(basis: Basis, told: str) -> tuple[str, str]:
    programme, _, site = told.partition("@")
    if programme not in set(basis.case.programmes["programme"]) or site not in set(basis.case.sites["site"]):
        raise _wrong(
            told,
            Text(
                sv="Programmet eller skolan finns inte i området.",
                en="The area has no such programme or school.",
            ),
        )
    return programme, site  # fmt: skip


def _refuse_already(
    opened: list[tuple[str, str]], closed: list[tuple[str, str]], offered: set[tuple[str, str]]
) -> None:
    for pair in opened:
        if pair in offered:
            raise _wrong("@".join(pair), Text(sv="Det erbjuds redan.", en="It is offered already."))
    for pair in closed:
        if pair not in offered:
            raise _wrong("@".join(pair), Text(sv="Det erbjuds inte i dag.", en="It is not offered today."))  # fmt: skip


def _wrong(where: str, why: Text) -> InputError:
    return InputError(
        Text(sv="Ändringen kan inte prövas.", en="The change cannot be tried."),
        where=where,
        why=why,
        mend=Text(sv="Skriv program@skolkod, till exempel VO@90001001.", en="Write programme@school code, for example VO@90001001."),
    )  # fmt: skip
