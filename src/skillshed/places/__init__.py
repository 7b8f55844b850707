# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The plan of places: how many places of what, where, with whom, at what price, and why."""
