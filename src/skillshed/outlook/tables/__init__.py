# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The outlook's tables in a release: for each a contract, and the code that makes it from datasets."""
