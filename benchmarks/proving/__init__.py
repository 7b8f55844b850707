# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The proof: every back-test on real figures, its measures, its charts and its page."""
