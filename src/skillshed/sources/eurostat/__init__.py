# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Eurostat: figures of other regions, as JSON-stat or SDMX."""
