# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The page of the command line, from the commands' own declarations."""

from __future__ import annotations

import re
from enum import EnumType
from typing import TYPE_CHECKING, Any

import typer
from rich.text import Text as RichText

from skillshed.cli import verbs  # noqa: F401 - importing it declares every verb
from skillshed.cli.app import app
from skillshed.cli.wording import translate

if TYPE_CHECKING:
    from collections.abc import Iterator

OPENING = """\
# The command line

*Made from the program's own help by `make reference`.*

Everything is kept in one [home folder](home.md). Swedish is the default; `--lang en`, or `SKILLSHED_LANG=en`, gives
English. `--home`, `--demo` and `--lang` may stand anywhere on the line. The [exit code](exit-codes.md) tells a script
how it went, and `--json`, where there is one, gives it the answer.
"""


def page() -> str:
    """Give the whole page as Markdown."""
    command: Any = typer.main.get_command(app)
    translate(command, "en")
    return "\n".join([OPENING, *_section(command, "skillshed")]).rstrip() + "\n"


def commands(command: Any, name: str) -> Iterator[tuple[str, Any]]:
    """Walk a command and all below it, with the words one types."""
    yield name, command
    for child_name, child in getattr(command, "commands", {}).items():
        yield from commands(child, f"{name} {child_name}")


def _section(command: Any, name: str) -> Iterator[str]:
    for words, each in commands(command, name):
        yield f"## `{words}`\n"
        yield f"{_plain(each.help)}\n"
        yield f"```text\n{_usage(each, words)}\n```\n"
        yield from _parameters(each)
        yield from _examples(each)


def _usage(command: Any, words: str) -> str:
    arguments = [_argument(p) for p in command.params if p.param_type_name == "argument"]
    options = ["[OPTIONS]"] if any(p.param_type_name == "option" for p in command.params) else []
    below = ["COMMAND [ARGS]..."] if getattr(command, "commands", None) else []
    return " ".join([words, *options, *arguments, *below])


def _argument(parameter: Any) -> str:
    name = parameter.name.upper() + ("..." if parameter.nargs == -1 else "")
    return name if parameter.required else f"[{name}]"


def _parameters(command: Any) -> Iterator[str]:
    rows = [
        f"| {_names(p)} | {_plain(getattr(p, 'help', None))} | {_default(p)} |"
        for p in command.params
        if not getattr(p, "hidden", False)
    ]
    if rows:
        yield "| | | default |\n|---|---|---|"
        yield from rows
        yield ""


def _names(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return f"`{_argument(parameter)}`"
    names = ", ".join(f"`{name}`" for name in [*parameter.opts, *parameter.secondary_opts])
    annotation = parameter.type_descriptor.annotation
    if isinstance(annotation, EnumType):
        return names + " " + " \\| ".join(f"`{choice.value}`" for choice in annotation)
    return names


def _default(parameter: Any) -> str:
    facts = [_usual(parameter), getattr(parameter, "envvar", None)]
    return ", ".join(f"`{fact}`" for fact in facts if fact)


def _usual(parameter: Any) -> str:
    if parameter.secondary_opts:
        return str((parameter.opts if parameter.default else parameter.secondary_opts)[0])
    if getattr(parameter, "is_flag", False) or parameter.default is None:
        return ""
    return str(getattr(parameter.default, "value", parameter.default))


def _examples(command: Any) -> Iterator[str]:
    if command.epilog:
        lines = [part for part in re.split(r"\s{2,}", _plain(command.epilog, keep_space=True)) if part]
        if all(line.startswith("skillshed") for line in lines):
            yield "```console\n" + "\n".join(f"$ {line}" for line in lines) + "\n```\n"
        else:
            yield " ".join(lines) + "\n"


def _plain(text: str | None, *, keep_space: bool = False) -> str:
    plain = RichText.from_markup(text or "").plain
    return plain.strip() if keep_space else " ".join(plain.split())
