# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A tagged PDF (PDF/UA-1) for print and for readers of every kind, set by Typst."""

from __future__ import annotations

import json
import tempfile
from datetime import UTC, datetime
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Final

import typst

from skillshed.report.writers.contents import contents
from skillshed.report.writers.typeface import with_face

if TYPE_CHECKING:
    from skillshed.report.document import Document

_STANDARD: Final = "ua-1"


def write(document: Document) -> bytes:
    """Set the document on A4.

    The date in the file is that of the release, so that the same document gives the same bytes.

    Raises:
        typst.TypstError: the document does not meet PDF/UA-1; a test holds every kind of document to it.
    """
    with tempfile.TemporaryDirectory() as name, as_file(files("skillshed.report") / "fonts") as fonts:
        folder = Path(name)
        _lay_out(document, folder)
        made: bytes = typst.compile(
            folder / "document.typ", root=folder, font_paths=[fonts], ignore_system_fonts=True, format="pdf",
            pdf_standards=[_STANDARD], timestamp=int(_day(document.opening.dated).timestamp()),
        )  # fmt: skip
        return made


def _lay_out(document: Document, folder: Path) -> None:
    """Put the template, the data and the drawings where the typesetter looks."""
    template = files("skillshed.report").joinpath("templates", "document.typ").read_text(encoding="utf-8")
    (folder / "document.typ").write_text(template, encoding="utf-8")
    (folder / "document.json").write_text(
        json.dumps(contents(document), ensure_ascii=False), encoding="utf-8"
    )
    for section in document.sections:
        for figure in section.figures:
            (folder / f"{figure.id}.svg").write_text(with_face(figure.drawing.wide), encoding="utf-8")


def _day(dated: str) -> datetime:
    """The first date in the opening's line; the beginning of time where it has none."""
    for word in dated.split():
        try:
            return datetime.fromisoformat(word.strip(".,")).replace(tzinfo=UTC)
        except ValueError:
            continue
    return datetime.fromtimestamp(0, tz=UTC)
