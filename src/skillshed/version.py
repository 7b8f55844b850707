# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Which version of Skillshed this is; it stands in every release and report."""

__version__ = "0.1.0"
