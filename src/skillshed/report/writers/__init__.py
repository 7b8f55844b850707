# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""One file per form that a document can take; each has `write(document) -> bytes`."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from skillshed.errors import SkillshedError
from skillshed.language import Text, same

if TYPE_CHECKING:
    from pathlib import Path

    from skillshed.report.document import Document

FORMATS: Final = {"html": "page", "pdf": "pdf", "docx": "word", "xlsx": "workbook"}
"""Each format (the file's ending) and the writer that makes it."""

_UNKNOWN = Text(sv="Formatet finns inte", en="There is no such format")
_CHOOSE = Text(sv="Välj ett av: {formats}.", en="Choose one of: {formats}.")
_ABSENT = Text(
    sv="Formatet kräver ett tillägg som inte är installerat",
    en="The format needs an extra that is not installed",
)
_INSTALL = Text(
    sv="Installera det: pip install 'skillshed[reports]'.", en="Install it: pip install 'skillshed[reports]'."
)


def write(document: Document, kind: str, *, letterhead: Path | None = None) -> bytes:
    """Write a document in one format.

    Args:
        document: what to write.
        kind: `html`, `pdf` (tagged, PDF/UA-1), `docx` or `xlsx`.
        letterhead: a region's own Word template, for `docx`; see `writers.word`.

    Raises:
        SkillshedError: the format is unknown, or its library is not installed.
    """
    if kind not in FORMATS:
        choices = ", ".join(FORMATS)
        mend = Text(sv=_CHOOSE.sv.format(formats=choices), en=_CHOOSE.en.format(formats=choices))
        raise SkillshedError(_UNKNOWN, where=kind, mend=mend)
    try:
        writer = import_module(f"skillshed.report.writers.{FORMATS[kind]}")
    except ModuleNotFoundError as error:
        raise SkillshedError(_ABSENT, where=kind, why=same(str(error)), mend=_INSTALL) from error
    made: bytes = writer.write(document, letterhead=letterhead) if kind == "docx" else writer.write(document)
    return made
