# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The command line: one file per verb, the same nouns and verbs as the Python API."""
