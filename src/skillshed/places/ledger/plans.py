# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A saved plan as entries of the ledger, and outcomes from a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

from skillshed.language import Text
from skillshed.places.ledger.entry import Entry, Place, refusal

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping
    from pathlib import Path

    from skillshed.places.saved import SavedPlan

FORM: Final = "gymnasium"
"""Of plans kept before they told it."""
NEEDED: Final = ("programme", "school_form", "provider", "site", "start", "step", "count")


def proposed(plan: SavedPlan) -> list[Entry]:
    """Every start of a plan as proposed."""
    return [Entry(place, "proposed", count, source=f"plan {plan.name}, release {plan.release}") for place, count in _starts(plan)]  # fmt: skip


def decided(plan: SavedPlan, *, body: str, on: str, agreement: str = "") -> list[Entry]:
    """Every start of a plan as decided."""
    told = {"decided_by": body, "decided_on": on, "agreement": agreement, "source": f"plan {plan.name}"}
    return [Entry(place, "decided", count, **told) for place, count in _starts(plan)]  # type: ignore[arg-type]


def _starts(plan: SavedPlan) -> list[tuple[Place, float]]:
    told = plan.frames["plan"]
    return [
        (Place(str(row.programme), str(getattr(row, "school_form", FORM)), str(row.municipality), str(row.site), int(str(row.year))), float(str(row.places)))
        for row in told.itertuples()
    ]  # fmt: skip


def outcomes(path: Path) -> list[Entry]:
    """Read entries from a CSV file, one a row; codes stay text.

    Raises:
        InputError: the file cannot be read, a column is missing, or a row cannot be an entry.
    """
    try:
        told = pd.read_csv(path, dtype=str, sep=None, engine="python", keep_default_na=False)
    except (OSError, ValueError) as problem:
        raise refusal(str(path), Text(sv=f"Filen kan inte läsas: {problem}.", en=f"The file cannot be read: {problem}.")) from problem  # fmt: skip
    missing = [name for name in NEEDED if name not in told]
    if missing:
        raise refusal(str(path), Text(sv=f"Kolumnerna {', '.join(missing)} saknas.", en=f"The columns {', '.join(missing)} are missing."))  # fmt: skip
    return [_entry(row, f"{path.name}:{line}") for line, row in enumerate(told.to_dict("records"), start=2)]


def _entry(row: Mapping[Hashable, str], where: str) -> Entry:
    try:
        start, count = int(row["start"]), float(row["count"].replace(",", "."))
    except ValueError:
        raise refusal(
            where, Text(sv="start och count ska vara tal.", en="start and count must be numbers.")
        ) from None
    place = Place(row["programme"], row["school_form"], row["provider"], row["site"], start)
    said = {name: row.get(name, "") for name in ("decided_by", "decided_on", "agreement", "source", "note")}
    corrects = row.get("corrects", "").casefold() in ("1", "ja", "yes", "true")
    return Entry(place, row["step"], count, corrects=corrects, **said)
