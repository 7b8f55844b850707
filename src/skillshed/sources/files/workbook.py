# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Opening a workbook under guard: what it unpacks to is measured before any sheet is read."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING, Any, Final

from python_calamine import CalamineError, CalamineWorkbook

from skillshed.language import Text
from skillshed.sources.files.refusals import bomb, damaged, not_a_table, too_large, truncated
from skillshed.sources.limits import limits

if TYPE_CHECKING:
    from collections.abc import Iterator

_ZIP: Final = b"PK"
_STEP: Final = 1 << 20
_SHEETS: Final = ("xl/workbook", "content.xml", "Workbook")


def sheets(content: bytes) -> Iterator[tuple[str, list[list[str]]]]:
    """Give each sheet of a workbook (xlsx, xlsb, ods, xls): its name and its cells as texts.

    Raises:
        InputError: the archive is damaged or cut, no workbook, or unpacks to more than the limits allow.
    """
    if content.startswith(_ZIP):
        _guard(content)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            if sheet.height * sheet.width > limits().workbook_cells:
                raise too_large(sheet.height * sheet.width * 8, limits().workbook_cells * 8)
            yield name, [[_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    except (CalamineError, OSError, ValueError) as problem:
        why = Text(sv=f"Läsaren säger: {problem}.", en=f"The reader says: {problem}.")
        raise damaged(why) from problem


def _guard(content: bytes) -> None:
    """Measure what the archive really unpacks to; the sizes it claims may lie."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            _refuse_claims(parts, len(content))
            if not any(part.filename.startswith(_SHEETS) for part in parts):
                raise not_a_table(
                    Text(
                        sv="Den är ett zip-arkiv; packa upp det först.",
                        en="It is a zip archive; unpack it first.",
                    )
                )
            _measure(archive, parts)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as problem:
        if content.rfind(b"PK\x05\x06") < 0:
            raise truncated(
                Text(
                    sv="Arkivets förteckning saknas i slutet.",
                    en="The archive's directory is missing at the end.",
                )
            ) from problem
        raise damaged(
            Text(sv=f"Arkivet är fel: {problem}.", en=f"The archive is wrong: {problem}.")
        ) from problem


def _refuse_claims(parts: list[zipfile.ZipInfo], packed: int) -> None:
    limit = limits()
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > limit.workbook_parts:
        why = Text(
            sv=f"Den har {len(parts)} delar; gränsen är {limit.workbook_parts}.",
            en=f"It has {len(parts)} parts; the limit is {limit.workbook_parts}.",
        )
        raise bomb(why)
    if unpacked > limit.unpacked_bytes or unpacked > packed * limit.unpacked_ratio:
        raise _swells(unpacked, packed)


def _measure(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    size = 0
    for part in parts:
        with archive.open(part) as stream:
            while block := stream.read(_STEP):
                size += len(block)
                if size > limits().unpacked_bytes:
                    raise _swells(size, part.compress_size)


def _swells(unpacked: int, packed: int) -> Exception:
    ratio = unpacked / max(1, packed)
    return bomb(
        Text(
            sv=f"Den packas upp till {unpacked / 1e6:.0f} MB, {ratio:.0f} gånger sin storlek; gränserna är {limits().unpacked_bytes / 1e6:.0f} MB och {limits().unpacked_ratio} gånger.",
            en=f"It unpacks to {unpacked / 1e6:.0f} MB, {ratio:.0f} times its size; the limits are {limits().unpacked_bytes / 1e6:.0f} MB and {limits().unpacked_ratio} times.",
        )
    )


def _text(cell: Any) -> str:
    """A cell as its text; Excel keeps whole numbers as 2014.0."""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)  # noqa: PLR2004 - exact in a float
    return str(cell).strip()
