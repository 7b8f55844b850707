# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Which letters the bytes of a text file are, and when they cannot be trusted."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, lookup
from typing import Final

from skillshed.language import Text
from skillshed.sources.files.refusals import at, not_a_table, truncated, wrong_encoding

SAMPLE: Final = 4096
# UTF-8 read as cp1252 and saved as UTF-8 again: å, ä, ö, Å, Ä, Ö, é become Ã and a sign that no word holds.
_TWICE: Final = re.compile("Ã[\u0085\u0084\u0096¥¤¶…„–©\u00a0]|Ã\u00a0|â€[“”™œ]")
# å ä ö Å Ä Ö in the code page of DOS; in cp1252 the same bytes are † „ ” \x8f Ž ™, which no label holds.
_DOS: Final = re.compile(rb"[\x84\x86\x94\x8f\x8e\x99]")
_WINDOWS: Final = re.compile(rb"[\xe5\xe4\xf6\xc5\xc4\xd6\xe9]")
_MULTIBYTE: Final = re.compile(rb"\xc3[\x80-\xbf]")
_CONTROLS: Final = re.compile(rb"[\x01-\x08\x0b\x0e-\x1a\x1c-\x1f]")
_TAIL: Final = 4
# What a file may say its encoding is. ISO 8859-1 is read as its superset cp1252, as browsers do.
_DECLARED: Final = {
    "utf-8": "utf-8",
    "cp1252": "cp1252",
    "iso8859-1": "cp1252",
    "ascii": "utf-8",
    "iso8859-15": "iso8859-15",
    "cp850": "cp850",
    "cp437": "cp437",
    "cp865": "cp865",
}


def decode(content: bytes, *, declared: str | None = None) -> tuple[str, str]:
    """Turn bytes into text.

    Args:
        content: the whole file.
        declared: what the file itself says its encoding is.

    Returns:
        The text without byte order mark, and the encoding's name.

    Raises:
        InputError: the bytes are no text, are cut in the middle of a letter, mix encodings, or have been
            decoded wrongly by an earlier program.
    """
    encoding = _marked(content) or (None if declared is None else _known(declared))
    if encoding is None or (encoding not in {"utf-8", "utf-8-sig"} and _is_utf8(content)):
        encoding = _guessed(content)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as problem:
        raise _undecodable(content, problem) from problem
    _trust(text)
    return text.removeprefix("\ufeff"), encoding


def _marked(content: bytes) -> str | None:
    if content.startswith(BOM_UTF8):
        return "utf-8-sig"
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return "utf-16"
    return None


def _known(declared: str) -> str | None:
    """The encoding's name in our words; None where it is not one that statistics are written in."""
    try:
        name = lookup(declared.strip()).name
    except (LookupError, ValueError):
        return None
    return _DECLARED.get(name)


def _is_utf8(content: bytes) -> bool:
    """Whether the bytes are UTF-8 with at least one letter outside ASCII."""
    if content.isascii():
        return False
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _guessed(content: bytes) -> str:
    if b"\0" in content[:SAMPLE]:
        return _wide(content)
    if content.isascii() or _is_utf8(content):
        _refuse_controls(content)
        return "utf-8"
    if _MULTIBYTE.search(content):
        return "utf-8"  # has whole UTF-8 letters and something else: told by the decoder as damaged
    _refuse_controls(content)
    dos, windows = len(_DOS.findall(content)), len(_WINDOWS.findall(content))
    return "cp850" if dos > windows else "cp1252"


def _wide(content: bytes) -> str:
    """UTF-16 without a mark has a zero in every second byte; anything else with zeros is no text."""
    sample = content[: SAMPLE - SAMPLE % 2]
    low, high = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 4
    if high > half and low == 0:
        return "utf-16-le"
    if low > half and high == 0:
        return "utf-16-be"
    raise not_a_table(Text(sv="Filen är binär.", en="The file is binary."))


def _refuse_controls(content: bytes) -> None:
    if _CONTROLS.search(content[:SAMPLE]):
        raise not_a_table(Text(sv="Filen är binär.", en="The file is binary."))


def _undecodable(content: bytes, problem: UnicodeDecodeError) -> Exception:
    line = content[: problem.start].count(b"\n") + 1
    if problem.start >= len(content) - _TAIL and problem.encoding.startswith("utf"):
        why = Text(sv="Den slutar mitt i en bokstav.", en="It ends in the middle of a letter.")
        return truncated(why, where=at(line))
    byte = f"0x{content[problem.start]:02x}"
    why = Text(
        sv=f"Byten {byte} är ingen bokstav i {problem.encoding}; filen blandar kodningar eller är skadad.",
        en=f"The byte {byte} is no letter in {problem.encoding}; the file mixes encodings or is damaged.",
    )
    return wrong_encoding(why, where=at(line))


def _trust(text: str) -> None:
    lost = text.find("\ufffd")
    if lost >= 0:
        why = Text(
            sv="Bokstäver har ersatts av tecknet � när filen sparades och går inte att få tillbaka.",
            en="Letters were replaced by the sign � when the file was saved and cannot be brought back.",
        )
        raise wrong_encoding(why, where=at(text.count("\n", 0, lost) + 1))
    twice = None if text.isascii() else _TWICE.search(text)
    if twice:
        why = Text(
            sv=f"Texten har avkodats fel och sparats igen: den innehåller ”{twice.group()}” där det borde stå å, ä eller ö.",
            en=f"The text was decoded wrongly and saved again: it holds “{twice.group()}” where å, ä or ö should stand.",
        )
        raise wrong_encoding(why, where=at(text.count("\n", 0, twice.start()) + 1))
    if "\0" in text:
        raise not_a_table(Text(sv="Filen innehåller nolltecken.", en="The file holds null characters."))
