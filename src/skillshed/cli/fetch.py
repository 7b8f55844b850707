# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""`skillshed fetch`: get what is new from the services, and take it in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.markup import escape
from rich.padding import Padding
from rich.text import Text as Styled

from skillshed.cli.console import OUT, TerminalProgress, say, show_error, show_json
from skillshed.cli.options import AsJson
from skillshed.cli.wording import bilingual
from skillshed.errors import FetchError, InputError
from skillshed.language import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillshed.sources.fetching.plan import Batch, Impossible, Wishes
    from skillshed.sources.fetching.run import Failed, Outcome
    from skillshed.sources.fetching.visiting import Fetch

HELP = bilingual(
    "Hämta det som är nytt från SCB och andra tjänster. En avbruten hämtning fortsätter där den slutade.",
    "Fetch what is new from SCB and other services. An interrupted fetch goes on where it ended.",
)
EXAMPLES = bilingual(
    "[bold]skillshed fetch[/]   [bold]skillshed fetch scb --region 19 --dry-run[/]   "
    "[bold]skillshed fetch pxweb --url https://data.ssb.no/api/pxwebapi/v2 --table 07459 --out norge/[/]",
    "[bold]skillshed fetch[/]   [bold]skillshed fetch scb --region 19 --dry-run[/]   "
    "[bold]skillshed fetch pxweb --url https://data.ssb.no/api/pxwebapi/v2 --table 07459 --out norway/[/]",
)


def fetch(  # noqa: PLR0913 - every option of a verb is an argument of its function
    context: typer.Context,
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            help=bilingual("Källor (förval: alla).", "Sources (default: all)."), show_default=False
        ),
    ] = None,
    *,
    region: Annotated[
        list[str] | None,
        typer.Option(
            "--region",
            "-r",
            help=bilingual(
                "Län eller kommun med kod, flera gånger om det är flera (förval: hela riket).",
                "County or municipality by code, repeated for several (default: the whole nation).",
            ),
        ),
    ] = None,
    table: Annotated[
        list[str] | None,
        typer.Option(help=bilingual("Bara dessa tabeller.", "These tables only.")),
    ] = None,
    years: Annotated[
        str | None,
        typer.Option(
            help=bilingual(
                "Bara dessa år, till exempel 2015-2024.", "These years only, for example 2015-2024."
            )
        ),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(
            help=bilingual(
                "För en egen tabell: VARIABEL=URVAL, till exempel Tid=top(5).",
                "For a table of your own: VARIABLE=SELECTION, for example Tid=top(5).",
            )
        ),
    ] = None,
    url: Annotated[
        str, typer.Option(help=bilingual("En annan adress till tjänsten.", "Another address of the service."))
    ] = "",
    kind: Annotated[
        str | None,
        typer.Option("--as", help=bilingual("Vad en egen tabell är.", "What a table of your own is.")),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            help=bilingual(
                "Skriv tabellerna i en mapp i stället för att läsa in dem.",
                "Write the tables to a folder instead of taking them in.",
            )
        ),
    ] = None,
    whole: Annotated[
        bool,
        typer.Option(
            "--whole",
            help=bilingual("Hämta också det som redan är känt.", "Fetch what is known already too."),
        ),
    ] = False,
    dry_run: Annotated[
        bool,
        typer.Option(
            "--dry-run",
            help=bilingual(
                "Säg bara vad som skulle hämtas: anrop, tal och tid.",
                "Only tell what would be fetched: calls, figures and time.",
            ),
        ),
    ] = False,
    offline: Annotated[
        bool, typer.Option("--offline", help=bilingual("Ring aldrig ut.", "Never call out."))
    ] = False,
    as_json: AsJson = False,
) -> None:
    workspace = context.obj.workspace()
    wish: Wishes = {
        "regions": tuple(region or ()),
        "tables": tuple(table or ()),
        "years": _span(years),
        "select": _selection(select or []),
        "url": url,
        "kind": kind,
        "whole": whole,
    }
    with TerminalProgress() as progress:
        visits = workspace.fetch(
            *(sources or ()), dry_run=dry_run, offline=offline, out=out, progress=progress, **wish
        )
    if as_json:
        show_json([_facts(visit) for visit in visits])
    else:
        _tell(visits, dry_run=dry_run, taken_in=out is None)
    if any(visit.failed or (dry_run and visit.impossible) for visit in visits):
        raise typer.Exit(FetchError.exit_code)


def _span(years: str | None) -> tuple[int, int] | None:
    if years is None:
        return None
    first, _, last = years.partition("-")
    if not first.isdigit() or not (last or first).isdigit():
        raise InputError(
            Text(sv=f"{years} är inga år", en=f"{years} are no years"),
            mend=Text(sv="Skriv till exempel --years 2015-2024", en="Write for example --years 2015-2024"),
        )
    return int(first), int(last or first)


def _selection(told: Sequence[str]) -> dict[str, str]:
    wrong = [each for each in told if "=" not in each]
    if wrong:
        raise InputError(
            Text(sv=f"{wrong[0]} är inget urval", en=f"{wrong[0]} is no selection"),
            mend=Text(
                sv="Skriv VARIABEL=URVAL, till exempel --select Tid=top(5)",
                en="Write VARIABLE=SELECTION, for example --select Tid=top(5)",
            ),
        )
    return dict(each.split("=", maxsplit=1) for each in told)


def _tell(visits: Sequence[Fetch], *, dry_run: bool, taken_in: bool) -> None:
    for visit in visits:
        if dry_run:
            _tell_plan(visit)
        for outcome in visit.outcomes:
            _tell_outcome(outcome)
        _tell_setbacks(visit)
    if not dry_run:
        _tell_count(
            sum(len(visit.fetched) + len(visit.saved) for visit in visits),
            sum(len(visit.failed) for visit in visits),
        )
        if taken_in and any(visit.fetched for visit in visits):
            say(Text(sv="Nästa steg: skillshed build", en="Next: skillshed build"))


def _tell_count(fetched: int, failed: int) -> None:
    tables = (
        Text(sv="tabell hämtad", en="table fetched")
        if fetched == 1
        else Text(sv="tabeller hämtade", en="tables fetched")
    )
    say(
        Text(
            sv=f"{fetched} {tables.sv}, {failed} misslyckades.", en=f"{fetched} {tables.en}, {failed} failed."
        )
    )


def _tell_plan(visit: Fetch) -> None:
    plan = visit.plan
    for batch in plan.batches:
        OUT.print(f"• [bold]{escape(batch.table)}[/] {escape(str(batch.title))}: {_size(batch)}")
    for error in visit.impossible:
        show_error(error.error, about=error.table)
    known = len(plan.planned) - len(plan.batches) - len(visit.impossible)
    minutes = max(1, round(plan.seconds / 60))
    say(
        Text(
            sv=f"{plan.source}: {plan.calls} anrop, {_spaced(plan.cells)} tal, minst {minutes} minuter; {known} tabeller har inget nytt.",
            en=f"{plan.source}: {plan.calls} calls, {_spaced(plan.cells)} figures, at least {minutes} minutes; {known} tables have nothing new.",
        )
    )


def _size(batch: Batch) -> Text:
    cells = _spaced(batch.cells or 0)
    return Text(sv=f"{len(batch.calls)} anrop, {cells} tal", en=f"{len(batch.calls)} calls, {cells} figures")


def _tell_outcome(outcome: Outcome) -> None:
    from skillshed.sources.fetching.run import Failed, Fetched, Saved  # noqa: PLC0415 - already open by now

    if isinstance(outcome, Failed):
        show_error(outcome.error, about=outcome.table)
    elif isinstance(outcome, Saved):
        OUT.print(f"[green]✓[/] [bold]{escape(outcome.batch.table)}[/] → {escape(str(outcome.path))}")
    elif isinstance(outcome, Fetched):
        taken = outcome.imported
        years = f", {taken.years[0]}–{taken.years[-1]}" if taken.years else ""
        words = Text(sv="uppgifter", en="figures")
        OUT.print(f"[green]✓[/] [bold]{escape(outcome.batch.table)}[/]")
        _indented(f"{taken.title} ({_spaced(taken.rows)} {words}{years})")
        if outcome.continued:
            _indented(
                str(
                    Text(
                        sv=f"{outcome.continued} svar fanns från en avbruten hämtning",
                        en=f"{outcome.continued} answers were there from an interrupted fetch",
                    )
                )
            )
        for remark in taken.remarks:
            _indented(f"! {remark}", style="yellow")
    else:
        nothing = Text(sv="inget nytt", en="nothing new")
        say(f"– {outcome.table}: {nothing}", style="dim")


def _tell_setbacks(visit: Fetch) -> None:
    if visit.setbacks:
        count = len(visit.setbacks)
        say(
            Text(
                sv=f"{visit.plan.source}: {count} anrop fick göras om ({', '.join(sorted({s.partition(' ')[0] for s in visit.setbacks}))}).",
                en=f"{visit.plan.source}: {count} calls had to be made again ({', '.join(sorted({s.partition(' ')[0] for s in visit.setbacks}))}).",
            ),
            style="yellow",
        )


def _indented(words: str, *, style: str = "") -> None:
    OUT.print(Padding(Styled(words, style=style), (0, 0, 0, 4)))


def _spaced(number: int) -> str:
    return f"{number:,}".replace(",", "\u00a0")


def _facts(visit: Fetch) -> dict[str, Any]:
    return {
        "source": visit.plan.source,
        "calls": visit.calls,
        "planned": [
            {"table": batch.table, "calls": len(batch.calls), "cells": batch.cells, "updated": batch.updated}
            for batch in visit.plan.batches
        ],
        "fetched": [
            {"table": one.batch.table, "sha256": one.imported.snapshot.sha256, "rows": one.imported.rows}
            for one in visit.fetched
        ],
        "failed": [*map(_failure, visit.failed), *map(_failure, visit.impossible)],
        "setbacks": list(visit.setbacks),
    }


def _failure(one: Failed | Impossible) -> dict[str, str]:
    return {"table": one.table, "error": str(one.error)}
