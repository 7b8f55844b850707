# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""`skillshed project`: run one model on a table of one's own, without a release."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from skillshed.cli.console import TerminalProgress, say
from skillshed.cli.options import Seed
from skillshed.cli.tables import read_table, write_table
from skillshed.cli.wording import bilingual
from skillshed.language import Text

if TYPE_CHECKING:
    import pandas as pd

app = typer.Typer(no_args_is_help=True)

Source = Annotated[
    Path,
    typer.Option(
        "--in",
        help=bilingual(
            "Tabellen, lång form: .csv eller .parquet.", "The table, long form: .csv or .parquet."
        ),
    ),
]
Base = Annotated[
    int,
    typer.Option(
        help=bilingual("Sista året vars uppgifter får användas.", "The last year whose figures may be used.")
    ),
]
Horizon = Annotated[int, typer.Option(min=1, max=50, help=bilingual("Antal år framåt.", "Years ahead."))]
Out = Annotated[
    Path | None,
    typer.Option(
        "--out",
        "-o",
        help=bilingual("Filen som skrivs (förval: skärmen).", "The file to write (default: the screen)."),
    ),
]
Level = Annotated[
    float,
    typer.Option(
        min=0.01,
        max=0.99,
        help=bilingual(
            "Andel av utfallen som intervallet ska rymma.", "Share of outcomes the interval should hold."
        ),
    ),
]
Draws = Annotated[
    int,
    typer.Option(min=2, max=5000, help=bilingual("Antal slumpade framtider.", "How many random futures.")),
]


@app.command(
    help=bilingual(
        "Skriv fram folkmängden. Kolumner: region, sex, age, year, value.",
        "Project the population. Columns: region, sex, age, year, value.",
    ),
    epilog=bilingual(
        "[bold]skillshed project population --in folk.csv --deaths doda.csv --births fodda.csv --base 2024 --horizon 15 --out ut.csv[/]",
        "[bold]skillshed project population --in people.csv --deaths deaths.csv --births births.csv --base 2024 --horizon 15 --out out.csv[/]",
    ),
)
def population(  # noqa: PLR0913 - each is an option of its own
    *,
    source: Source,
    base: Base,
    horizon: Horizon,
    deaths: Annotated[
        Path | None, typer.Option(help=bilingual("Döda, samma kolumner.", "Deaths, the same columns."))
    ] = None,
    births: Annotated[
        Path | None,
        typer.Option(
            help=bilingual(
                "Födda; age är moderns och sex barnets.", "Births; age is the mother's and sex the child's."
            )
        ),
    ] = None,
    out: Out = None,
    draws: Draws = 1000,
    seed: Seed = 0,
    level: Level = 0.8,
) -> None:
    from skillshed.outlook import population as model  # noqa: PLC0415 - help must be quick

    tables = [None if path is None else read_table(path) for path in (deaths, births)]
    with TerminalProgress() as progress, progress.task(_WORKING):
        made = model.project(
            read_table(source), *tables, base=base, horizon=horizon, draws=draws, seed=seed, level=level
        )
    _give(made, out)


@app.command(
    help=bilingual(
        "Skriv fram befolkningens utbildning. Kolumner: region, sex, age_group, education, year, value.",
        "Project the population's education. Columns: region, sex, age_group, education, year, value.",
    ),
    epilog=bilingual(
        "[bold]skillshed project education --in utbildning.csv --base 2010 --horizon 10 --out ut.parquet[/]",
        "[bold]skillshed project education --in education.csv --base 2010 --horizon 10 --out out.parquet[/]",
    ),
)
def education(*, source: Source, base: Base, horizon: Horizon, out: Out = None, level: Level = 0.8) -> None:
    from skillshed.outlook import education as model  # noqa: PLC0415

    with TerminalProgress() as progress, progress.task(_WORKING):
        made = model.project(read_table(source), base=base, horizon=horizon, level=level)
    _give(made, out)


@app.command(
    help=bilingual(
        "Skriv fram sysselsättningen. Kolumner: region, occupation, year, value; luckor och .. går bra.",
        "Project employment. Columns: region, occupation, year, value; gaps and .. are fine.",
    ),
    epilog=bilingual(
        "[bold]skillshed project employment --in yrken.csv --base 2024 --horizon 10 --out ut.csv[/]",
        "[bold]skillshed project employment --in jobs.csv --base 2024 --horizon 10 --out out.csv[/]",
    ),
)
def employment(*, source: Source, base: Base, horizon: Horizon, out: Out = None, level: Level = 0.8) -> None:
    from skillshed.outlook import demand as model  # noqa: PLC0415

    with TerminalProgress() as progress, progress.task(_WORKING):
        made = model.project(read_table(source), base=base, horizon=horizon, level=level)
    _give(made, out)


_WORKING = Text(sv="Skriver fram", en="Projecting")


def _give(made: pd.DataFrame, out: Path | None) -> None:
    for remark in made.attrs.get("remarks", []):
        say(f"! {remark}", style="yellow")
    write_table(made, out)
