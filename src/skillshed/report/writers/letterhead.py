# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The Word template that is used where a region has none of its own: plain styles, a heading line, page numbers."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final

import docx
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.text.paragraph import Paragraph

_INK: Final = RGBColor(0x1B, 0x2A, 0x33)
_MAIN: Final = RGBColor(0x0B, 0x55, 0x63)
_MUTED: Final = RGBColor(0x52, 0x61, 0x6B)
_WIDTH: Final = Mm(166)
_SIZES: Final = {"Title": 30, "Heading 1": 18, "Heading 2": 12}


def plain_letterhead() -> BytesIO:
    """Make the template: an A4 page with `{{ title }}` above, the document's body, and the release below."""
    template = docx.Document()
    _page(template)
    _styles(template)
    section = template.sections[0]
    section.header.paragraphs[0].text = "{{ title }}\t\t{{ mark }}"
    _foot(section.footer.paragraphs[0], wide=_WIDTH)
    template.add_paragraph("{{ body }}")
    kept = BytesIO()
    template.save(kept)
    kept.seek(0)
    return kept


def _page(template: WordFile) -> None:
    section = template.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin = section.bottom_margin = Mm(22)


def _styles(template: WordFile) -> None:
    normal = template.styles["Normal"]
    normal.font.name, normal.font.size, normal.font.color.rgb = "Calibri", Pt(10.5), _INK
    normal.paragraph_format.space_after = Pt(6)
    for name, size in _SIZES.items():
        style = template.styles[name]
        style.font.name, style.font.size, style.font.bold = "Calibri", Pt(size), True
        style.font.color.rgb = _MAIN if name == "Heading 1" else _INK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(attribute), None)
    caption = template.styles["Caption"]
    caption.font.size, caption.font.bold, caption.font.color.rgb = Pt(8.5), False, _MUTED
    for name in ("Header", "Footer"):
        template.styles[name].font.size = Pt(8)
        template.styles[name].font.color.rgb = _MUTED


def _foot(paragraph: Paragraph, *, wide: int) -> None:
    paragraph.paragraph_format.tab_stops.add_tab_stop(wide, WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run("{{ foot }}\t")
    run = paragraph.add_run()
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)  # noqa: SLF001 - the library has no field of its own
