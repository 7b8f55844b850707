# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Fetching from services, whoever runs them: what is asked, how patiently, and how an interrupted fetch goes on."""
