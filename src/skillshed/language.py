# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Every text a user meets exists in Swedish and in English, side by side where it is written.

A `Text` cannot be made without both languages, so no message can lack a translation.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

Language = Literal["sv", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("sv", "en")

_current: ContextVar[Language] = ContextVar("language", default="sv")


class Text(NamedTuple):
    """One text in both languages.

    >>> str(Text(sv="brist", en="shortage"))
    'brist'
    >>> with use_language("en"):
    ...     str(Text(sv="brist", en="shortage"))
    'shortage'
    """

    sv: str
    en: str

    def __str__(self) -> str:
        return self.sv if _current.get() == "sv" else self.en

    def within(self, language: Language) -> str:
        """Give the text in one language, whatever the current one is."""
        return self.sv if language == "sv" else self.en


def same(text: str) -> Text:
    """Make a text that reads the same in both languages: a name, a code, a path."""
    return Text(sv=text, en=text)


def current_language() -> Language:
    """Tell which language the user has chosen; Swedish unless somebody chose otherwise."""
    return _current.get()


@contextmanager
def use_language(language: Language) -> Iterator[None]:
    """Speak one language for as long as the block lasts."""
    token = _current.set(language)
    try:
        yield
    finally:
        _current.reset(token)


def lowered(name: str) -> str:
    """Write a name as it stands inside a sentence; an abbreviation (`IT-arkitekter`) keeps its capitals.

    >>> lowered("Undersköterskor"), lowered("IT-arkitekter")
    ('undersköterskor', 'IT-arkitekter')
    """
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
