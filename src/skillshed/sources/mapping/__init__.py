# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Tables that follow nobody's form: a mapping says once which of their columns are which of ours."""
