# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""`skillshed import`: take in files and folders of statistics."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape
from rich.padding import Padding
from rich.text import Text as Styled

from skillshed.cli.console import OUT, TerminalProgress, say, show_error, show_json
from skillshed.cli.options import AsJson
from skillshed.cli.wording import bilingual
from skillshed.errors import InputError
from skillshed.language import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillshed.sources.importing import Imported, Refused

HELP = bilingual(
    "Läs in filer eller mappar med statistik: CSV, PX, JSON-stat eller Excel. Originalet sparas orört.",
    "Take in files or folders of statistics: CSV, PX, JSON-stat or Excel. The original is kept untouched.",
)
EXAMPLES = bilingual(
    "[bold]skillshed import export/[/]   [bold]skillshed import tabell.csv --as deaths[/]",
    "[bold]skillshed import export/[/]   [bold]skillshed import table.csv --as deaths[/]",
)


def import_files(
    context: typer.Context,
    paths: Annotated[
        list[Path],
        typer.Argument(help=bilingual("Filer eller mappar.", "Files or folders."), show_default=False),
    ],
    *,
    kind: Annotated[
        str | None,
        typer.Option(
            "--as",
            help=bilingual(
                "Vad tabellen är, när filen själv inte kan säga det (se: skillshed codes kinds).",
                "What the table is, where the file itself cannot say (see: skillshed codes kinds).",
            ),
        ),
    ] = None,
    mapping: Annotated[
        Path | None,
        typer.Option(
            help=bilingual(
                "Mappning av egna kolumner till våra (gör en med: skillshed map FIL).",
                "Mapping of your own columns to ours (make one with: skillshed map FILE).",
            ),
        ),
    ] = None,
    licence: Annotated[
        str | None,
        typer.Option(
            help=bilingual(
                "Uppgifternas licens, till exempel CC0-1.0.", "The figures' licence, for example CC0-1.0."
            )
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    workspace = context.obj.workspace()
    with TerminalProgress() as progress:
        results = workspace.import_files(
            *paths, kind=kind, mapping=mapping, licence=licence, progress=progress
        )
    taken, refused = _sorted_out(results)
    if as_json:
        show_json([*map(_taken_facts, taken), *map(_refused_facts, refused)])
    else:
        _tell(taken, refused)
    if any(not result.skipped for result in refused):
        raise typer.Exit(InputError.exit_code)


def _sorted_out(results: Sequence[Imported | Refused]) -> tuple[list[Imported], list[Refused]]:
    from skillshed.sources.importing import Imported, Refused  # noqa: PLC0415 - already open by now

    taken = [result for result in results if isinstance(result, Imported)]
    return taken, [result for result in results if isinstance(result, Refused)]


def _tell(taken: list[Imported], refused: list[Refused]) -> None:
    for one in taken:
        _tell_taken(one)
    _tell_refused(refused)
    bad = sum(not other.skipped for other in refused)
    say(
        Text(
            sv=f"{_files(taken).sv} {'inläst' if len(taken) == 1 else 'inlästa'}, {bad} {'avvisad' if bad == 1 else 'avvisade'}.",
            en=f"{_files(taken).en} taken in, {bad} refused.",
        )
    )
    if taken:
        say(Text(sv="Nästa steg: skillshed build", en="Next: skillshed build"))


def _tell_taken(result: Imported) -> None:
    first, last = (result.years[0], result.years[-1]) if result.years else (None, None)
    years = "" if first is None else f", {first}" if first == last else f", {first}–{last}"
    rows = f"{result.rows:,}".replace(",", "\u00a0")
    words = Text(sv=f"{rows} uppgifter", en=f"{rows} figures")
    OUT.print(f"[green]✓[/] [bold]{escape(result.path.name)}[/]")
    _indented(f"{result.title} ({words}{years})")
    _indented(", ".join(f"{name} → {dimension}" for name, dimension in result.mapping.items()), style="dim")
    for remark in result.remarks:
        _indented(f"! {remark}", style="yellow")


def _indented(words: str, *, style: str = "") -> None:
    OUT.print(Padding(Styled(words, style=style), (0, 0, 0, 4)))


def _tell_refused(refused: Sequence[Refused]) -> None:
    """Tell every refusal; files refused for one and the same reason are told together."""
    alike: dict[str, list[Refused]] = {}
    for one in refused:
        if one.skipped:
            say(f"– {one.path.name}: {one.error.what}", style="dim")
        else:
            alike.setdefault(str(one.error), []).append(one)
    for group in alike.values():
        names = [one.path.name for one in group]
        if len(names) == 1:
            show_error(group[0].error, about=names[0])
        else:
            show_error(group[0].error, about=str(_files(group)), files=names)


def _files(results: Sequence[object]) -> Text:
    count = len(results)
    return Text(
        sv=f"{count} {'fil' if count == 1 else 'filer'}", en=f"{count} {'file' if count == 1 else 'files'}"
    )


def _taken_facts(result: Imported) -> dict[str, object]:
    return {
        "path": result.path,
        "refused": False,
        "kind": result.kind.id,
        "sha256": result.snapshot.sha256,
        "mapping": result.mapping,
        "rows": result.rows,
        "years": result.years,
        "regions": result.regions,
        "missing": result.missing,
        "remarks": [str(remark) for remark in result.remarks],
        "known_before": result.known_before,
    }


def _refused_facts(result: Refused) -> dict[str, object]:
    return {
        "path": result.path,
        "refused": not result.skipped,
        "skipped": result.skipped,
        "error": str(result.error),
    }
