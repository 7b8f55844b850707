# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The bytes of a file, unpacked under guard, and what format they are in."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING, Final

from skillshed.errors import InputError, system_says
from skillshed.language import Text
from skillshed.sources.files.refusals import damaged, empty, not_a_table, too_large, truncated
from skillshed.sources.limits import limits

if TYPE_CHECKING:
    from pathlib import Path

_GZIP: Final = b"\x1f\x8b"
_KEYWORD: Final = re.compile(rb"^\s*[A-Z][A-Z0-9-]+(\[[a-z]+\])?(\([^)]*\))?\s*=\s*(\"|YES|NO|-?\d|TLIST)")
_STEP: Final = 1 << 20
_MAGIC: Final = {
    b"%PDF": Text(sv="Den är ett PDF-dokument.", en="It is a PDF document."),
    b"\x89PNG": Text(sv="Den är en bild.", en="It is a picture."),
    b"\xff\xd8\xff": Text(sv="Den är en bild.", en="It is a picture."),
    b"PAR1": Text(sv="Den är en Parquet-fil.", en="It is a Parquet file."),
    b"Rar!": Text(sv="Den är ett arkiv; packa upp det först.", en="It is an archive; unpack it first."),
    b"7z\xbc\xaf": Text(sv="Den är ett arkiv; packa upp det först.", en="It is an archive; unpack it first."),
}


def load(path: Path) -> bytes:
    """Read a file as it is, if it is not too large.

    Raises:
        InputError: it is missing, may not be read, or is larger than `limits().file_bytes`.
    """
    try:
        size = path.stat().st_size
        if size > limits().file_bytes:
            raise too_large(size, limits().file_bytes)
        return path.read_bytes()
    except OSError as problem:
        raise InputError(
            Text(sv="Filen kan inte läsas", en="The file cannot be read"),
            why=system_says(problem),
            mend=Text(sv="Kontrollera sökvägen och rättigheterna", en="Check the path and the permissions"),
        ) from problem


def unpack(content: bytes) -> bytes:
    """Unpack gzip, whatever the file is called; other content comes back as it is.

    Raises:
        InputError: the archive is damaged or cut, or holds more than `limits().unpacked_bytes`.
    """
    if not content:
        raise empty()
    unpacked = content if not content.startswith(_GZIP) else _gunzip(content)
    if not unpacked.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n"):
        raise empty()
    return unpacked


def format_of(content: bytes) -> str:
    """Tell the format by the content: `csv`, `px`, `json-stat` or `workbook`.

    Raises:
        InputError: the content is a web page, a picture, a document or another archive.
    """
    for magic, what in _MAGIC.items():
        if content.startswith(magic):
            raise not_a_table(what)
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")):
        return "workbook"
    head = content[:4096].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    _refuse_markup(head)
    if head.startswith((b"{", b"[")):
        return "json-stat"
    return "px" if _KEYWORD.match(head) else "csv"


def _refuse_markup(head: bytes) -> None:
    said = head[:1024].lower()
    if said.startswith((b"<!doctype html", b"<html")) or b"<html" in said:
        raise not_a_table(
            Text(
                sv="Den är en webbsida, kanske en inloggningssida som sparades i stället för filen.",
                en="It is a web page, perhaps a log-in page that was saved instead of the file.",
            )
        )
    if said.startswith((b"<?xml", b"<svg")):
        raise not_a_table(Text(sv="Den är en XML-fil.", en="It is an XML file."))


def _gunzip(content: bytes) -> bytes:
    parts: list[bytes] = []
    size = 0
    rest = content
    while rest.startswith(_GZIP):
        stream = zlib.decompressobj(wbits=31)
        rest, size = _member(stream, rest, parts=parts, size=size)
    if rest.strip(b"\0"):
        raise damaged(
            Text(
                sv="Efter det packade innehållet följer något annat.",
                en="Something else follows the packed content.",
            )
        )
    return b"".join(parts)


def _member(stream: zlib._Decompress, packed: bytes, *, parts: list[bytes], size: int) -> tuple[bytes, int]:
    limit = limits().unpacked_bytes
    try:
        while not stream.eof:
            part = stream.decompress(packed, _STEP)
            packed = stream.unconsumed_tail
            if not part and not packed and not stream.eof:
                raise truncated(
                    Text(
                        sv="Det packade innehållet tar slut i förtid.",
                        en="The packed content ends too early.",
                    )
                )
            parts.append(part)
            size += len(part)
            if size > limit:
                raise too_large(size, limit)
    except zlib.error as problem:
        raise damaged(
            Text(sv="Det packade innehållet är fel.", en="The packed content is wrong.")
        ) from problem
    return stream.unused_data, size
