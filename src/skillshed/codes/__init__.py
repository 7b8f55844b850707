# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What things are called: areas, occupations, education, industries, and the crosswalks between them."""
