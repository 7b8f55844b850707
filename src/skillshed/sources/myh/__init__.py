# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Myndigheten för yrkeshögskolan: files of applications, students and graduates of higher vocational education."""
