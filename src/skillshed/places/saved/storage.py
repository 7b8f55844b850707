# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Plans in the home: a folder each, with `plan.json` and a Parquet file per table, written whole or not at all."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from skillshed.codes.refusal import suggestions
from skillshed.codes.wording import fold
from skillshed.errors import InputError, StorageError, system_says
from skillshed.language import Text
from skillshed.places.saved.plan import SavedPlan
from skillshed.warehouse.lock import exclusive

if TYPE_CHECKING:
    import os

    from skillshed.home import Home

HEAD = "plan.json"


def kept(home: Home) -> dict[str, Path]:
    """The plans of a home: folder's name → folder, in alphabetical order."""
    if not home.plans.is_dir():
        return {}
    return {path.name: path for path in sorted(home.plans.iterdir()) if (path / HEAD).is_file()}


def save(home: Home, plan: SavedPlan, *, replace: bool = False) -> Path:
    """Keep a plan by its name.

    Args:
        home: where.
        plan: what.
        replace: take the place of one of the same name.

    Raises:
        InputError: its name is empty, or there is one of that name already.
        StorageError: the home cannot be written.
    """
    place = home.plans / _folder(plan.name)
    try:
        with exclusive(home.path / ".plans.lock", holder=plan.author or "plan", wait=True):
            if (place / HEAD).exists() and not replace:
                raise _there_already(plan.name)
            home.plans.mkdir(parents=True, exist_ok=True)
            draft = Path(tempfile.mkdtemp(prefix=".draft-", dir=home.plans))
            _write(plan, draft)
            if place.exists():
                shutil.rmtree(place)
            draft.rename(place)
    except OSError as problem:
        raise StorageError(
            Text(sv="Planen kan inte sparas.", en="The plan cannot be saved."),
            where=str(place),
            why=system_says(problem),
            mend=Text(sv="Kör skillshed doctor.", en="Run skillshed doctor."),
        ) from None
    return place


def find(home: Home, wanted: str | os.PathLike[str]) -> SavedPlan:
    """Read a plan by the name it was given, its folder's name, or a path to its folder.

    Raises:
        InputError: there is none, or it cannot be read.
    """
    plans, text = kept(home), str(wanted)
    place = plans.get(text) or plans.get(_stem(text)) or Path(text)
    if not (place / HEAD).is_file():
        near = ", ".join(suggestions(text, {name: name for name in plans})) or ", ".join(plans)
        raise InputError(
            Text(sv="Det finns ingen sådan plan.", en="There is no such plan."),
            where=text,
            mend=Text(sv=f"Sparade planer: {near or 'inga än'}.", en=f"Saved plans: {near or 'none yet'}."),
        )
    return _read(place)


def _folder(name: str) -> str:
    stem = _stem(name)
    if not stem:
        raise InputError(
            Text(sv="Planens namn har varken bokstäver eller siffror.", en="The plan's name has neither letters nor digits."),
            where=name,
            mend=Text(sv="Ge den ett annat namn.", en="Give it another name."),
        )  # fmt: skip
    return stem


def _stem(name: str) -> str:
    return re.sub(r"[^\w-]+", "-", fold(name)).strip("-")


def _there_already(name: str) -> InputError:
    return InputError(
        Text(sv="Det finns redan en plan med det namnet.", en="There is a plan of that name already."),
        where=name,
        mend=Text(sv="Välj ett annat namn, eller ersätt den med --replace.", en="Choose another name, or replace it with --replace."),
    )  # fmt: skip


def _write(plan: SavedPlan, folder: Path) -> None:
    for name, frame in plan.kept_frames.items():
        frame.to_parquet(folder / f"{name}.parquet", index=False)
    head = json.dumps(plan.head(), ensure_ascii=False, indent=2, default=str)
    (folder / HEAD).write_text(head + "\n", encoding="utf-8")


def _read(place: Path) -> SavedPlan:
    try:
        head = json.loads((place / HEAD).read_text(encoding="utf-8"))
        frames = {path.stem: pd.read_parquet(path) for path in sorted(place.glob("*.parquet"))}
        return SavedPlan.of(head, frames)
    except (OSError, ValueError, TypeError, KeyError) as problem:
        raise InputError(
            Text(sv="Den sparade planen är skadad.", en="The saved plan is damaged."),
            where=str(place),
            why=Text(sv=f"{problem}.", en=f"{problem}."),
            mend=Text(sv="Gör om den, eller lägg tillbaka den från en säkerhetskopia.", en="Make it again, or restore it from a backup."),
        ) from problem  # fmt: skip
