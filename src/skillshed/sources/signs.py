# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Which way a flow goes is told by its name, not by its sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from skillshed.language import Text
from skillshed.sources.table import VALUE

if TYPE_CHECKING:
    from skillshed.sources.cells import Cells


def turn_outflows(cells: Cells) -> Cells:
    """Make outflows that are written as negative figures positive, and say so.

    The newest tables of flows write those who leave below zero; older ones, and the datasets, count them. A flow is
    turned only where the whole of it is below zero or nothing: a single negative figure is a fault, and is left to be
    refused.

    Args:
        cells: figures in persons, with the kind's member dimension.

    Returns:
        the cells with every outflow as a count.
    """
    dimension = cells.kind.member_dimension
    if dimension is None or dimension not in cells.frame:
        return cells
    values = cells.frame[VALUE].to_numpy(copy=True)
    turned = []
    for flow in cells.kind.outflows:
        rows = (cells.frame[dimension] == flow).to_numpy()
        known = values[rows & ~np.isnan(values)]
        if (known < 0).any() and (known <= 0).all():
            values[rows] = np.abs(values[rows])
            turned.append(flow)
    if not turned:
        return cells
    names = ", ".join(turned)
    return cells.having(
        cells.frame.assign(**{VALUE: values}),
        Text(
            sv=f"{names}: källan skriver utflöden som negativa tal; tecknet är vänt så att de är antal",
            en=f"{names}: the source writes outflows as negative figures; the sign is turned so that they are counts",
        ),
    )
