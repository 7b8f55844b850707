# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""An editable Word file: a region's own letterhead, filled with the document's body."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docxtpl import DocxTemplate

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.report.page import WORDS
from skillshed.report.writers.contents import MANY
from skillshed.report.writers.letterhead import plain_letterhead
from skillshed.report.writers.typeface import svg_to_png, with_face
from skillshed.report.writers.widths import widths

if TYPE_CHECKING:
    from pathlib import Path

    from skillshed.report.document import Document
    from skillshed.report.parts import Figure, Section, Source, Table

_BODY: Final = "\u2060skillshed-document\u2060"
_NO_BODY = Text(
    sv="Word-mallen har inget fält för dokumentet", en="The Word template has no field for the document"
)
_WRITE_BODY = Text(
    sv="Skriv {{ body }} på en egen rad i mallen.",
    en="Write {{ body }} on a line of its own in the template.",
)
_NO_WORD = Text(
    sv="Brevmallen går inte att öppna som Word-fil", en="The letterhead cannot be opened as a Word file"
)
_SAVE_AS_WORD = Text(
    sv="Spara den som .docx och ange sökvägen igen.", en="Save it as .docx and give its path again."
)
_WIDE: Final = Mm(166)
_FACE: Final = 0.85  # a reader's own typeface may be so much broader
_SCALE: Final = 2.0  # pixels per CSS pixel of a drawing, enough for print at this width
_LANGUAGES: Final = {"sv": "sv-SE", "en": "en-GB"}


def write(document: Document, *, letterhead: Path | None = None) -> bytes:
    """Fill the letterhead.

    Args:
        document: what to write.
        letterhead: a region's own Word file with the fields `{{ body }}` and, where wanted, `{{ title }}`, `{{ mark }}`
            (says that figures are fictitious) and `{{ foot }}`; a plain one unless given.
    """
    filled = _open(letterhead)
    filled.render(_fields(document), autoescape=True)
    body = filled.docx
    place = _place(body)
    before = len(place.getparent())
    _opening(document, body)
    for section in document.sections:
        _section(section, body)
    if not document.compact:
        _behind(document, body)
    _move(place, since=before)
    _properties(filled, document)
    kept = BytesIO()
    filled.save(kept)
    return kept.getvalue()


def _open(letterhead: Path | None) -> Any:
    """Open the region's own template, or the plain one; a file that is no Word file is told as such."""
    if letterhead is None:
        return DocxTemplate(plain_letterhead())
    try:
        opened = DocxTemplate(str(letterhead))
        opened.init_docx()
    except (OSError, KeyError, ValueError, PackageNotFoundError) as error:
        raise InputError(_NO_WORD, where=str(letterhead), mend=_SAVE_AS_WORD) from error
    return opened


def _fields(document: Document) -> dict[str, str]:
    opening, words = document.opening, {name: text.within(document.language) for name, text in WORDS.items()}
    mark = words["fictitious_short"] if opening.fictitious else ""
    foot = " · ".join(part for part in (opening.release, document.author, words["made_by"]) if part)
    return {"body": _BODY, "title": f"{opening.title} – {opening.area}", "mark": mark, "foot": foot}


def _place(body: Any) -> Any:
    """Find the paragraph where the letterhead wants the document."""
    for paragraph in body.paragraphs:
        if _BODY in paragraph.text:
            return paragraph._p  # noqa: SLF001 - the library moves nothing itself
    raise InputError(_NO_BODY, mend=_WRITE_BODY)


def _move(place: Any, *, since: int) -> None:
    """Move what was written at the end of the file to its place, and take the mark away."""
    parent = place.getparent()
    ending = 1 if parent[-1].tag == qn("w:sectPr") else 0
    for element in list(parent)[since - ending : len(parent) - ending]:
        place.addprevious(element)
    parent.remove(place)


def _properties(filled: Any, document: Document) -> None:
    known = filled.docx.core_properties
    known.title = f"{document.opening.title} – {document.opening.area}"
    known.author = document.author or "Skillshed"
    known.language = _LANGUAGES[document.language]


def _opening(document: Document, body: Any) -> None:
    opening = document.opening
    if opening.fictitious:
        body.add_paragraph().add_run(opening.fictitious).bold = True
    body.add_paragraph(opening.title)
    body.add_paragraph(opening.area, style="Title")
    body.add_paragraph(opening.years)
    body.add_paragraph(opening.dated, style="Caption")
    body.add_heading(WORDS["in_short"].within(document.language), level=1)
    if opening.key_figures:
        _grid(body, [[key.label, key.value, key.detail] for key in opening.key_figures])
        for line in dict.fromkeys(_line(key.source) for key in opening.key_figures):
            body.add_paragraph(line, style="Caption")
    for sentence in opening.in_short:
        body.add_paragraph(sentence, style="List Bullet")


def _section(section: Section, body: Any) -> None:
    body.add_heading(section.title, level=1)
    if section.badge:
        body.add_paragraph().add_run(section.badge.text).italic = True
    for sentence in section.lead:
        body.add_paragraph(sentence)
    for figure in section.figures:
        _figure(figure, body)
    for table in section.tables:
        _table(table, body)
    for word, meaning in section.terms:
        paragraph = body.add_paragraph()
        paragraph.add_run(f"{word}: ").bold = True
        paragraph.add_run(meaning)
    for note in section.notes:
        body.add_paragraph(note, style="Caption")


def _figure(figure: Figure, body: Any) -> None:
    body.add_heading(figure.finding, level=2)
    body.add_paragraph(figure.shows, style="Caption").paragraph_format.keep_with_next = True
    picture = BytesIO(svg_to_png(with_face(figure.drawing.wide), scale=_SCALE))
    paragraph = body.add_paragraph()
    shape = paragraph.add_run().add_picture(picture, width=_WIDE)
    shape._inline.docPr.set("descr", figure.summary)  # noqa: SLF001 - the library has no word for alternative text
    paragraph.paragraph_format.keep_with_next = True
    body.add_paragraph(_line(figure.source), style="Caption")
    for note in figure.notes:
        body.add_paragraph(note, style="Caption")


def _behind(document: Document, body: Any) -> None:
    """The figures behind the charts, all at the end, so that the text can be read and edited in one go."""
    figures = [figure for section in document.sections for figure in section.figures]
    if not figures:
        return
    body.add_page_break()
    body.add_heading(WORDS["behind"].within(document.language), level=1)
    body.add_paragraph(WORDS["behind_lead"].within(document.language))
    for figure in figures:
        _table(figure.table, body)
        body.add_paragraph(_line(figure.source), style="Caption")


def _table(table: Table, body: Any) -> None:
    caption = body.add_paragraph(table.caption)
    caption.runs[0].bold = True
    caption.paragraph_format.keep_with_next = True
    heads = [column.label for column in table.columns]
    made = _grid(body, [heads, *table.rows], numeric=[column.numeric for column in table.columns])
    _set_widths(made, table)
    for cell in made.rows[0].cells:
        cell.paragraphs[0].runs[0].bold = True
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    made.rows[0]._tr.get_or_add_trPr().append(repeated)  # noqa: SLF001 - a heading that is read and printed on every page
    for note in table.notes:
        body.add_paragraph(note, style="Caption")


def _grid(body: Any, rows: Any, *, numeric: list[bool] | None = None) -> Any:
    rows = list(rows)
    made = body.add_table(rows=len(rows), cols=len(rows[0]))
    made.alignment, made.autofit = WD_TABLE_ALIGNMENT.LEFT, True
    _rules(made)
    size = _text_size(len(rows[0]))
    cells = made._cells  # noqa: SLF001 - the public way reads the whole table again for every cell
    for place, text in enumerate(text for row in rows for text in row):
        paragraph = cells[place].paragraphs[0]
        paragraph.add_run(text).font.size = size
        paragraph.paragraph_format.space_after = Pt(1)
        if numeric and numeric[place % len(rows[0])]:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    return made


def _set_widths(made: Any, table: Table) -> None:
    """Give the columns the widths they need: Word itself makes all as wide."""
    size = _text_size(len(table.columns))
    asked = widths(table, room=_WIDE.pt / size.pt * _FACE)
    made.autofit = False
    given = [int(_WIDE * one / sum(asked)) for one in asked]
    for column, width in zip(made.columns, given, strict=True):
        column.width = width
    for place, cell in enumerate(made._cells):  # noqa: SLF001 - as in `_grid`
        cell.width = given[place % len(given)]


def _text_size(columns: int) -> Pt:
    return Pt(7.5 if columns > MANY else 9)


def _rules(made: Any) -> None:
    """Draw thin lines between the rows and none between the columns."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("color", "B9C3C8")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    made._tbl.tblPr.append(borders)  # noqa: SLF001 - the library knows ready-made styles only


def _line(source: Source) -> str:
    return f"{source.text} {source.more}." if source.more else source.text
