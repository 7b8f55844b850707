# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""One contract per dataset (`<name>.yaml`), and a step (`<name>.py`) where one is needed beside the rules."""
