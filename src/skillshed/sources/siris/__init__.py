# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""SIRIS: Skolverket's Excel exports of upper-secondary statistics."""
