# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The cells that a made-up country is cut into, beside SciPy's of the same places."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial import Voronoi

from skillshed.web.site.outlines import _ROOM, cells

SIDE = st.integers(0, 400).map(lambda step: step / 100)
PLACES = st.lists(st.tuples(SIDE, SIDE), min_size=2, max_size=25, unique=True)


def area(ring):
    """The area within a ring, positive where it runs anticlockwise (shoelace)."""
    return sum(x * b - a * y for (x, y), (a, b) in pairwise([*ring, ring[0]])) / 2


def theirs(places):
    """SciPy's cells of the same places, each place mirrored in the sides of the frame so that the cells end there."""
    points = np.array(places)
    ends = points.min(axis=0) - _ROOM, points.max(axis=0) + _ROOM
    mirrored = [
        points * (1 - 2 * np.eye(2)[axis]) + 2 * end[axis] * np.eye(2)[axis]
        for axis in (0, 1)
        for end in ends
    ]
    made = Voronoi(np.vstack([points, *mirrored]))
    return [made.vertices[made.regions[made.point_region[place]]] for place in range(len(places))]


@settings(max_examples=40, deadline=None)
@given(PLACES)
def test_cells_are_those_of_voronoi(places):
    for ours, other in zip(cells(places), theirs(places), strict=True):
        assert abs(area(ours) - abs(area([tuple(one) for one in other]))) < 1e-6
        assert np.allclose(np.min(ours, axis=0), other.min(axis=0), atol=1e-6)
        assert np.allclose(np.max(ours, axis=0), other.max(axis=0), atol=1e-6)


@settings(max_examples=40, deadline=None)
@given(PLACES)
def test_cells_fill_the_frame(places):
    found = cells(places)
    west, south = np.min(places, axis=0) - _ROOM
    east, north = np.max(places, axis=0) + _ROOM
    assert abs(sum(map(area, found)) - (east - west) * (north - south)) < 1e-6
