# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Statistics Sweden: the tables that regional skills supply stands on, declared as data."""
