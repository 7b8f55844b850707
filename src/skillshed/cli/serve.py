# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""`skillshed serve`: the site, in one process tree, until it is stopped."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from importlib.util import find_spec
from threading import Thread
from typing import TYPE_CHECKING, Annotated, NoReturn
from urllib.request import urlopen

import typer

from skillshed.cli.console import ERR, OUT, say
from skillshed.cli.wording import bilingual
from skillshed.errors import SettingError
from skillshed.language import Text, current_language

if TYPE_CHECKING:
    from skillshed.home import Home

HELP = bilingual(
    "Starta webbplatsen: sidor, API och bakgrundsarbete i ett, tills du trycker Ctrl-C.",
    "Start the site: pages, API and background work in one, until you press Ctrl-C.",
)
EXAMPLES = bilingual(
    "[bold]skillshed serve[/]   [bold]skillshed serve --host 0.0.0.0 --port 80[/]   [bold]skillshed --demo serve[/]",
    "[bold]skillshed serve[/]   [bold]skillshed serve --host 0.0.0.0 --port 80[/]   [bold]skillshed --demo serve[/]",
)
PORT = 8000
LAST_PORT = 65_535
LOCAL = {"127.0.0.1", "0.0.0.0", "::"}  # noqa: S104 - only compared
PATIENCE = 60  # tries, half a second apart
Host = Annotated[str, typer.Option(help=bilingual("Adressen att lyssna på.", "The address to listen at."))]
Port = Annotated[
    int,
    typer.Option(min=1, max=LAST_PORT, help=bilingual("Porten att lyssna på.", "The port to listen at.")),
]

Open = Annotated[
    bool,
    typer.Option(
        "--open",
        help=bilingual(
            "Öppna webbläsaren när webbplatsen svarar.", "Open the browser when the site answers."
        ),
    ),
]
Migrate = Annotated[
    bool,
    typer.Option(
        "--migrate",
        help=bilingual(
            "Ändra en databas från en äldre version till den här.",
            "Change an older version's database to this one.",
        ),
    ),
]


def serve(
    context: typer.Context,
    *,
    host: Host = "127.0.0.1",
    port: Port = PORT,
    migrate: Migrate = False,
    open_it: Open = False,
) -> None:
    need_web()
    need_port(host, port)
    workspace = context.obj.workspace()
    prepare(workspace.home, demo=context.obj.demo, migrate=migrate)
    if open_it:
        open_when_ready(address_of(host, port))
    run(workspace.home, demo=context.obj.demo, at=(host, port))


def hand_over(home: Home, *choices: str, demo: bool) -> NoReturn:
    """Become `skillshed serve`: nothing of what this process has done stays in memory while the site runs.

    Args:
        home: the home whose releases are shown.
        choices: of `serve`, as on a command line.
        demo: the home is the demo world's.

    Raises:
        Exit: where a process cannot become another (Windows), when the site that it runs as a child has ended.
    """
    command, environment = _ourselves("serve", *choices), _environment(home, demo=demo)
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name == "posix":
        os.execve(command[0], command, environment)  # noqa: S606 - ourselves
    raise typer.Exit(subprocess.run(command, env=environment, check=False).returncode)  # noqa: S603 - ourselves


def _ourselves(*words: str) -> list[str]:
    """Give the command that runs one of our verbs, in the language that is spoken now."""
    program = "from skillshed.cli import main; main()"
    return [sys.executable, "-c", program, "--lang", current_language(), *words]


def prepare(home: Home, *, demo: bool, migrate: bool) -> None:
    """Make the site ready, in a process of its own: this one stays small for as long as the site runs.

    Args:
        home: the home whose releases are shown.
        demo: the home is the demo world's.
        migrate: change an older version's database.
    """
    command = _ourselves("site", "prepare", *(["--migrate"] if migrate else []))
    done = subprocess.run(command, env=_environment(home, demo=demo), check=False)  # noqa: S603 - ourselves
    if done.returncode:
        raise typer.Exit(done.returncode)


def run(home: Home, *, demo: bool, at: tuple[str, int]) -> None:
    """Keep the site running until it is stopped; it is ready already.

    Args:
        home: the home whose releases are shown.
        demo: the home is the demo world's.
        at: host and port.
    """
    from skillshed.web.site.environment import PROCESSES  # noqa: PLC0415 - Django comes with the extra `web`
    from skillshed.web.site.processes import Tree, server, worker  # noqa: PLC0415

    host, port = at
    processes = [server(host=host, port=port, processes=PROCESSES.number(least=1)), worker()]
    address = address_of(host, port)
    OUT.print(str(Text(sv=f"Webbplatsen: {address}", en=f"The site: {address}")), soft_wrap=True)
    say(Text(sv="Stoppa den med Ctrl-C.", en="Stop it with Ctrl-C."), style="dim")
    sys.stdout.flush()
    Tree(processes, _environment(home, demo=demo)).run()


def address_of(host: str, port: int) -> str:
    """Give the address to write in a browser on this machine."""
    return f"http://{'localhost' if host in LOCAL else host}:{port}/"


def _environment(home: Home, *, demo: bool) -> dict[str, str]:
    from skillshed.web.site.start import surroundings  # noqa: PLC0415

    form = {"SKILLSHED_LOG": "text"} if ERR.is_terminal else {}
    return {**form, **os.environ, **surroundings(home, demo=demo)}


def open_when_ready(address: str) -> None:
    """Open the browser as soon as the site answers; the site itself starts meanwhile."""
    Thread(target=_open, args=(address,), daemon=True).start()


def _open(address: str) -> None:
    for _ in range(PATIENCE):
        try:
            with urlopen(f"{address}health/live", timeout=1):  # noqa: S310 - our own address
                typer.launch(address)
                return
        except OSError:
            time.sleep(0.5)


def need_web() -> None:
    """See to that the site is installed.

    Raises:
        SettingError: the extra `web` is not.
    """
    if find_spec("django") is None or find_spec("granian") is None:
        raise SettingError(
            Text(sv="Webbplatsen är inte installerad.", en="The site is not installed."),
            mend=Text(
                sv="Installera den: pip install 'skillshed[web]'.",
                en="Install it: pip install 'skillshed[web]'.",
            ),
        )


def need_port(host: str, port: int) -> None:
    """See to that nobody else listens at a port.

    Raises:
        SettingError: somebody does, or it may not be used.
    """
    if not is_free(host, port):
        raise SettingError(
            Text(
                sv=f"Porten {port} är upptagen eller får inte användas.",
                en=f"Port {port} is taken or may not be used.",
            ),
            where=f"{host}:{port}",
            mend=Text(sv="Välj en annan med --port.", en="Choose another with --port."),
        )


def is_free(host: str, port: int) -> bool:
    """Tell whether a port can be listened at."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def free_port(host: str, *, first: int = PORT) -> int:
    """Give the first free port from one on.

    Raises:
        SettingError: a hundred in a row are taken.
    """
    found = next((port for port in range(first, first + 100) if is_free(host, port)), None)
    if found is None:
        need_port(host, first)
    return found or first
