# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Options that the verbs of the plan of places share, and how years and files are read."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from skillshed.cli.wording import bilingual
from skillshed.errors import InputError
from skillshed.language import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

Area = Annotated[
    str | None,
    typer.Option(
        "--area",
        "-a",
        help=bilingual(
            "Län, flera län (31,32), samverkansområde eller kommuner; koder eller namn.",
            "County, several counties (31,32), cooperation area or municipalities; codes or names.",
        ),
    ),
]
Years = Annotated[
    str | None,
    typer.Option(
        help=bilingual("Höstarna som planeras, till exempel 2027-2031.", "The autumns planned, for example 2027-2031.")
    ),
]  # fmt: skip
Futures = Annotated[
    int, typer.Option(min=1, help=bilingual("Antal framtider av behov och sökande.", "How many futures of need and applicants."))
]  # fmt: skip
Seed = Annotated[int, typer.Option(help=bilingual("Frö till all slump.", "Seed of all chance."))]
Own = Annotated[
    list[Path] | None,
    typer.Option(
        "--own",
        "--lock",
        help=bilingual(
            "Egen YAML-fil: lås, lokaler, lärare, avtal, budgetar, gränser, vikter. Kan ges flera gånger.",
            "A YAML file of your own: locks, premises, teachers, agreements, budgets, limits, weights. May be given several times.",
        ),
    ),
]
Overrides = Annotated[
    Path | None,
    typer.Option(
        "--factors",
        help=bilingual(
            "YAML-lista med ändrade faktorer: factor, value, who, why, date.",
            "A YAML list of changed factors: factor, value, who, why, date.",
        ),
    ),
]
Forms = Annotated[
    str,
    typer.Option("--forms", help=bilingual("Skolformer: gymnasium, eller gymnasium,komvux,yh,folkhögskola, eller all.", "School forms: gymnasium, or gymnasium,komvux,yh,folkhögskola, or all.")),
]  # fmt: skip
Name = Annotated[str, typer.Argument(help=bilingual("Planens namn.", "The plan's name."))]


def years_of(told: str | None) -> tuple[int, ...] | None:
    """Read `2027-2031` or `2027`; nothing where nothing is told.

    Raises:
        InputError: it is neither.
    """
    if told is None:
        return None
    found = re.fullmatch(r"(\d{4})(?:\s*[-–]\s*(\d{4}))?", told.strip())
    if not found or (found[2] and int(found[2]) < int(found[1])):
        raise InputError(
            Text(sv="Åren går inte att läsa.", en="The years cannot be read."),
            where=told,
            mend=Text(sv="Skriv till exempel 2027-2031.", en="Write for example 2027-2031."),
        )
    return tuple(range(int(found[1]), int(found[2] or found[1]) + 1))


def forms_of(told: str) -> tuple[str, ...]:
    """Read `gymnasium,komvux`, or `all`; whether there are such forms the basis checks."""
    from skillshed.places.forms import FORMS  # noqa: PLC0415 - help must be quick

    return FORMS if told.strip() == "all" else tuple(one.strip() for one in told.split(",") if one.strip())


def own_files(paths: Sequence[Path] | None) -> dict[str, Any]:
    """Read the user's own files; lists of the same heading are joined.

    Raises:
        InputError: a file cannot be read.
    """
    from skillshed.places.reading import read_document  # noqa: PLC0415 - help must be quick

    whole: dict[str, Any] = {}
    for path in paths or ():
        for heading, told in read_document(path).items():
            if isinstance(told, list):
                whole[heading] = [*whole.get(heading, []), *told]
            else:
                whole[heading] = {**whole.get(heading, {}), **told} if isinstance(told, dict) else told
    return whole
