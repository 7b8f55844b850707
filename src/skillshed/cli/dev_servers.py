# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""`skillshed dev-servers`: local services that play the real ones, for people without the internet and for tests."""

from __future__ import annotations

from contextlib import nullcontext
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from skillshed.cli.console import TerminalProgress, say, show_path
from skillshed.cli.demo import Size
from skillshed.cli.wording import bilingual
from skillshed.errors import InputError
from skillshed.language import Text

if TYPE_CHECKING:
    from types import ModuleType

    from skillshed.sources.servers.app import Play

HELP = bilingual(
    "Kör lokala tjänster som spelar de riktiga: demovärlden, eller en mapp med egna filer.",
    "Run local services that play the real ones: the demo world, or a folder of your own files.",
)
EXAMPLES = bilingual(
    "[bold]skillshed dev-servers[/]   [bold]skillshed dev-servers --folder data/ --port 8900[/]",
    "[bold]skillshed dev-servers[/]   [bold]skillshed dev-servers --folder data/ --port 8900[/]",
)


def dev_servers(
    context: typer.Context,
    *,
    folder: Annotated[
        Path | None,
        typer.Option(
            help=bilingual(
                "Tabellerna i en mapp i stället för demovärlden.",
                "The tables of a folder instead of the demo world.",
            ),
            exists=True,
            file_okay=False,
        ),
    ] = None,
    size: Annotated[
        Size, typer.Option(help=bilingual("Demovärldens storlek.", "Size of the demo world."))
    ] = Size.COUNTY,
    seed: Annotated[int, typer.Option(help=bilingual("Demovärldens frö.", "Seed of the demo world."))] = 1,
    port: Annotated[
        int, typer.Option(help=bilingual("Port på den egna datorn.", "Port on this machine."))
    ] = 8900,
    use: Annotated[
        bool,
        typer.Option(
            "--use/--no-use",
            help=bilingual(
                "Ställ in hemmet så att skillshed fetch frågar de lokala tjänsterna så länge de kör.",
                "Set the home so that skillshed fetch asks the local services for as long as they run.",
            ),
        ),
    ] = True,
) -> None:
    app = _app()
    with (
        TerminalProgress() as progress,
        progress.task(Text(sv="Ställer fram tabeller", en="Laying out tables")),
    ):
        play = _play(app, folder, size.value, seed=seed)
    base = f"http://127.0.0.1:{port}"
    home = context.obj.workspace().home
    with app.used_by(home, base, real=play.only if folder else ()) if use else nullcontext():
        _tell(len(play.shelf), base, home.path if use else None)
        app.server(play, port=port).run()


def _tell(tables: int, base: str, home: Path | None) -> None:
    say(
        Text(
            sv=f"{tables} tabeller på {base}. Avsluta med Ctrl-C.",
            en=f"{tables} tables at {base}. Stop with Ctrl-C.",
        )
    )
    if home is not None:
        words = Text(
            sv="Så länge frågar detta hem de lokala tjänsterna:",
            en="Until then this home asks the local services:",
        )
        show_path(words, home)


def _play(
    app: ModuleType, folder: Path | None, size: Literal["county", "malardalen", "nation"], *, seed: int
) -> Play:
    """Play the demo world, or what a folder holds."""
    from skillshed.sources.servers.shelf import of_demo  # noqa: PLC0415 - heavy

    made: Play = app.Play(of_demo(size, seed)) if folder is None else app.Play.of_folder(folder)
    return made


def _app() -> ModuleType:
    """The servers need libraries that are an extra.

    Raises:
        InputError: they are not installed.
    """
    try:
        return import_module("skillshed.sources.servers.app")
    except ImportError as problem:
        raise InputError(
            Text(sv="De lokala tjänsterna är inte installerade", en="The local services are not installed"),
            why=Text(sv=f"{problem}.", en=f"{problem}."),
            mend=Text(sv="pip install 'skillshed[dev-servers]'", en="pip install 'skillshed[dev-servers]'"),
        ) from problem
