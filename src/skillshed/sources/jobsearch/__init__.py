# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""JobSearch: the current ads of an area, in slices that the service can give whole."""
