# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""`skillshed backtest`: how the outlook has done before, or how good a forecast of one's own was."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Table

from skillshed.cli.console import OUT, say, show_json
from skillshed.cli.options import AsJson
from skillshed.cli.tables import read_table
from skillshed.cli.wording import bilingual
from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.outlook.figures import percent

if TYPE_CHECKING:
    import pandas as pd

    from skillshed.outlook.backtest import Evaluation

HELP = bilingual(
    "Visa hur utblicken har träffat förut, eller pröva en egen prognos mot utfallet.",
    "Show how the outlook has done before, or try a forecast of your own against the outcome.",
)
EXAMPLES = bilingual(
    "[bold]skillshed backtest[/]   [bold]skillshed backtest --forecast p.csv --actual u.csv --train h.csv[/]",
    "[bold]skillshed backtest[/]   [bold]skillshed backtest --forecast f.csv --actual a.csv --train t.csv[/]",
)


def backtest(
    context: typer.Context,
    *,
    forecast: Annotated[
        Path | None,
        typer.Option(
            help=bilingual(
                "Prognosen: nycklar, year, mean, low, high.", "The forecast: keys, year, mean, low, high."
            )
        ),
    ] = None,
    actual: Annotated[
        Path | None,
        typer.Option(help=bilingual("Utfallet: nycklar, year, value.", "The outcome: keys, year, value.")),
    ] = None,
    train: Annotated[
        Path | None,
        typer.Option(
            help=bilingual(
                "Vad som var känt då: nycklar, year, value.", "What was known then: keys, year, value."
            )
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    files = [path for path in (forecast, actual, train) if path]
    if forecast and actual and train:
        _own(forecast, actual, train, as_json=as_json)
    elif files:
        raise InputError(
            Text(sv="Tre tabeller behövs", en="Three tables are needed"),
            where=", ".join(path.name for path in files),
            mend=Text(
                sv="Ge --forecast, --actual och --train tillsammans",
                en="Give --forecast, --actual and --train together",
            ),
        )
    else:
        _release(context, as_json=as_json)


def _release(context: typer.Context, *, as_json: bool) -> None:
    accuracy = context.obj.workspace().outlook().accuracy
    if accuracy.empty:
        say(
            Text(
                sv="Serierna är för korta för att pröva utblicken.",
                en="The series are too short to test the outlook.",
            )
        )
        return
    if as_json:
        show_json(accuracy.to_dict("records"))
        return
    told = [str(subject) for subject in accuracy["subject"].unique()]
    for subject in sorted(told, key=lambda one: ([*SUBJECTS, one].index(one), one)):
        rows = accuracy[accuracy["subject"] == subject]
        _show(rows.to_dict("records"), title=str(SUBJECTS.get(subject, Text(sv=subject, en=subject))))
    say(_READING, style="dim")
    if "balance" in told:
        say(_BALANCE, style="dim")


def _own(forecast: Path, actual: Path, train: Path, *, as_json: bool) -> None:
    from skillshed.outlook.backtest import evaluate  # noqa: PLC0415 - help must be quick

    judged: Evaluation = evaluate(read_table(forecast), read_table(actual), read_table(train))
    if as_json:
        show_json(
            {
                "pooled": _plain(judged.pooled),
                "by_horizon": _plain(judged.by_horizon),
                "naive": _plain(judged.naive),
            }
        )
        return
    _show(_plain(judged.by_horizon), title=forecast.name)
    OUT.print(str(judged.explain()))


def _plain(frame: pd.DataFrame) -> list[dict[Any, Any]]:
    return frame.to_dict("records")


SUBJECTS = {
    "population": Text(sv="Befolkning", en="Population"),
    "employment": Text(sv="Sysselsättning", en="Employment"),
    "education": Text(sv="Utbildning", en="Education"),
    "supply": Text(
        sv="Tillgång: arbetskraft efter utbildningsgrupp, efter bostad",
        en="Supply: labour force by education group, by residence",
    ),
    "openings": Text(
        sv="Rekryteringsbehov på fem år: tillväxt och vad femårskohorterna minskat med",
        en="Job openings of five years: growth, and what five-year cohorts shrank by",
    ),
    "balance": Text(
        sv="Balans: efterfrågade per utbildningsgrupp bredvid sysselsatta (ett gap syns inte i något register)",
        en="Balance: persons asked for by education group beside those employed (a gap shows in no register)",
    ),
}
_NAIVE = {
    "last_value": Text(sv="senaste värdet", en="last value"),
    "drift": Text(sv="medeländringen", en="mean change"),
    "trend": Text(sv="tioårstrenden", en="ten-year trend"),
    "constant_share": Text(sv="oförändrad andel", en="constant share"),
}
_READING = Text(
    sv="Felet är summan av felen delat med summan av utfallen (WAPE). I intervallet: andel utfall inom 80-procentsintervallet.",
    en="The error is the sum of errors over the sum of outcomes (WAPE). Inside: share of outcomes within the 80 % interval.",
)
_BALANCE = Text(
    sv="Balans: de sysselsatta i en grupp följer också vad människor har studerat, inte bara vad arbetsgivare frågar efter. Där utfallet drar ifrån efterfrågan har gruppens utbud gjort det; intervallet lovar bara efterfrågan.",
    en="Balance: the employed of a group also follow what people have studied, not only what employers ask for. Where the outcome leaves the demand, the group's supply has done so; the interval promises the demand alone.",
)


def _show(rows: list[dict[Any, Any]], *, title: str) -> None:
    table = Table(title=title, title_justify="left", box=None, header_style="bold")
    for heading in (
        Text(sv="År framåt", en="Years ahead"),
        Text(sv="Fall", en="Cases"),
        Text(sv="Fel", en="Error"),
        Text(sv="Bästa enkla", en="Best naive"),
        Text(sv="Vi närmast", en="We closer"),
        Text(sv="I intervallet", en="Inside"),
    ):
        table.add_column(str(heading), justify="right")
    for row in rows:
        naive = f"{percent(row['wape_best_naive'], digits=1)} ({_NAIVE[row['best_naive']]})"
        shares = [percent(row[key]) for key in ("beats_share", "coverage")]
        error = percent(row["wape"], digits=1)
        table.add_row(str(row["horizon"]), str(row["cells"]), error, naive, *shares)
    OUT.print(table)
