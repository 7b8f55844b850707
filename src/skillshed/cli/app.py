# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The application: global choices, the list of verbs, and how errors leave the house."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from skillshed.cli.console import OUT, say, show_error
from skillshed.cli.usage import usage_problem
from skillshed.cli.wording import bilingual, translate
from skillshed.errors import SkillshedError
from skillshed.language import Language, Text
from skillshed.version import __version__

if TYPE_CHECKING:
    from skillshed.workspace import Workspace


@dataclass(frozen=True)
class Choices:
    """What was chosen before the verb: which home, and whether it is the demo world's."""

    home: str | None
    demo: bool

    def workspace(self) -> Workspace:
        """Open the workspace chosen."""
        import skillshed  # noqa: PLC0415 - the rooms are heavy; help must be quick

        return skillshed.open(self.home, demo=self.demo)


app = typer.Typer(
    name="skillshed",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=bilingual(
        "Regional kompetensförsörjning: från öppen statistik till ett underlag en region kan handla efter.",
        "Regional skills supply: from open statistics to an outlook a region can act on.",
    ),
    epilog=bilingual(
        "Börja med [bold]skillshed demo[/], eller med egna filer: [bold]skillshed import MAPP[/] → "
        "[bold]skillshed build[/] → [bold]skillshed report --region 19[/]",
        "Start with [bold]skillshed demo[/], or with your own files: [bold]skillshed import FOLDER[/] → "
        "[bold]skillshed build[/] → [bold]skillshed report --region 19[/]",
    ),
)


def _version(asked: bool) -> None:  # noqa: FBT001 - the shape Typer calls back with
    if asked:
        OUT.print(f"skillshed {__version__}")
        raise typer.Exit


@app.callback()
def choose(
    context: typer.Context,
    *,
    home: Annotated[
        str | None,
        typer.Option(
            envvar="SKILLSHED_HOME",
            help=bilingual(
                "Mappen där allt sparas (förval: användarens datamapp).",
                "The folder where everything is kept (default: the user's data folder).",
            ),
        ),
    ] = None,
    demo: Annotated[
        bool,
        typer.Option(
            "--demo",
            help=bilingual("Arbeta i den fiktiva demovärlden.", "Work in the fictitious demo world."),
        ),
    ] = False,
    lang: Annotated[  # noqa: ARG001 - read before Typer starts; declared here so that help shows it
        str,
        typer.Option(
            "--lang",
            envvar="SKILLSHED_LANG",
            help=bilingual("Språk: sv eller en.", "Language: sv or en."),
        ),
    ] = "sv",
    version: Annotated[  # noqa: ARG001 - acted on by its callback
        bool,
        typer.Option(
            "--version",
            is_eager=True,
            callback=_version,
            help=bilingual("Visa versionen.", "Show the version."),
        ),
    ] = False,
) -> None:
    context.obj = Choices(home=home, demo=demo)


def run(arguments: list[str], *, language: Language) -> int:
    """Run one command line; gives the exit code.

    0 done · 1 unexpected · 2 wrong command line · 3 a file or figure could not be used · 4 unknown code ·
    5 release · 6 build · 7 disk or home folder · 130 interrupted
    """
    command: Any = typer.main.get_command(app)
    translate(command, language)
    try:
        return int(command.main(arguments, prog_name="skillshed", standalone_mode=False) or 0)
    except typer.TyperException as problem:
        return _refuse(problem)
    except SkillshedError as error:
        show_error(error)
        return error.exit_code
    except (KeyboardInterrupt, typer.Abort):
        say(Text(sv="Avbrutet. Inget har ändrats.", en="Interrupted. Nothing was changed."), style="yellow")
        return 130
    except BrokenPipeError:  # the reader of our output closed it, as `| head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 0


def _refuse(problem: Any) -> int:
    if type(problem).__name__ == "NoArgsIsHelpError":  # the help was asked for by silence
        problem.show()
    else:
        show_error(usage_problem(problem))
    return int(problem.exit_code)
