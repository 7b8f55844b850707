# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A terminal that lacks a letter gets the nearest plain one: å becomes a, a dash a hyphen; nothing stops."""

from __future__ import annotations

import codecs
import io
import sys
import unicodedata

PLAIN = "skillshed-plain"
_NEAREST = {
    "\u00a0": " ",
    "–": "-",
    "—": "-",
    "−": "-",
    "·": "-",
    "→": "->",
    "…": "...",
    "✓": "+",
    "✗": "x",
    "●": "*",
    "”": '"',
    "“": '"',
    "’": "'",
    "≤": "<=",
    "≥": ">=",
    "×": "x",
}


def plain(problem: UnicodeError) -> tuple[str, int]:
    """Give the nearest plain letters for those a stream cannot take.

    Raises:
        UnicodeError: bytes were to be read, not letters written.
    """
    if not isinstance(problem, UnicodeEncodeError):
        raise problem
    lacking = problem.object[problem.start : problem.end]
    return "".join(map(_nearest, lacking)), problem.end


def _nearest(letter: str) -> str:
    if letter in _NEAREST:
        return _NEAREST[letter]
    bare = unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode()
    return bare or "?"


def never_stop_at_a_letter() -> None:
    """Let stdout and stderr write what they can, whatever the terminal's encoding."""
    codecs.register_error(PLAIN, plain)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=PLAIN)
