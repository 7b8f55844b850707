# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Moves counted as they are: who leaves, where they arrive, who comes from abroad and who goes there."""
