# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Arbetsförmedlingen's historical ads: one packed file a year."""
