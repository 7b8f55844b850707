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
from urllib.error import HTTPError
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
LOOK_EVERY = 0.25  # seconds between two looks at whether the site answers
_UNSEEN = Text(
    sv="Webbplatsen kräver https, men SKILLSHED_PROXIES är 0: ingen proxyserver blir trodd när den säger vem som frågar och hur. Sidorna skickas vidare om och om igen, och alla besökare delar på en enda kvot av frågor och inloggningsförsök. Sätt SKILLSHED_PROXIES till antalet proxyservrar framför webbplatsen, oftast 1.",
    en="The site demands https, but SKILLSHED_PROXIES is 0: no proxy is believed when it tells who asks and how. Pages are redirected again and again, and all visitors share one allowance of questions and attempts to sign in. Set SKILLSHED_PROXIES to the number of proxies before the site, mostly 1.",
)
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
    warn_of_unseen_proxies()
    run(workspace.home, demo=context.obj.demo, at=(host, port), open_it=open_it)


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


def warn_of_unseen_proxies() -> None:
    """Say so where https is asked for and no proxy is trusted to tell that a visitor has it."""
    from skillshed.web.site.environment import PROXIES, https  # noqa: PLC0415 - Django comes with the extra `web`

    if https() and not PROXIES.number():
        say(_UNSEEN, style="bold yellow")


def run(home: Home, *, demo: bool, at: tuple[str, int], open_it: bool = False) -> None:
    """Keep the site running until it is stopped; its database and files are ready already.

    Args:
        home: the home whose releases are shown.
        demo: the home is the demo world's.
        at: host and port.
        open_it: in the browser, when it answers.
    """
    from skillshed.web.site.environment import PROCESSES  # noqa: PLC0415 - Django comes with the extra `web`
    from skillshed.web.site.processes import Tree, server, worker  # noqa: PLC0415

    host, port = at
    processes = [server(host=host, port=port, processes=PROCESSES.number(least=1)), worker()]
    say(
        Text(
            sv="Webbplatsen startar. Stoppa den med Ctrl-C.", en="The site is starting. Stop it with Ctrl-C."
        ),
        style="dim",
    )
    tell_when_it_answers(address_of(host, port), open_it=open_it)
    Tree(processes, _environment(home, demo=demo)).run()


def address_of(host: str, port: int) -> str:
    """Give the address to write in a browser on this machine."""
    return f"http://{'localhost' if host in LOCAL else host}:{port}/"


def _environment(home: Home, *, demo: bool) -> dict[str, str]:
    from skillshed.web.site.start import surroundings  # noqa: PLC0415

    form = {"SKILLSHED_LOG": "text"} if ERR.is_terminal else {}
    return {**form, **os.environ, **surroundings(home, demo=demo)}


def tell_when_it_answers(address: str, *, open_it: bool) -> Thread:
    """Tell the site's address as soon as it answers there, while the site itself starts; gives the thread that does."""
    words = str(
        Text(sv=f"Webbplatsen: {address}", en=f"The site: {address}")
    )  # the language is this thread's
    telling = Thread(target=_tell, args=(address, words), kwargs={"open_it": open_it}, daemon=True)
    telling.start()
    return telling


def _tell(address: str, words: str, *, open_it: bool) -> None:
    while not _answers(address):
        time.sleep(LOOK_EVERY)
    OUT.print(words, soft_wrap=True)
    sys.stdout.flush()
    if open_it:
        typer.launch(address)


def _answers(address: str) -> bool:
    """Whether anything is answered; a refusal is an answer too, since the site may answer to other names only."""
    try:
        urlopen(f"{address}health/live", timeout=5).close()  # noqa: S310 - our own address
    except HTTPError:
        return True
    except OSError:
        return False
    return True


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
