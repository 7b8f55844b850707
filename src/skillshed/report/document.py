# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A document: an opening and chapters, ready for any writer (page, PDF, Word, Excel)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillshed.language import Language
    from skillshed.report.parts import Opening, Section


@dataclass(frozen=True)
class Document:
    """What a reader gets, before it is a page, a PDF, a Word file or a workbook.

    Attributes:
        name: the kind of document, a code such as `county`.
        opening: title, area, key figures, the document in a few sentences.
        sections: the chapters in their order.
        language: of every text in it.
        author: who stands behind it; empty where nobody was named.
        compact: true where the document must be short: tables behind charts are left to the workbook.
    """

    name: str
    opening: Opening
    sections: Sequence[Section]
    language: Language
    author: str = ""
    compact: bool = False
