# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Saved scenarios: YAML files in the home folder, found by name."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from skillshed.codes.refusal import suggestions
from skillshed.codes.wording import fold
from skillshed.errors import InputError, StorageError, system_says
from skillshed.language import Text
from skillshed.outlook.scenario.reading import read_scenario

if TYPE_CHECKING:
    import os

    from skillshed.home import Home
    from skillshed.outlook.scenario.model import Scenario

ENDINGS = (".yaml", ".yml")


def saved(home: Home) -> dict[str, Path]:
    """The scenarios kept in a home: name of the file without ending → path, in alphabetical order."""
    if not home.scenarios.is_dir():
        return {}
    files = sorted(path for path in home.scenarios.iterdir() if path.suffix in ENDINGS)
    return {path.stem: path for path in files}


def find(home: Home, wanted: str | os.PathLike[str]) -> Scenario:
    """Read a scenario by path, or by the name under which it is saved.

    Raises:
        InputError: there is neither, or it cannot be read.
    """
    path = Path(wanted)
    if path.is_file() or path.suffix in ENDINGS or len(path.parts) > 1:
        return read_scenario(path)
    kept = saved(home)
    if str(wanted) in kept:
        return read_scenario(kept[str(wanted)])
    near = ", ".join(suggestions(str(wanted), {name: name for name in kept})) or ", ".join(kept)
    raise InputError(
        Text(sv="Det finns inget sådant scenario.", en="There is no such scenario."),
        where=str(wanted),
        mend=Text(
            sv=f"Ge en YAML-fil, eller ett sparat scenario{f': {near}' if near else ' (inget är sparat än)'}.",
            en=f"Give a YAML file, or a saved scenario{f': {near}' if near else ' (none is saved yet)'}.",
        ),
    )


def save(home: Home, path: str | os.PathLike[str]) -> Path:
    """Keep a scenario's file in the home, by its name; it must be readable. One of the same name is replaced.

    Raises:
        InputError: it cannot be read, or its name has no letters or digits.
        StorageError: the home cannot be written.
    """
    scenario = read_scenario(path)
    stem = re.sub(r"\s+", "-", fold(scenario.name))
    if not stem:
        raise InputError(
            Text(
                sv="Scenariots namn har varken bokstäver eller siffror.",
                en="The scenario's name has neither letters nor digits.",
            ),
            where=scenario.name,
            mend=Text(sv="Byt name: i filen.", en="Change name: in the file."),
        )
    kept = home.scenarios / f"{stem}.yaml"
    if kept.resolve() == Path(path).resolve():
        return kept
    try:
        home.scenarios.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, kept)
    except OSError as problem:
        raise StorageError(
            Text(sv="Scenariot kan inte sparas.", en="The scenario cannot be saved."),
            where=str(kept),
            why=system_says(problem),
            mend=Text(
                sv="Kör skillshed doctor, som säger vad som är fel med hemmet.",
                en="Run skillshed doctor, which says what is wrong with the home.",
            ),
        ) from None
    return kept
