# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""One HTML page that needs nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillshed.report.page import compose

if TYPE_CHECKING:
    from skillshed.report.document import Document


def write(document: Document) -> bytes:
    """Write the page, UTF-8."""
    return compose(document.opening, document.sections, language=document.language).encode()
