# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The command line: one file per verb, the same nouns and verbs as the Python API."""

from __future__ import annotations

import sys

from skillshed.cli.letters import never_stop_at_a_letter
from skillshed.cli.wording import chosen_language, typer_speaks
from skillshed.language import use_language

_ANYWHERE_WITH_VALUE = ("--lang", "--home")
_ANYWHERE = ("--demo",)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    language = chosen_language(words)
    never_stop_at_a_letter()
    with use_language(language):
        with typer_speaks(language):
            import typer.rich_utils  # noqa: F401, PLC0415 - Typer takes its words when it is imported

            from skillshed.cli import verbs  # noqa: PLC0415
        sys.exit(verbs.run(_choices_first(words), language=language))


def _choices_first(words: list[str]) -> list[str]:
    """Let the global choices stand anywhere on the line, not only before the verb."""
    first: list[str] = []
    rest: list[str] = []
    waiting = iter(words)
    for word in waiting:
        if word == "--":
            rest += [word, *waiting]
        elif word in _ANYWHERE_WITH_VALUE:
            first += [word, *([value] if (value := next(waiting, None)) is not None else [])]
        elif word in _ANYWHERE or word.startswith(tuple(f"{choice}=" for choice in _ANYWHERE_WITH_VALUE)):
            first.append(word)
        else:
            rest.append(word)
    return first + rest
