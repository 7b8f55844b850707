# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""How made-up figures are marked wherever they go."""

from __future__ import annotations

from typing import Final

MARK: Final = "FIKTIVA DATA"
PUBLISHER: Final = "Skillshed demo"
