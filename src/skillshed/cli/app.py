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
from skillshed.errors import SkillshedError, StorageError, system_says
from skillshed.language import Language, Text
from skillshed.version import __version__

if TYPE_CHECKING:
    from skillshed.workspace import Workspace

INTERRUPTED = 130


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
            envvar="SKILLSHED_DEMO",
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
    5 release · 6 build · 7 disk or home folder · 8 a service · 9 a setting · 130 interrupted
    """
    command: Any = typer.main.get_command(app)
    translate(command, language)
    try:
        code = int(command.main(arguments, prog_name="skillshed", standalone_mode=False) or 0)
    except (KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED
    except BrokenPipeError:  # the reader of our output closed it, as `| head` does
        code = _unheard()
    except Exception as problem:  # nobody is left alone with a traceback
        code = _told(problem)
        if code == 1 and os.environ.get("SKILLSHED_TRACE"):
            raise
    if code == INTERRUPTED:  # also where Typer has caught Ctrl-C itself
        _stopped()
    return code


def _told(problem: Exception) -> int:
    """Say what went wrong; gives the exit code."""
    if isinstance(problem, typer.TyperException):
        return _refuse(problem)
    error = problem if isinstance(problem, SkillshedError) else _in_words(problem)
    show_error(error)
    return error.exit_code


def _in_words(problem: Exception) -> SkillshedError:
    return _disk(problem) if isinstance(problem, OSError) else _unforeseen(problem)


def _unheard() -> int:
    """Let what is still to be written go nowhere."""
    for stream in (1, 2):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
    return 0


def _stopped() -> None:
    """Say that what was begun is not finished; what was whole before is whole still."""
    say(
        Text(
            sv="Avbrutet. Den gällande releasen är som den var.",
            en="Interrupted. The current release is as it was.",
        ),
        style="yellow",
    )


def _disk(problem: OSError) -> StorageError:
    return StorageError(
        Text(sv="En fil kunde inte läsas eller skrivas.", en="A file could not be read or written."),
        where=str(problem.filename or ""),
        why=system_says(problem),
        mend=Text(
            sv="Frigör utrymme eller ändra rättigheterna, eller välj en annan mapp med SKILLSHED_HOME. "
            "Undersök hemmet med skillshed doctor.",
            en="Free some space or change the permissions, or choose another folder with SKILLSHED_HOME. "
            "Examine the home with skillshed doctor.",
        ),
    )


def _unforeseen(problem: Exception) -> SkillshedError:
    told = f"{type(problem).__name__}: {problem}."
    return SkillshedError(
        Text(
            sv="Något oväntat hände: felet är programmets, inte ditt.",
            en="Something unexpected happened: the fault is the program's, not yours.",
        ),
        why=Text(sv=told, en=told),
        mend=Text(
            sv="Undersök hemmet med skillshed doctor. Står felet kvar, kör igen med SKILLSHED_TRACE=1 och anmäl det "
            "med allt som då visas.",
            en="Examine the home with skillshed doctor. If it remains, run again with SKILLSHED_TRACE=1 and report "
            "it with all that is shown then.",
        ),
    )


def _refuse(problem: Any) -> int:
    if type(problem).__name__ == "NoArgsIsHelpError":  # the help was asked for by silence
        problem.show()
    else:
        show_error(usage_problem(problem))
    return int(problem.exit_code)
