# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the room's pages say, made from saved plans by plain functions; no request is known here."""
