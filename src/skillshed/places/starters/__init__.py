# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""From need to starters: how many must begin for the need to be met when they have finished, each factor visible and editable."""

from skillshed.places.starters.chain import Chain, chains
from skillshed.places.starters.factor import Factor
from skillshed.places.starters.overrides import Override, read_overrides

__all__ = ["Chain", "Factor", "Override", "chains", "read_overrides"]
