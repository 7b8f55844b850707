# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Skolverket's Planned Educations v4: upper-secondary programmes at schools, adult education."""
