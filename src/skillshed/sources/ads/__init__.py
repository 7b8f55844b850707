# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Job ads: what is kept of one, how a file of them is read line by line, how they are counted."""
