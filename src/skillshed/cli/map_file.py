# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""`skillshed map`: ask which columns of somebody's table are which of ours, and write the answers down."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from skillshed.cli.console import say, show_path
from skillshed.cli.wording import bilingual
from skillshed.errors import InputError
from skillshed.language import Text

if TYPE_CHECKING:
    from skillshed.sources.kinds import TableKind
    from skillshed.sources.mapping.mapping import Mapping, Place
    from skillshed.sources.mapping.reading import Lines

HELP = bilingual(
    "Fråga vilka kolumner i en egen tabell som är vilka av våra, och spara svaren som en mappning (YAML).",
    "Ask which columns of a table of your own are which of ours, and save the answers as a mapping (YAML).",
)
EXAMPLES = bilingual(
    "[bold]skillshed map antagning.xlsx --as programme_places[/]   sedan varje år: "
    "[bold]skillshed import antagning-2027.xlsx --mapping antagning.mapping.yaml[/]",
    "[bold]skillshed map admission.xlsx --as programme_places[/]   then every year: "
    "[bold]skillshed import admission-2027.xlsx --mapping admission.mapping.yaml[/]",
)


def map_file(
    path: Annotated[
        Path, typer.Argument(help=bilingual("CSV- eller Excelfil.", "CSV or Excel file."), show_default=False)
    ],
    *,
    kind: Annotated[
        str | None,
        typer.Option(
            "--as",
            help=bilingual(
                "Vad tabellen är (se: skillshed codes kinds).",
                "What the table is (see: skillshed codes kinds).",
            ),
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            help=bilingual("Var mappningen sparas.", "Where the mapping is saved."),
            show_default=False,
        ),
    ] = None,
) -> None:
    from skillshed.sources.kinds import find  # noqa: PLC0415 - the rooms are heavy; help must be quick
    from skillshed.sources.mapping.applying import mapped  # noqa: PLC0415
    from skillshed.sources.mapping.reading import sheets_of  # noqa: PLC0415

    sheets = sheets_of(path)
    sheet = _sheet(sheets)
    mapping = _asked(
        find(kind or _ask(Text(sv="Vad är tabellen?", en="What is the table?"))), sheet, sheets[sheet]
    )
    original = mapped(mapping, sheets, filename=path.name)
    place = out or path.with_suffix(".mapping.yaml")
    _save(place, mapping.document())
    show_path(Text(sv="Mappningen är sparad:", en="The mapping is saved:"), place)
    rows = original.content.count(b"\n") - 1
    say(Text(sv=f"Den ger {rows} rader av {path.name}.", en=f"It gives {rows} rows of {path.name}."))
    say(
        Text(
            sv=f"Nästa steg: skillshed import {path.name} --mapping {place.name}",
            en=f"Next: skillshed import {path.name} --mapping {place.name}",
        )
    )


def _sheet(sheets: dict[str, Lines]) -> str:
    names = list(sheets)
    if len(names) < 2:  # noqa: PLR2004 - nothing to choose between
        return names[0]
    for number, name in enumerate(names, start=1):
        say(
            Text(
                sv=f"{number:>3} {name} ({len(sheets[name])} rader)",
                en=f"{number:>3} {name} ({len(sheets[name])} lines)",
            )
        )
    return _chosen(_ask(Text(sv="Vilket blad?", en="Which sheet?"), "1"), names)


def _asked(kind: TableKind, sheet: str, lines: Lines) -> Mapping:
    from skillshed.sources.mapping.mapping import Mapping, needed  # noqa: PLC0415
    from skillshed.sources.mapping.reading import header_of  # noqa: PLC0415

    line = int(
        _ask(
            Text(sv="På vilken rad står rubrikerna?", en="On which line are the headings?"),
            str(header_of(lines)),
        )
    )
    headings = [cell for cell in lines[line - 1] if cell]
    for number, name in enumerate(headings, start=1):
        say(Text(sv=f"{number:>3} {name}", en=f"{number:>3} {name}"))
    say(
        Text(
            sv="Svara med nummer eller rubrik, =text för samma text på varje rad, #rubrik för figurkolumnernas rubriker, * för alla figurkolumner, - för inget.",
            en="Answer with a number or a heading, =text for the same text on each line, #heading for the headings of the figures' columns, * for all "
            "columns of figures, - for nothing.",
        )
    )
    columns = {}
    for name, must in needed(kind).items():
        place = _place(kind, name, headings, must=must)
        if place is not None:
            columns[name] = place
    return Mapping(kind=kind, columns=columns, sheet=sheet, header=line)


def _place(kind: TableKind, name: str, headings: list[str], *, must: bool) -> Place | None:
    from skillshed.sources.mapping.mapping import Place  # noqa: PLC0415

    said = _ask(Text(sv=f"{name}?", en=f"{name}?"), _guess(kind, name, headings))
    if said == "-":
        return Place(empty=True) if must else None
    if said == "*":
        return Place(cells=())
    if said.startswith("#"):
        return Place(heading=True)
    return Place(always=said[1:].strip()) if said.startswith("=") else Place(column=_chosen(said, headings))


def _guess(kind: TableKind, name: str, headings: list[str]) -> str:
    """The heading that is called as ours is, if any."""
    known = {name, *next((column.names for column in kind.columns if column.name == name), ())}
    return next((heading for heading in headings if heading.casefold() in known), "-")


def _chosen(said: str, names: list[str]) -> str:
    if said in names:
        return said
    if said.isdigit() and 1 <= int(said) <= len(names):
        return names[int(said) - 1]
    raise InputError(
        Text(
            sv=f"{said} är varken en rubrik eller ett nummer i listan",
            en=f"{said} is neither a heading nor a number of the list",
        ),
        mend=Text(sv=f"Välj bland: {', '.join(names)}", en=f"Choose among: {', '.join(names)}"),
    )


def _ask(question: Text, default: str | None = None) -> str:
    return str(typer.prompt(str(question), default=default)).strip()


def _save(path: Path, document: str) -> None:
    path.write_text(document, encoding="utf-8")
