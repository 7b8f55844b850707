# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Balance: demand against supply by education group, the verdict by a printed rule, and why.

Nothing is imported at this door: who shows a verdict in words need not carry the models.
"""
