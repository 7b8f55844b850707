# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Why what is offered today is not in the plan: the programme, the school and the reason, each by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillshed.report.rows import rows_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from skillshed.places.saved import SavedPlan


@dataclass(frozen=True)
class Reason:
    """Why a programme at a site is not in the plan."""

    programme: str
    site: str
    name: str
    site_name: str
    why: str


def why_not(plan: SavedPlan, names: Mapping[str, str]) -> list[Reason]:
    """Give the reasons, in the order of the programmes."""
    frame = plan.frames.get("decisions")
    if frame is None:
        return []
    return [
        Reason(str(one.programme), str(one.site), names.get(str(one.programme), str(one.programme)), names.get(str(one.site), str(one.site)), _bare(str(one.why)))
        for one in rows_of(frame.sort_values(["programme", "site"]))
    ]  # fmt: skip


def _bare(why: str) -> str:
    """The reason without the place that it begins with, as a sentence."""
    place, colon, reason = why.partition(": ")
    told = reason if colon and " · " in place else why
    return told[:1].upper() + told[1:]
