# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Supply: who there is to do the work, by education group, and the flows that lead there.

Nothing is imported at this door: who names a flow need not carry the models.
"""
