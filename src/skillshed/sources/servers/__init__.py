# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Local servers that play the real services, with the manners that real clients broke on; for tests and for people without the internet."""
