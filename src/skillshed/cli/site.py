# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""`skillshed site`: make ready, keep and restore what people have written, and make the first administrator."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from skillshed.cli.console import OUT, say, show_path
from skillshed.cli.serve import Migrate, need_web
from skillshed.cli.wording import bilingual
from skillshed.language import Text

if TYPE_CHECKING:
    from skillshed.workspace import Workspace

app = typer.Typer(no_args_is_help=True)


def _start(context: typer.Context) -> None:
    need_web()
    from skillshed.web.site.start import start_django  # noqa: PLC0415 - Django comes with the extra `web`

    start_django(context.obj.workspace().home, demo=context.obj.demo)


@app.command(
    help=bilingual(
        "Gör databas och filer färdiga för en start; serve gör det själv.",
        "Make the database and files ready for a start; serve does so itself.",
    )
)
def prepare(context: typer.Context, *, migrate: Migrate = False) -> None:
    _start(context)
    from skillshed.web.site.preparation import prepare_database, prepare_files  # noqa: PLC0415

    prepare_database(migrate=migrate)
    prepare_files()
    if context.obj.demo:
        _tell_accounts(context.obj.workspace())


def _tell_accounts(workspace: Workspace) -> None:
    """Make the demo world's people and tell their passwords; the demo world only has them."""
    from skillshed.warehouse.publishing import current_id  # noqa: PLC0415
    from skillshed.web.people.demo import make_cast  # noqa: PLC0415

    if current_id(workspace.home) is None:  # nothing is built yet: nobody knows where they would live
        return
    accounts = make_cast(workspace.release().areas())
    say(Text(sv="Demokonton, bara i demovärlden:", en="Demo accounts, in the demo world only:"), style="bold")
    for account in accounts:
        OUT.print(f"  {account.email:24} {account.password:24} {account.role}", soft_wrap=True)


@app.command(
    help=bilingual(
        "Säkerhetskopiera det som människor har skrivit, till en zip-fil.",
        "Back up what people have written, to a zip file.",
    )
)
def backup(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help=bilingual("Filen som skrivs.", "The file to write."))],
) -> None:
    _start(context)
    from skillshed.web.site.backup import backup as keep  # noqa: PLC0415

    rows = sum(keep(file)["rows"].values())
    show_path(Text(sv=f"{rows} rader sparade i", en=f"{rows} rows kept in"), file.resolve())


@app.command(
    help=bilingual(
        "Läs tillbaka en säkerhetskopia: allt eller inget.", "Restore a backup: all of it or nothing."
    )
)
def restore(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(exists=True, dir_okay=False, help=bilingual("Säkerhetskopian.", "The backup."))
    ],
    *,
    replace: Annotated[
        bool,
        typer.Option(
            "--replace",
            help=bilingual("Ta bort det som databasen håller nu.", "Take away what the database holds now."),
        ),
    ] = False,
) -> None:
    _start(context)
    from skillshed.web.site.backup import restore as read_back  # noqa: PLC0415
    from skillshed.web.site.preparation import prepare_database  # noqa: PLC0415

    prepare_database()
    rows = sum(read_back(file, replace=replace)["rows"].values())
    OUT.print(str(Text(sv=f"{rows} rader är tillbaka.", en=f"{rows} rows are back.")))


@app.command(
    help=bilingual(
        "Gallra åtkomstloggen: det som är äldre än SKILLSHED_LOG_KEPT dagar tas bort. Kör den varje natt.",
        "Prune the access log: what is older than SKILLSHED_LOG_KEPT days is taken away. Run it every night.",
    )
)
def prune(context: typer.Context) -> None:
    _start(context)
    from django.conf import settings  # noqa: PLC0415

    from skillshed.web.people.log import prune as take_away  # noqa: PLC0415

    old = take_away(kept=timedelta(days=settings.LOG_KEPT))
    OUT.print(
        str(
            Text(
                sv=f"{old} rader äldre än {settings.LOG_KEPT} dagar är borttagna.",
                en=f"{old} lines older than {settings.LOG_KEPT} days are taken away.",
            )
        )
    )


@app.command(
    help=bilingual(
        "Gör den första administratören; lösenordet frågas efter, eller läses från stdin.",
        "Make the first administrator; the password is asked for, or read from stdin.",
    )
)
def administrator(
    context: typer.Context,
    email: Annotated[str, typer.Argument(help=bilingual("E-postadressen.", "The e-mail address."))],
    *,
    name: Annotated[
        str, typer.Option(help=bilingual("Namnet som sidor visar.", "The name that pages show."))
    ] = "",
) -> None:
    _start(context)
    from skillshed.web.people.first import make_administrator  # noqa: PLC0415

    words = str(Text(sv="Lösenord", en="Password"))
    password = typer.prompt(words, hide_input=True, confirmation_prompt=True, err=True)
    make_administrator(email, password, name=name)
    say(Text(sv=f"{email} är administratör.", en=f"{email} is an administrator."))


@app.command(
    help=bilingual(
        "Släpp in någon som har glömt sitt lösenord eller tappat sitt andra steg: ger en länk som fungerar en gång, i tre dagar.",
        "Let somebody in who has forgotten their password or lost their second factor: gives a link that works once, for three days.",
    )
)
def recover(
    context: typer.Context,
    email: Annotated[str, typer.Argument(help=bilingual("E-postadressen.", "The e-mail address."))],
    *,
    second_factor: Annotated[
        bool,
        typer.Option(
            "--second-factor",
            help=bilingual(
                "Ta också bort det andra steget vid inloggning.", "Take away the second factor too."
            ),
        ),
    ] = False,
) -> None:
    _start(context)
    from skillshed.web.people.recovery import way_in  # noqa: PLC0415

    link = way_in(email, second_factor=second_factor)
    say(Text(sv="Lämna länken till personen själv:", en="Give the link to the person, and nobody else:"))
    OUT.print(link, soft_wrap=True)
