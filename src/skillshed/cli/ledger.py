# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""`skillshed ledger`: the ledger of places, from proposed to in matching work."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from skillshed.cli.console import say, show_json
from skillshed.cli.options import AsJson
from skillshed.cli.plan_options import Name
from skillshed.cli.plan_words import show_frame
from skillshed.cli.tables import write_table
from skillshed.cli.wording import bilingual
from skillshed.language import Text

app = typer.Typer(no_args_is_help=True)

By = Annotated[str, typer.Option("--by", help=bilingual("Vem som för in.", "Who enters it."))]


@app.command("show", help=bilingual("Visa liggaren: en rad per utbildningsstart.", "Show the ledger: a row per start of a programme."))  # fmt: skip
def show(
    context: typer.Context,
    *,
    history: Annotated[bool, typer.Option("--history", help=bilingual("Visa varje införd rad, rättelser också.", "Show every entry, corrections too."))] = False,
    out: Annotated[Path | None, typer.Option("--out", "-o", help=bilingual("Skriv till .csv eller .parquet.", "Write to .csv or .parquet."))] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    ledger = context.obj.workspace().places.ledger()
    told = ledger.entries() if history else ledger.rows()
    if as_json:
        show_json(told.astype(object).where(told.notna(), None).to_dict("records"))
    elif out:
        write_table(told, out)
    elif told.empty:
        say(Text(sv="Liggaren är tom. För in en plan med: skillshed ledger propose PLAN --by NAMN", en="The ledger is empty. Enter a plan with: skillshed ledger propose PLAN --by NAME"))  # fmt: skip
    else:
        show_frame(told, Text(sv="Liggaren över platser", en="The ledger of places"))


@app.command(help=bilingual("För in en sparad plans platser som föreslagna.", "Enter a saved plan's places as proposed."))  # fmt: skip
def propose(context: typer.Context, plan: Name, *, by: By) -> None:
    count = context.obj.workspace().places.propose(plan, by=by)
    say(Text(sv=f"{count} utbildningsstarter är föreslagna.", en=f"{count} starts are proposed."))


@app.command(
    help=bilingual("För in ett beslut om en föreslagen plan.", "Enter a decision on a proposed plan.")
)
def decide(
    context: typer.Context,
    plan: Name,
    *,
    by: By,
    body: Annotated[str, typer.Option(help=bilingual("Vem som beslutade, till exempel nämnden.", "Who decided, for example the committee."))],
    on: Annotated[str, typer.Option(help=bilingual("Beslutets dag, till exempel 2026-11-20.", "The day of the decision, for example 2026-11-20."))],
    agreement: Annotated[str, typer.Option(help=bilingual("Avtalet det gäller under.", "The agreement it is under."))] = "",
) -> None:  # fmt: skip
    count = context.obj.workspace().places.decide(plan, by=by, body=body, on=on, agreement=agreement)
    say(Text(sv=f"{count} utbildningsstarter är beslutade.", en=f"{count} starts are decided."))


@app.command(help=bilingual("För in utfall från en CSV-fil: programme, school_form, provider, site, start, step, count.", "Enter outcomes from a CSV file: programme, school_form, provider, site, start, step, count."))  # fmt: skip
def record(context: typer.Context, file: Path, *, by: By) -> None:
    count = context.obj.workspace().places.record(file, by=by)
    say(Text(sv=f"{count} rader är införda.", en=f"{count} rows are entered."))


@app.command(help=bilingual("Kontrollera att ingen rad har ändrats i efterhand.", "Check that no line has been changed afterwards."))  # fmt: skip
def verify(context: typer.Context) -> None:
    count = context.obj.workspace().places.ledger().verify()
    say(
        Text(sv=f"{count} rader, hela och i ordning.", en=f"{count} lines, whole and in order."),
        style="green",
    )


@app.command(help=bilingual("Visa vad de beslutade platserna gör med balansen mellan tillgång och efterfrågan.", "Show what the decided places do to the balance of supply and demand."))  # fmt: skip
def outlook(context: typer.Context, *, as_json: AsJson = False) -> None:
    made = context.obj.workspace().places.outlook_of_decided()
    if as_json:
        show_json(made.to_dict("records"))
    else:
        show_frame(made, Text(sv="Bristen utan och med de beslutade platserna", en="The shortage without and with the decided places"))  # fmt: skip
