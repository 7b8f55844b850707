# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""From degrees to the pixels of a drawing: a flat map of a few municipalities, north up."""

from __future__ import annotations

from math import cos, radians
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from skillshed.web.site.outlines import Ring

    Floats = NDArray[np.float64]

WIDTH: Final = 800


def projection(rings: dict[str, list[Ring]]) -> tuple[Callable[[Ring], Floats], int]:
    """Lay degrees flat (equirectangular about the middle), north up; give what turns a ring into pixels, and the height."""
    points = np.array([point for found in rings.values() for ring in found for point in ring])
    (west, south), (east, north) = points.min(axis=0), points.max(axis=0)
    stretch = cos(radians(float(south + north) / 2))
    scale = WIDTH / max(float(east - west) * stretch, 1e-9)

    def flat(ring: Ring) -> Floats:
        return np.asarray((np.array(ring) - [west, north]) * [stretch * scale, -scale])

    return flat, round(float(north - south) * scale)


def path(points: Floats) -> str:
    """Write a closed ring of pixels as an SVG path."""
    return f"M{'L'.join(f'{x:.1f},{y:.1f}' for x, y in points)}Z"


def middle(points: Floats) -> tuple[float, float]:
    """Give the centre of gravity of a closed ring (the shoelace formula)."""
    (x, y), (u, v) = points[:-1].T, points[1:].T
    cross = x * v - u * y
    area = float(cross.sum()) or 1e-9
    return round(float(((x + u) * cross).sum()) / (3 * area), 1), round(
        float(((y + v) * cross).sum()) / (3 * area), 1
    )
