# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Factors that somebody has replaced: with whom, why and when, so that the number can be traced."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from skillshed.codes.reading import load_yaml
from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.places.starters.parameters import parameters, school_forms

if TYPE_CHECKING:
    import os


@dataclass(frozen=True, kw_only=True)
class Override:
    """A factor as somebody has set it.

    Attributes:
        factor: which.
        value, low, high: the share, and its 80 % interval (none: held for certain).
        who, why, date: who set it, why and when (an ISO date).
        education: education group; empty: all.
        school_form: empty: all.
        source: where the figure comes from, when it has a source.
    """

    factor: str
    value: float
    who: str
    why: str
    date: str
    low: float | None = None
    high: float | None = None
    education: str = ""
    school_form: str = ""
    source: str = ""

    def __post_init__(self) -> None:
        """Hold it against what a factor can be."""
        limits = parameters()["limits"]
        if self.factor not in limits:
            raise _wrong(self.factor, Text(sv=f"Faktorerna är {', '.join(limits)}.", en=f"The factors are {', '.join(limits)}."))  # fmt: skip
        least, most = limits[self.factor]["low"], limits[self.factor]["high"]
        told = [one for one in (self.low, self.value, self.high) if one is not None]
        if not all(least <= one <= most for one in told) or told != sorted(told):
            why = Text(sv=f"Värdet ska ligga mellan {least:g} och {most:g}, och low ≤ value ≤ high.", en=f"The value must lie between {least:g} and {most:g}, and low ≤ value ≤ high.")  # fmt: skip
            raise _wrong(f"{self.factor}: {self.value:g}", why)
        if not (self.who and self.why and self.date):
            raise _wrong(self.factor, Text(sv="who, why och date behövs, så att talet kan följas.", en="who, why and date are needed, so that the number can be traced."))  # fmt: skip
        if self.school_form and self.school_form not in school_forms():
            raise _wrong(self.school_form, Text(sv=f"Skolformerna är {', '.join(school_forms())}.", en=f"The school forms are {', '.join(school_forms())}."))  # fmt: skip

    def concerns(self, factor: str, education: str, school_form: str) -> bool:
        """Whether it is about this factor."""
        return (
            self.factor == factor
            and self.education in ("", education)
            and self.school_form in ("", school_form)
        )


def read_overrides(path: str | os.PathLike[str]) -> list[Override]:
    """Read overrides from a YAML list.

    Raises:
        InputError: the file cannot be read, or an entry says what cannot be.
    """
    try:
        told = load_yaml(Path(path).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValueError) as error:
        raise _wrong(
            str(path), Text(sv=f"Filen kan inte läsas: {error}.", en=f"The file cannot be read: {error}.")
        ) from error
    if not isinstance(told, list) or not all(isinstance(one, dict) for one in told):
        raise _wrong(str(path), Text(sv="Filen ska vara en lista.", en="The file must be a list."))
    return [overrides_from(one, where=str(path)) for one in told]  # fmt: skip


def overrides_from(told: dict[str, Any], *, where: str = "") -> Override:
    """Make one override of what a document says."""
    known = {one.name for one in fields(Override)}
    strange, missing = set(told) - known, {"factor", "value", "who", "why", "date"} - set(told)
    if strange or missing:
        why = Text(sv=f"Saknas: {sorted(missing) or '–'}; okänt: {sorted(strange) or '–'}.", en=f"Missing: {sorted(missing) or '–'}; unknown: {sorted(strange) or '–'}.")  # fmt: skip
        raise _wrong(where, why)
    numbers = {key: float(told[key]) for key in ("value", "low", "high") if told.get(key) is not None}
    words = {key: str(value) for key, value in told.items() if key not in ("value", "low", "high")}
    return Override(**words, **numbers)  # type: ignore[arg-type]


def _wrong(where: str, why: Text) -> InputError:
    return InputError(
        Text(sv="En ändrad faktor kan inte användas.", en="A changed factor cannot be used."),
        where=where,
        why=why,
        mend=Text(sv="Rätta den; inget har ändrats.", en="Correct it; nothing was changed."),
    )
