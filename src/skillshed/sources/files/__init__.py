# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Files that people really have: statistical exports as CSV, PX, JSON-stat and Excel."""
