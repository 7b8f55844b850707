# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""From the solver's plan to one that holds when pupils choose for themselves: changed a little at a time, where judging agrees."""

from skillshed.places.refining.adjusting import adjusted
from skillshed.places.refining.refine import refined

__all__ = ["adjusted", "refined"]
