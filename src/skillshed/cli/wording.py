# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The command line speaks the user's language: our own texts, and Typer's.

Commands are declared once, in Swedish; `bilingual` remembers the English beside it, and `translate`
changes a whole command tree before it runs.
"""

from __future__ import annotations

import gettext
import inspect
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from skillshed.language import LANGUAGES, Language

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENGLISH: dict[str, str] = {}

_TYPER_IN_SWEDISH = {
    "(deprecated) ": "(utgår) ",
    "[default: {}]": "[förval: {}]",
    "[env var: {}]": "[miljövariabel: {}]",
    "[required]": "[krävs]",
    "Arguments": "Argument",
    "Options": "Flaggor",
    "Commands": "Kommandon",
    "Error": "Fel",
    "Aborted.": "Avbrutet.",
    "Aborted!": "Avbrutet!",
    "(dynamic)": "(beräknas)",
    "default: {default}": "förval: {default}",
    "env var: {var}": "miljövariabel: {var}",
    "required": "krävs",
    "Try [blue]'{command_path} {help_option}'[/] for help.": "Hjälp: [blue]'{command_path} {help_option}'[/]",
    "Missing command.": "Ange ett kommando.",
    "No such command {name!r}.": "Kommandot {name!r} finns inte.",
}


def bilingual(sv: str, en: str) -> str:
    """Declare a help text in both languages; gives the Swedish one, which stands in the declaration."""
    _ENGLISH[inspect.cleandoc(sv)] = inspect.cleandoc(en)
    return sv


def chosen_language(arguments: list[str]) -> Language:
    """Find the language before anything is declared: --lang, else SKILLSHED_LANG, else Swedish."""
    import os  # noqa: PLC0415 - only needed here, at start

    wanted = os.environ.get("SKILLSHED_LANG", "sv")
    for position, argument in enumerate(arguments):
        if argument == "--lang" and position + 1 < len(arguments):
            wanted = arguments[position + 1]
        elif argument.startswith("--lang="):
            wanted = argument.removeprefix("--lang=")
    return next((language for language in LANGUAGES if language == wanted), "sv")


@contextmanager
def typer_speaks(language: Language) -> Iterator[None]:
    """Give Typer a Swedish catalogue while it is being imported: it looks its words up once, then."""
    ordinary = gettext.gettext
    if language == "sv" and "typer" not in sys.modules:
        gettext.gettext = lambda message: _TYPER_IN_SWEDISH.get(message, message)
    try:
        yield
    finally:
        gettext.gettext = ordinary


def translate(command: Any, language: Language) -> None:
    """Turn every help text below a command into the language asked for."""
    if language == "en":
        _each_text(command, lambda text: _ENGLISH.get(inspect.cleandoc(text), text))
    else:
        _each_text(command, lambda text: text.replace("Show this message and exit.", "Visa den här hjälpen."))
        _usage_in_swedish(command)


def _usage_in_swedish(command: Any) -> None:
    """Turn the usage line of a command and those below it, which Typer writes in English only."""
    command.options_metavar = "[FLAGGOR]"
    if hasattr(command, "subcommand_metavar"):
        command.subcommand_metavar = "KOMMANDO [ARGUMENT]..."
    told = command.get_usage
    command.get_usage = lambda context: told(context).replace("Usage: ", "Användning: ", 1)
    for child in getattr(command, "commands", {}).values():
        _usage_in_swedish(child)


def _each_text(command: Any, change: Any) -> None:
    for holder in (command, *command.params):
        for attribute in ("help", "short_help", "epilog"):
            if text := getattr(holder, attribute, None):
                setattr(holder, attribute, change(text))
    helper = command.get_help_option
    command.get_help_option = lambda context: _in_words(helper(context), change)
    for child in getattr(command, "commands", {}).values():
        _each_text(child, change)


def _in_words(option: Any, change: Any) -> Any:
    if option is not None and option.help:
        option.help = change(option.help)
    return option
