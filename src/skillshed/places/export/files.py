# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Where a plan goes: .xlsx, .json, .csv (the plan itself) or a folder of CSV."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from skillshed.errors import InputError, StorageError, system_says
from skillshed.language import Text
from skillshed.places.export.sheets import heading, worded
from skillshed.places.export.workbook import FICTITIOUS, workbook
from skillshed.places.saved.tables import named
from skillshed.spreadsheet import harmless_frame

if TYPE_CHECKING:
    import os

    import pandas as pd

    from skillshed.places.saved import SavedPlan

ENDINGS = (".xlsx", ".json", ".csv", "")


def write(plan: SavedPlan, path: str | os.PathLike[str]) -> Path:
    """Write a plan to a file by its ending, or to a folder of CSV where it has none; gives where.

    Raises:
        InputError: the ending is another.
        StorageError: it cannot be written.
    """
    place = Path(path)
    if place.suffix.casefold() not in ENDINGS:
        raise InputError(
            Text(sv="Planen kan inte skrivas i det formatet.", en="The plan cannot be written in that format."),
            where=place.name,
            mend=Text(sv="Välj .xlsx, .csv, .json, eller en mapp.", en="Choose .xlsx, .csv, .json, or a folder."),
        )  # fmt: skip
    try:
        _write(plan, place)
    except OSError as problem:
        raise StorageError(
            Text(sv="Filen kan inte skrivas.", en="The file cannot be written."),
            where=str(place),
            why=system_says(problem),
            mend=Text(sv="Välj en annan plats, eller stäng filen om den är öppen.", en="Choose another place, or close the file if it is open."),
        ) from None  # fmt: skip
    return place


def _write(plan: SavedPlan, place: Path) -> None:
    match place.suffix.casefold():
        case ".xlsx":
            place.write_bytes(workbook(plan))
        case ".json":
            place.write_text(
                json.dumps(plan.as_dict(), ensure_ascii=False, indent=2, default=str) + "\n", encoding="utf-8"
            )
        case ".csv":
            _csv(plan.frames["plan"], place, fictitious=plan.fictitious)
        case _:
            place.mkdir(parents=True, exist_ok=True)
            for name in named(plan.frames):
                _csv(plan.frames[name], place / f"{name}.csv", fictitious=plan.fictitious)  # fmt: skip


def _csv(frame: pd.DataFrame, place: Path, *, fictitious: bool) -> None:
    """Write a table as Excel in Swedish opens it: semicolons, a mark of UTF-8, decimal comma."""
    told = worded(frame).rename(columns=lambda name: heading(str(name)))
    if fictitious:
        told = told.assign(**{str(Text(sv="Anmärkning", en="Note")): str(FICTITIOUS)})
    harmless_frame(told).to_csv(
        place, index=False, sep=";", decimal=",", encoding="utf-8-sig", lineterminator="\n"
    )
