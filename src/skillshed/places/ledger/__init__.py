# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The ledger of places: from proposed to in matching work, only ever added to; every number about places comes from here."""

from skillshed.places.ledger.entry import STEPS, Entry, Place
from skillshed.places.ledger.ledger import Ledger

__all__ = ["STEPS", "Entry", "Ledger", "Place"]
