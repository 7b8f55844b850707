# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who pays whom: what a group and a pupil cost each payer, all years of study together.

A municipality pays for its own groups and their pupils, gets the price for pupils from elsewhere, and pays it for its own pupils elsewhere.
A programme with a payer of its own (the state for yrkeshögskola) is paid by it alone. A free provider lives on the prices.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from skillshed.places.network import Floats, Network


def resources(net: Network) -> tuple[Floats, Floats]:
    """What a group and one pupil in it cost whoever bears it, kr for all years of study, [pair] each."""
    pairs = net.pairs
    whole = pairs["cost"].to_numpy(dtype=float) * pairs["length"].to_numpy(dtype=float)
    share = pairs["fixed_share"].to_numpy(dtype=float)
    return whole * pairs["size"].to_numpy(dtype=float) * share, whole * (1 - share)


def payers(net: Network) -> list[str]:
    """Everybody who pays something: municipalities, and payers that programmes name."""
    named = sorted(set(net.pairs["payer"]) - {""})
    return [*net.case.municipalities["municipality"], *named]


def payments(net: Network, payer: str) -> tuple[Floats, Floats]:
    """What one payer pays per group, [pair], and per pupil, [arc]: kr for all years of study; income is negative."""
    pairs, arcs, of = net.pairs, net.arcs, net.arc_pair
    group, pupil = resources(net)
    bears = (np.where(pairs["payer"] != "", pairs["payer"], pairs["provider"]) == payer).astype(float)
    price = arcs["price"].to_numpy(dtype=float) * pairs["length"].to_numpy(dtype=float)[of]
    sent = (arcs["municipality"] == payer).to_numpy(dtype=float)
    got = (arcs["provider"] == payer).to_numpy(dtype=float)
    return group * bears, pupil[of] * bears[of] + price * (sent - got)
