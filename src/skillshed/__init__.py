# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Skillshed: the open platform for regional skills supply."""

__version__ = "0.1.0"
