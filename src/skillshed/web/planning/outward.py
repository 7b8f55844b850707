# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A plan as it leaves the house, in files and through the API: counts of too few persons withheld.

Pages write such counts as fewer than five themselves (`report.numbers`); a file holds the figures as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from skillshed.codes.secrecy import smallest_count
from skillshed.web.planning.tasks import kept

if TYPE_CHECKING:
    import pandas as pd

    from skillshed.places.saved import SavedPlan
    from skillshed.web.planning.models import Plan

COUNTS: Final = {name: (name, f"{name}_low", f"{name}_high") for name in ("wishes", "need")}
"""Expected persons a year in the table `asked`, and what is withheld with them: the interval tells the count."""


def outward(plan: Plan) -> SavedPlan:
    """Read a plan as others may have it.

    Raises:
        InputError: its file is not there, or cannot be read.
    """
    told = kept(plan)
    asked = told.kept_frames.get("asked")
    return told if asked is None else told.with_frames(asked=withheld(asked))


def withheld(asked: pd.DataFrame) -> pd.DataFrame:
    """Withhold applicants and starters under five; `few` says of which rows, as in the table `affected`."""
    made = asked.assign(few=False)
    for name, columns in COUNTS.items():
        few = asked[name].gt(0) & asked[name].lt(smallest_count())
        made["few"] |= few
        made[list(columns)] = made[list(columns)].mask(few)
    return made
