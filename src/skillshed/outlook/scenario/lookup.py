# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a scenario names, found among what the release has figures for; errors point at the line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from skillshed import codes
from skillshed.codes.refusal import suggestions
from skillshed.errors import InputError, UnknownCodeError
from skillshed.language import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from skillshed.outlook.scenario.baseline import Baseline
    from skillshed.outlook.scenario.shocks import Shock

STANDARD = "ssyk2012"


def area_of(shock: Shock, baseline: Baseline) -> str:
    """Give the code of a shock's area; the nation where it names none.

    Raises:
        UnknownCodeError: nothing is called so; the nearest names are told.
    """
    if shock.area is None:
        return codes.NATION
    try:
        code = codes.parse_region(shock.area, areas=baseline.areas)
    except UnknownCodeError as error:
        raise UnknownCodeError(
            error.what, where=shock.where("area"), why=error.why, mend=error.mend
        ) from None
    told = baseline.told()
    if code in told or code[:2] in told:
        return code
    name = baseline.areas.name(code)
    listed = ", ".join(told[:12])
    raise UnknownCodeError(
        Text(
            sv=f"Releasen har inga uppgifter om {name.sv}.", en=f"The release has no figures for {name.en}."
        ),
        where=shock.where("area"),
        mend=Text(sv=f"Den har uppgifter om {listed}.", en=f"It has figures for {listed}."),
    )


def need_years(shock: Shock, *, base: int, last: int) -> None:
    """Refuse a shock outside the years that are projected."""
    first, end = shock.period.first, shock.period.last
    wrong = "to" if end is not None and not base < end <= last else ""
    wrong = "from" if not base < first <= last else wrong
    if not wrong:
        return
    of = "year" if "year" in shock.places else wrong
    year = first if wrong == "from" else end
    raise InputError(
        Text(sv=f"År {year} går inte att ändra.", en=f"The year {year} cannot be changed."),
        where=shock.where(of),
        why=Text(
            sv=f"Utblicken gäller {base + 1}–{last}; {base} är känt.",
            en=f"The outlook covers {base + 1}–{last}; {base} is known.",
        ),
        mend=Text(
            sv=f"Ge ett år mellan {base + 1} och {last}.", en=f"Give a year from {base + 1} to {last}."
        ),
    )


def chosen(texts: Sequence[str], *, shock: Shock, field: str, known: Sequence[str]) -> NDArray[np.bool_]:
    """Which of the known occupations some codes or names mean, shape (occupation,); all where nothing is named.

    A code means all that begin with it; a finer code than the figures have means the coarser one that holds it.

    Raises:
        UnknownCodeError: the classification, or the release, has no such occupation; the nearest are told.
    """
    if not texts:
        return np.ones(len(known), dtype=bool)
    return np.asarray(np.any([_one(text, shock=shock, field=field, known=known) for text in texts], axis=0))


def _one(text: str, *, shock: Shock, field: str, known: Sequence[str]) -> NDArray[np.bool_]:
    try:
        code = codes.parse_occupation(text)
    except UnknownCodeError as error:
        raise UnknownCodeError(error.what, where=shock.where(field), why=error.why, mend=error.mend) from None
    if code == "T":
        return np.ones(len(known), dtype=bool)
    found = np.array([one.startswith(code) or code.startswith(one) for one in known])
    if found.any():
        return found
    names = {
        str(codes.classification(STANDARD).name(one)): one
        for one in known
        if one in codes.classification(STANDARD)
    }
    near = ", ".join(suggestions(text, names) or sorted(known)[:5])
    raise UnknownCodeError(
        Text(
            sv=f"Releasen har inga uppgifter om yrke {text}.",
            en=f"The release has no figures for occupation {text}.",
        ),
        where=shock.where(field),
        mend=Text(sv=f"Närmast är {near}.", en=f"The nearest are {near}."),
    )
