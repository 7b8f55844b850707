# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The password of everyone in the standing cast."""

PASSWORD = "korrekt häst batteri häftstift"
