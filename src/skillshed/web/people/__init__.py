# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""People: accounts, organisations, memberships with roles; the access check is the only way to an object."""
