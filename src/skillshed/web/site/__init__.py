# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The site itself: settings, addresses, the release that pages are made from, health."""
