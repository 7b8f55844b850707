# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""No more teaching than there are teachers of a subject area, at a site or over a municipality's own sites."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from skillshed.places.rows import Rows

if TYPE_CHECKING:
    import pandas as pd

    from skillshed.places.columns import Columns
    from skillshed.places.network import Floats, Network

EQUATION = r"\sum_{p,\, j \in \mathrm{place}} \mathrm{teachers}_{pa} \sum_{s \text{ in the house in } t} g_{pjs} \le \mathrm{posts}_{at} - \mathrm{started}_{at}"


def rows(net: Network, x: Columns) -> Rows:
    """Σ_{p,j} teachers[p,a] Σ_{s in the house in t} g[p,j,s] ≤ posts[place,a,t] − those who teach what had started."""
    limit = net.case.teachers
    limit = limit[limit["year"].isin(net.years)].reset_index(drop=True)
    need = net.case.teacher_need.pivot_table(
        index="programme", columns="subject_area", values="teachers", aggfunc="sum"
    ).fillna(0.0)
    posts = limit["teachers"].to_numpy(dtype=float).copy()
    made = Rows(limit[["place", "subject_area", "year"]])
    house = net.in_house()
    for row, asked in enumerate(limit.itertuples()):
        per_group = _per_group(net, need, (str(asked.place), str(asked.subject_area)))
        pairs = np.flatnonzero(per_group)
        year = int(str(asked.year)) - int(net.years[0])
        posts[row] -= float(per_group @ net.started[:, year])
        made.add(row, x["groups"][pairs], per_group[pairs, None] * house[pairs, :, year])
    made.upper, made.over = np.maximum(posts, 0.0), np.maximum(-posts, 0.0)
    return made


def _per_group(net: Network, need: pd.DataFrame, of: tuple[str, str]) -> Floats:
    """Teachers of the subject area per group of each pair that the place's teachers teach, [pair]."""
    place, area = of
    here = ((net.pairs["site"] == place) | (net.pairs["provider"] == place)).to_numpy()
    if area not in need:
        return np.zeros(len(here))
    return np.asarray(need[area].reindex(net.pairs["programme"]).fillna(0.0).to_numpy() * here, dtype=float)
