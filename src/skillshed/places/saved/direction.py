# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A plan against a given list of directions, as Skolverket's "öka / minska", row by row with the reason for each difference."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import pandas as pd

from skillshed.codes.programme import programmes
from skillshed.errors import InputError
from skillshed.language import Text

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping

    from skillshed.places.saved.plan import SavedPlan

WORDS: Final = {
    "increase": ("öka", "ökat", "ökning", "increase", "fler", "+", "1"),
    "same": ("oförändrat", "oförändrad", "samma", "same", "0", "="),
    "decrease": ("minska", "minskat", "minskning", "decrease", "färre", "-", "−", "-1"),
}
SAID: Final[dict[str, Text]] = {
    "increase": Text(sv="öka", en="increase"),
    "same": Text(sv="oförändrat", en="the same"),
    "decrease": Text(sv="minska", en="decrease"),
}
HEADINGS: Final = {
    "programme": ("programme", "program", "programkod"),
    "direction": ("direction", "riktning", "bedömning"),
    "area": ("area", "län", "område"),
}
ALIKE: Final = 0.03
"""Within so large a share of today's places the plan is called the same as today."""


def read_direction(
    path: str | os.PathLike[str], *, columns: Mapping[str, str] | None = None, area: str = ""
) -> pd.DataFrame:
    """Read a list of directions from CSV or Excel.

    Args:
        path: the file.
        columns: `programme` and `direction` (and `area`) → what the file calls them; usual names are found without.
        area: rows of other areas are left out, where the file has areas.

    Returns:
        programme, direction (`increase`, `same`, `decrease`).

    Raises:
        InputError: a column or a word is not understood.
    """
    raw = _read(Path(path))
    found = _columns([str(one) for one in raw.columns], dict(columns or {}), str(path))
    frame = pd.DataFrame({name: raw[column].str.strip() for name, column in found.items()})
    if "area" in frame and area:
        told = ", ".join(sorted(set(frame["area"]))[:5])
        frame = frame[frame["area"] == area]
        if frame.empty:
            raise _wrong(path, area, Text(sv=f"Listan har inga rader för området; den har {told}.", en=f"The list has no rows for the area; it has {told}."))  # fmt: skip
    named = {str(one.name.sv).casefold(): code for code, one in programmes().items()}
    code = frame["programme"].map(lambda told: told.upper() if told.upper() in programmes() else named.get(told.casefold()))  # fmt: skip
    if code.isna().any():
        raise _wrong(path, frame.loc[code.isna(), "programme"].iloc[0], Text(sv="Programmet finns inte.", en="There is no such programme."))  # fmt: skip
    said = frame["direction"].map(_direction)
    if said.isna().any():
        known = ", ".join(words[0] for words in WORDS.values())
        raise _wrong(path, frame.loc[said.isna(), "direction"].iloc[0], Text(sv=f"Riktningen ska vara {known}.", en=f"The direction must be {known}."))  # fmt: skip
    return pd.DataFrame({"programme": code, "direction": said}).drop_duplicates(
        "programme", ignore_index=True
    )


def _read(path: Path) -> pd.DataFrame:
    """Read a list as text, whatever separates its columns."""
    try:
        if path.suffix.casefold() in {".xlsx", ".xls", ".ods"}:
            return pd.read_excel(path, dtype=str, engine="calamine", keep_default_na=False)
        return pd.read_csv(
            path, dtype=str, sep=None, engine="python", keep_default_na=False, encoding="utf-8-sig"
        )
    except (OSError, ValueError) as problem:
        raise _wrong(path, path.name, Text(sv=f"Filen kan inte läsas: {problem}.", en=f"The file cannot be read: {problem}.")) from problem  # fmt: skip


def against_direction(plan: SavedPlan, direction: pd.DataFrame) -> pd.DataFrame:
    """Set a plan's direction of each programme beside the list's.

    Args:
        plan: the plan.
        direction: as `read_direction` gives.

    Returns:
        programme, today, planned (places a year), ours, theirs, agree, why.
    """
    planned = plan.frames["plan"].groupby("programme")["places"].sum() / len(plan.years)
    today = plan.frames["today"].groupby("programme")["places"].sum()
    asked = plan.frames["asked"].set_index("programme") if "asked" in plan.frames else pd.DataFrame()
    rows = []
    for code, theirs in zip(direction["programme"], direction["direction"], strict=True):
        now, then = float(today.get(code, 0.0)), float(planned.get(code, 0.0))
        ours = (
            "same" if abs(then - now) <= ALIKE * max(now, 1.0) else "increase" if then > now else "decrease"
        )
        rows.append((code, now, then, str(SAID[ours]), str(SAID[theirs]), ours == theirs, _why(asked, code, now, agree=ours == theirs)))  # fmt: skip
    return pd.DataFrame(rows, columns=["programme", "today", "planned", "ours", "theirs", "agree", "why"])


def _why(asked: pd.DataFrame, code: str, now: float, *, agree: bool) -> str:
    if agree or code not in asked.index:
        return ""
    need, wish = float(asked["need"].to_dict()[code]), float(asked["wishes"].to_dict()[code])
    if need != need:  # noqa: PLR0124 - a programme that no group's need is told for
        return str(Text(sv=f"söks av {wish:.0f} om året mot {now:.0f} platser", en=f"{wish:.0f} apply a year for {now:.0f} places"))  # fmt: skip
    return str(Text(sv=f"behov {need:.0f} och sökande {wish:.0f} om året mot {now:.0f} platser", en=f"need {need:.0f} and applicants {wish:.0f} a year against {now:.0f} places"))  # fmt: skip


def _direction(told: str) -> str | None:
    said = told.casefold()
    return next((name for name, words in WORDS.items() if said in words), None)


def _columns(header: list[str], told: dict[str, str], path: str) -> dict[str, str]:
    """Pair what is needed with the file's columns."""
    by_name = {name.casefold().strip(): name for name in header}
    found = {}
    for name, usual in HEADINGS.items():
        wanted = [told[name]] if name in told else list(usual)
        match = next((by_name[one.casefold()] for one in wanted if one.casefold() in by_name), None)
        if match is not None:
            found[name] = match
    missing = [name for name in ("programme", "direction") if name not in found]
    if missing:
        raise _wrong(path, ", ".join(missing), Text(sv=f"Filens kolumner är {', '.join(header)}.", en=f"The file's columns are {', '.join(header)}."))  # fmt: skip
    return found


def _wrong(path: object, where: str, why: Text) -> InputError:
    return InputError(
        Text(sv="Listan med riktningar kan inte användas.", en="The list of directions cannot be used."),
        where=f"{path}: {where}",
        why=why,
        mend=Text(sv="Rätta filen, eller säg vilka kolumner som gäller.", en="Correct the file, or say which columns are meant."),
    )  # fmt: skip
