# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The grammar of PX files: keywords with languages and variables, and the data behind them.

Source: PX-file format specification AXIS-VERSION 2013, Statistics Sweden.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from skillshed.language import Text
from skillshed.sources.files.refusals import at, damaged, truncated

_DATA: Final = re.compile(r"(?:^|[\n;])[ \t]*DATA[ \t]*=", re.IGNORECASE)
_KEY: Final = re.compile(
    r"\s*(?P<word>[A-Za-z][A-Za-z0-9_-]*)\s*(?:\[(?P<language>[^\]]*)\])?\s*(?:\((?P<subject>[^)]*(?:\"[^\"]*\"[^)]*)*)\))?\s*=\s*"
)
_QUOTED: Final = re.compile(r'"([^"]*)"')
_STATEMENT: Final = re.compile(r'(?:[^";]|"[^"]*")*')


@dataclass
class Keywords:
    """What stands before the data.

    Args:
        language: the file's own language.
        values: (word, subject) in the file's own language -> the quoted parts, or the bare word.
        translated: the same in other languages.
    """

    language: str = ""
    values: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    translated: dict[tuple[str, str, str], list[str]] = field(default_factory=dict)

    def all(self, word: str, subject: str = "") -> list[str]:
        """Every part of a keyword's value; empty when the file lacks it."""
        return self.values.get((word, subject), [])

    def text(self, word: str, subject: str = "") -> str:
        """A keyword's value as one text; parts broken over lines are joined."""
        return "".join(self.all(word, subject)).replace("#", " ").strip()


def divide(text: str) -> tuple[Keywords, str]:
    """Divide a PX file into keywords and data.

    Raises:
        InputError: a statement has no end, or there is no data.
    """
    data = _data_at(text)
    head = text[: data.start()] + ("\n" if text[data.start()] != ";" else ";")
    keywords = _keywords(head)
    body = text[data.end() :]
    end = body.rfind(";")
    if end < 0:
        why = Text(sv="DATA slutar inte med semikolon.", en="DATA does not end with a semicolon.")
        raise truncated(why, where=at(text.count("\n") + 1))
    return keywords, body[:end]


def _data_at(text: str) -> re.Match[str]:
    """Find the keyword DATA outside quotation marks."""
    for found in _DATA.finditer(text):
        if text.count('"', 0, found.start()) % 2 == 0:
            return found
    raise truncated(Text(sv="Nyckelordet DATA saknas.", en="The keyword DATA is missing."))


def _keywords(head: str) -> Keywords:
    found = Keywords()
    place = 0
    while head[place:].strip(" \t\r\n;"):
        key = _KEY.match(head, place)
        if key is None:
            raise _unreadable(head, place)
        statement = _STATEMENT.match(head, key.end())
        end = statement.end() if statement else key.end()
        if end >= len(head) or head[end] != ";":
            raise _unreadable(head, place)
        _remember(found, key, head[key.end() : end])
        place = end + 1
    return found


def _remember(found: Keywords, key: re.Match[str], value: str) -> None:
    word = key["word"].upper()
    subject = ",".join(_QUOTED.findall(key["subject"] or ""))
    parts = _QUOTED.findall(value) if '"' in value else [value.strip()]
    if word == "LANGUAGE":
        found.language = parts[0]
    language = key["language"]
    if language and language != found.language:
        found.translated[language, word, subject] = parts
    else:
        found.values[word, subject] = parts


def _unreadable(head: str, place: int) -> Exception:
    line = head.count("\n", 0, place + len(head[place:]) - len(head[place:].lstrip())) + 1
    why = Text(
        sv="Ett nyckelord kan inte läsas eller saknar slut.", en="A keyword cannot be read or has no end."
    )
    return damaged(why, where=at(line))
