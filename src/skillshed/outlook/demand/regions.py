# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Which regions are parts of which, so that parts and wholes are never counted twice and always add up."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillshed.outlook.demand.panel import Panel

NATION = "00"
REST = "rest of "


@dataclass(frozen=True)
class Tree:
    """Regions that are projected themselves, and the wholes they make up.

    Attributes:
        panel: the parts; a whole's share that no part covers is a part of its own, named `rest of …`.
        groups: every region to report, with the positions of its parts on the panel's region axis.
        families: parts that share a whole below the nation carry the same number, shape (region,).
    """

    panel: Panel
    groups: dict[str, NDArray[np.intp]]
    families: NDArray[np.intp]


def families(panel: Panel) -> list[Panel]:
    """Split the panel where two divisions of the country stand beside each other (counties and NUTS 2, say)."""
    kinds = [_kind(region) for region in panel.regions]
    found = sorted(set(kinds))
    if len(found) <= 1 or set(found) <= {"digits", "nation"}:
        return [panel]
    first, *others = [kind for kind in found if kind != "nation"]
    return [_subset(panel, [kind in {first, "nation"} for kind in kinds])] + [
        _subset(panel, [kind == other for kind in kinds]) for other in others
    ]


def _kind(region: str) -> str:
    if region == NATION:
        return "nation"
    return "digits" if region.isdigit() else region.rstrip("0123456789")[:2]


def _subset(panel: Panel, keep: list[bool]) -> Panel:
    regions = tuple(region for region, kept in zip(panel.regions, keep, strict=True) if kept)
    return replace(panel, regions=regions, persons=panel.persons[np.array(keep)])


def tree(panel: Panel) -> Tree:
    """Arrange municipalities below their county, counties (or other regions) below the nation."""
    parents = {region: _children(region, panel.regions) for region in panel.regions}
    leaves = [region for region in panel.regions if not parents[region]]
    blocks = {region: panel.persons[panel.regions.index(region)] for region in panel.regions}
    parts: dict[str, NDArray[np.float64]] = {region: blocks[region] for region in leaves}
    members = {region: [region] for region in leaves}
    for region in sorted((one for one in panel.regions if parents[one]), key=len, reverse=True):
        _add_whole(region, parents[region], blocks=blocks, parts=parts, members=members)
    for region in sorted(one for one in panel.regions if parents[one] and one == NATION):
        _add_whole(region, parents[region], blocks=blocks, parts=parts, members=members)
    names = tuple(parts)
    groups = {region: np.array([names.index(one) for one in members[region]]) for region in panel.regions}
    return Tree(
        replace(panel, regions=names, persons=np.stack([parts[name] for name in names])),
        groups,
        _family_numbers(names),
    )


def _children(region: str, regions: tuple[str, ...]) -> list[str]:
    if region == NATION:
        others = [one for one in regions if one != NATION]
        counties = [one for one in others if len(one) == 2 or not one.isdigit()]  # noqa: PLR2004 - county codes
        orphans = [one for one in others if one not in counties and one[:2] not in regions]
        return counties + orphans
    if len(region) == 2 and region.isdigit():  # noqa: PLR2004 - county codes
        return [one for one in regions if one.isdigit() and len(one) == 4 and one.startswith(region)]  # noqa: PLR2004
    return []


def _add_whole(
    region: str,
    children: list[str],
    *,
    blocks: dict[str, NDArray[np.float64]],
    parts: dict[str, NDArray[np.float64]],
    members: dict[str, list[str]],
) -> None:
    if region in members or any(child not in members for child in children):
        return
    members[region] = [part for child in children for part in members[child]]
    covered = np.nansum(np.stack([blocks[child] for child in children]), axis=0)
    rest = np.maximum(blocks[region] - covered, 0.0)
    if np.nansum(rest[..., -1]) > 0:
        parts[REST + region] = rest
        members[region].append(REST + region)


def _family_numbers(names: tuple[str, ...]) -> NDArray[np.intp]:
    whole = [name.removeprefix(REST)[:2] if name.removeprefix(REST).isdigit() else name for name in names]
    return np.unique(np.array(whole), return_inverse=True)[1]
