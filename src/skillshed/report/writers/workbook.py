# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A workbook: what the document says, and every table behind it on a sheet of its own with real numbers."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import xlsxwriter

from skillshed.language import Text
from skillshed.report.page import WORDS
from skillshed.report.writers.reading import Number, read_number
from skillshed.report.writers.spreading import spread

if TYPE_CHECKING:
    from skillshed.report.document import Document
    from skillshed.report.parts import Section, Source, Table

_LONGEST_NAME: Final = 31  # characters in a sheet's name, a limit of the format
_WIDEST: Final = 60
_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\']")
_SHEET = Text(sv="Blad", en="Sheet")
_YEAR = Text(sv="År", en="Year")
_CONTENT = Text(sv="Tabell", en="Table")


def write(document: Document) -> bytes:
    """Write the workbook: a first sheet in words with links, then one sheet per table.

    A cell that reads as a number is one; a mark (`..`, `färre än 5`) stays as it is. No cell is a formula.
    """
    kept = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(kept, options)
    book.set_properties(
        {
            "title": f"{document.opening.title} – {document.opening.area}",
            "author": document.author or "Skillshed",
        }
    )
    styles = _styles(book)
    first = book.add_worksheet(WORDS["in_short"].within(document.language))
    tables = [
        (section, spread(table, language=document.language), source)
        for section, table, source in _tables(document)
    ]
    names = _names([section.title for section, _, _ in tables])
    for name, (_, table, source) in zip(names, tables, strict=True):
        _sheet(book.add_worksheet(name), document, table=table, source=source, styles=styles)
    _front(first, document, links=list(zip(names, tables, strict=True)), styles=styles)
    book.close()
    return kept.getvalue()


def _styles(book: Any) -> dict[str, Any]:
    plain = {"font_name": "Calibri", "valign": "top"}
    return {
        "title": book.add_format({**plain, "bold": True, "font_size": 18}),
        "caption": book.add_format({**plain, "bold": True, "font_size": 12}),
        "head": book.add_format({**plain, "bold": True, "bottom": 2, "text_wrap": True, "valign": "bottom"}),
        "right": book.add_format({**plain, "bold": True, "bottom": 2, "text_wrap": True, "valign": "bottom", "align": "right"}),
        "text": book.add_format({**plain, "text_wrap": True}),
        "mark": book.add_format({**plain, "align": "right", "font_color": "#52616B"}),
        "note": book.add_format({**plain, "font_size": 9, "font_color": "#52616B", "text_wrap": True}),
        "source": book.add_format({**plain, "font_size": 9, "font_color": "#52616B"}),
        "alert": book.add_format({**plain, "bold": True, "bg_color": "#FDF3D8", "text_wrap": True}),
        "link": book.add_format({**plain, "font_color": "#0B5563", "underline": 1}),
        "year": book.add_format({**plain, "num_format": "0", "align": "left"}),
        "count": book.add_format({**plain, "num_format": "#,##0"}),
        "decimal": book.add_format({**plain, "num_format": "#,##0.0"}),
        "percent": book.add_format({**plain, "num_format": "0%"}),
        "percent1": book.add_format({**plain, "num_format": "0.0%"}),
    }  # fmt: skip


def _tables(document: Document) -> Any:
    for section in document.sections:
        for figure in section.figures:
            yield section, figure.table, figure.source
        for table in section.tables:
            yield section, table, None


def _names(titles: list[str]) -> list[str]:
    """Name each sheet by its chapter, with a number where a chapter has several; the format allows 31 characters."""
    names: list[str] = []
    for title in titles:
        clean = _FORBIDDEN.sub(" ", title).strip()
        number = 1 + sum(other == title for other in titles[: len(names)])
        ending = f" {number}" if titles.count(title) > 1 else ""
        names.append(clean[: _LONGEST_NAME - len(ending)].rstrip() + ending)
    return names


def _front(
    sheet: Any,
    document: Document,
    *,
    links: list[tuple[str, tuple[Section, Table, Source | None]]],
    styles: dict[str, Any],
) -> None:
    opening, row = document.opening, 0
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 24)
    sheet.set_column(2, 2, _WIDEST)
    if opening.fictitious:
        sheet.merge_range(row, 0, row, 2, opening.fictitious, styles["alert"])
        row += 1
    sheet.write_string(row, 0, f"{opening.title} – {opening.area}", styles["title"])
    for line in (opening.years, f"{opening.release} · {opening.dated}"):
        row += 1
        sheet.write_string(row, 0, line, styles["note"] if line != opening.years else None)
    row += 2
    for key in opening.key_figures:
        sheet.write_string(row, 0, key.label, styles["text"])
        _cell(sheet, row, 1, text=key.value, document=document, styles=styles)
        sheet.write_string(row, 2, key.detail, styles["note"])
        row += 1
    for sentence in ["", *opening.in_short, ""]:
        if sentence:
            sheet.merge_range(row, 0, row, 2, sentence, styles["text"])
            sheet.set_row(row, 15 * (1 + len(sentence) // 105))
        row += 1
    sheet.write_string(row, 0, _SHEET.within(document.language), styles["head"])
    sheet.merge_range(row, 1, row, 2, _CONTENT.within(document.language), styles["head"])
    for name, (_, table, _) in links:
        row += 1
        sheet.write_url(row, 0, f"internal:'{name}'!A1", styles["link"], name)
        sheet.merge_range(row, 1, row, 2, table.caption, styles["text"])
    _paper(sheet, document)


def _sheet(
    sheet: Any, document: Document, *, table: Table, source: Source | None, styles: dict[str, Any]
) -> None:
    sheet.write_string(0, 0, table.caption, styles["caption"])
    top = 2
    if document.opening.fictitious:
        sheet.write_string(1, 0, document.opening.fictitious, styles["alert"])
    for place, column in enumerate(table.columns):
        sheet.write_string(top, place, column.label, styles["right" if column.numeric else "head"])
        longest = max([len(column.label) * 0.75, *(len(row[place]) for row in table.rows)])
        sheet.set_column(place, place, min(longest + 3, _WIDEST))
    for number, row in enumerate(table.rows, start=top + 1):
        for place, text in enumerate(row):
            if table.columns[place].numeric:
                _cell(sheet, number, place, text=text, document=document, styles=styles)
            elif table.columns[place].label == _YEAR.within(document.language) and text.isdecimal():
                sheet.write_number(number, place, int(text), styles["year"])
            else:
                sheet.write_string(number, place, text, styles["text"])
    end = top + len(table.rows)
    if table.rows:
        sheet.autofilter(top, 0, end, len(table.columns) - 1)
    sheet.freeze_panes(top + 1, 1)
    for place, note in enumerate(
        [*([source.text] if source else []), document.opening.release, *table.notes], start=end + 2
    ):
        sheet.write_string(place, 0, note, styles["source"])
    sheet.repeat_rows(top)
    sheet.print_area(0, 0, end, len(table.columns) - 1)
    _paper(sheet, document)


def _cell(
    sheet: Any, row: int, column: int, *, text: str, document: Document, styles: dict[str, Any]
) -> None:
    found = read_number(text, language=document.language)
    if found is None:
        sheet.write_string(row, column, text, styles["mark"])
    else:
        sheet.write_number(row, column, found.value, styles[_form(found)])


def _form(found: Number) -> str:
    if found.percent:
        return "percent1" if found.digits else "percent"
    return "decimal" if found.digits else "count"


def _paper(sheet: Any, document: Document) -> None:
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    mark = WORDS["fictitious_short"].within(document.language) if document.opening.fictitious else ""
    sheet.set_footer(f"&L{document.opening.release} {mark}&R&P / &N")
