# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Why a file is refused: one function per reason, each with what, where, why and how to mend it."""

from __future__ import annotations

from skillshed.errors import InputError
from skillshed.language import Text

_AGAIN = Text(
    sv="Hämta filen på nytt från källan och importera den igen",
    en="Fetch the file again from its source and import it again",
)


def at(line: int | None = None, column: str | int | None = None) -> str:
    """Name a place in a file, in the user's language."""
    words = []
    if line is not None:
        words.append(Text(sv=f"rad {line}", en=f"line {line}"))
    if column not in {None, ""}:
        words.append(Text(sv=f"kolumn {column}", en=f"column {column}"))
    return ", ".join(map(str, words))


def empty() -> InputError:
    """Nothing at all stands in the file."""
    return InputError(Text(sv="Filen är tom", en="The file is empty"), mend=_AGAIN)


def too_large(size: int, limit: int) -> InputError:
    """The file, or what it unpacks to, is larger than the limit."""
    return InputError(
        Text(sv="Filen är för stor", en="The file is too large"),
        why=Text(
            sv=f"Den rymmer {_mega(size).sv} MB och gränsen är {_mega(limit).sv} MB.",
            en=f"It holds {_mega(size).en} MB and the limit is {_mega(limit).en} MB.",
        ),
        mend=Text(
            sv="Dela uppgifterna på flera filer, till exempel ett år i varje, eller höj gränsen i sources/parameters/limits.yaml",
            en="Divide the figures into several files, one year in each for instance, or raise the limit in sources/parameters/limits.yaml",
        ),
    )


def bomb(why: Text) -> InputError:
    """The archive unpacks to far more than an honest workbook does."""
    return InputError(
        Text(
            sv="Arbetsboken packas upp till orimligt mycket och öppnades inte",
            en="The workbook unpacks to unreasonably much and was not opened",
        ),
        why=why,
        mend=Text(sv="Spara tabellen som CSV och importera den", en="Save the table as CSV and import that"),
    )


def truncated(why: Text, *, where: str = "") -> InputError:
    """The file stops before its table does."""
    return InputError(
        Text(sv="Filen är avhuggen", en="The file is cut short"), where=where, why=why, mend=_AGAIN
    )


def damaged(why: Text, *, where: str = "") -> InputError:
    """The file does not follow its own format."""
    return InputError(Text(sv="Filen är skadad", en="The file is damaged"), where=where, why=why, mend=_AGAIN)


def wrong_encoding(why: Text, *, where: str = "") -> InputError:
    """The letters cannot be trusted."""
    return InputError(
        Text(sv="Filens teckenkodning är fel", en="The file's text encoding is wrong"),
        where=where,
        why=why,
        mend=Text(
            sv="Hämta filen på nytt, eller spara den som UTF-8 från programmet som gjorde den",
            en="Fetch the file again, or save it as UTF-8 from the program that made it",
        ),
    )


def not_a_table(found: Text) -> InputError:
    """The file is something else than a table of statistics."""
    return InputError(
        Text(sv="Filen är ingen tabell", en="The file is not a table"),
        why=found,
        mend=Text(
            sv="Ge en fil i CSV, PX, JSON-stat 2 eller Excel",
            en="Give a file in CSV, PX, JSON-stat 2 or Excel",
        ),
    )


def not_a_number(text: str, *, where: str) -> InputError:
    """A cell that should hold a figure holds something else."""
    shown = text if len(text) <= 40 else text[:37] + "…"  # noqa: PLR2004 - as much as fits on a line
    return InputError(
        Text(sv=f"”{shown}” är inget tal", en=f"“{shown}” is not a number"),
        where=where,
        mend=Text(
            sv="Rätta cellen; saknade uppgifter skrivs .. (osäker eller saknas) eller . (kan inte förekomma)",
            en="Correct the cell; missing figures are written .. (uncertain or absent) or . (not applicable)",
        ),
    )


def _mega(size: float) -> Text:
    shown = f"{size / 1e6:,.1f}".replace(",", " ")
    return Text(sv=shown.replace(".", ","), en=shown)
