# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Susa-navet, EMIL 3: the national feed of education offers."""
