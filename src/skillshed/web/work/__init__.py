# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Work in the background: what was asked for, how far it is, how to cancel it."""
