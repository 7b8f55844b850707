# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A command line that cannot be understood is told so in the user's language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from skillshed.errors import SkillshedError
from skillshed.language import Text

if TYPE_CHECKING:
    from re import Pattern

_SWEDISH: tuple[tuple[Pattern[str], str], ...] = (
    (re.compile(r"^No such option: (\S+)"), r"Flaggan \1 finns inte"),
    (re.compile(r"\(Possible options: (.+)\)"), r"(menade du \1?)"),
    (re.compile(r"^Missing (?:argument|parameter) (.+?)\.\s*"), r"Argumentet \1 saknas. "),
    (re.compile(r"^Missing option (.+?)\.\s*"), r"Flaggan \1 saknas. "),
    (re.compile(r"^Invalid value for (.+?): "), r"Fel värde för \1: "),
    (re.compile(r"^Got unexpected extra arguments? "), "Okända argument: "),
    (re.compile(r"^Option (\S+) requires an argument\.?"), r"Flaggan \1 behöver ett värde."),
    (re.compile(r"(\S+) is not a valid (?:integer|int)\b"), r"\1 är inget heltal"),
    (re.compile(r"(\S+) is not one of (.+)"), r"\1 är inte ett av \2"),
    (re.compile(r"Did you mean (.+)\?"), r"Menade du \1?"),
)


class UsageError(SkillshedError):
    """The command line itself is wrong; nothing was run."""

    exit_code = 2


def usage_problem(problem: Any) -> UsageError:
    """Turn Typer's own complaint into one of ours."""
    english = problem.format_message()
    swedish = english
    for pattern, words in _SWEDISH:
        swedish = pattern.sub(words, swedish)
    context = getattr(problem, "ctx", None)
    command = f"{context.command_path} --help" if context else "skillshed --help"
    return UsageError(
        Text(sv=swedish, en=english),
        mend=Text(sv=f"Se hjälpen: {command}", en=f"See the help: {command}"),
    )
