# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The chapters of the county report: each gives a `Section`, or nothing where the release holds nothing to say."""
