# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Charts: Vega-Lite specifications as plain dicts, drawn to SVG without a browser or a network."""
