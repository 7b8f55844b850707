# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Reading one thing's fields, each with its own refusal that says line, field, why and how to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillshed.codes.refusal import suggestions
from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.outlook.scenario.document import Entry, place
from skillshed.outlook.scenario.period import Period

if TYPE_CHECKING:
    from collections.abc import Sequence


class Fields:
    """The fields of one mapping.

    Args:
        entry: the mapping.
        name: the file's name.
        path: the way to the mapping, such as `shocks[2]`.
    """

    def __init__(self, entry: Entry, *, name: str, path: str = "") -> None:
        self.entry, self.name, self.path = entry, name, path
        if not isinstance(entry.value, dict):
            raise self.refusal(
                "",
                Text(sv="Här ska stå fält med värden.", en="Fields with values should stand here."),
                mend=Text(
                    sv="Skriv till exempel kind: employer_opens.",
                    en="Write for instance kind: employer_opens.",
                ),
            )

    @property
    def where(self) -> str:
        """Where the mapping stands."""
        return place(self.name, self.entry, self.path)

    def has(self, field: str) -> bool:
        """Whether the field is given and not empty."""
        entry = self.entry.value.get(field)
        return entry is not None and entry.value is not None

    def refusal(self, field: str, what: Text, *, mend: Text, why: Text | None = None) -> InputError:
        """Make an error that points at a field."""
        entry = self.entry.value.get(field, self.entry) if isinstance(self.entry.value, dict) else self.entry
        path = ".".join(part for part in (self.path, field) if part)
        return InputError(what, where=place(self.name, entry, path), why=why, mend=mend)

    def only(self, known: Sequence[str]) -> None:
        """Refuse fields that nothing reads: a misspelt field must not pass in silence."""
        for field in self.entry.value:
            if field not in known:
                near = suggestions(field, {one: one for one in known}, count=1)
                raise self.refusal(
                    field,
                    Text(sv=f"Fältet ”{field}” finns inte här.", en=f'There is no field "{field}" here.'),
                    mend=_meant([one.split()[0] for one in near] or list(known)),
                )

    def text(self, field: str, *, default: str | None = None) -> str:
        """A text, as it is written; without a default it must be there."""
        if not self.has(field):
            if default is not None:
                return default
            raise self.missing(field)
        entry = self.entry.value[field]
        if isinstance(entry.value, dict | list):
            raise self.refusal(
                field,
                Text(sv=f"”{field}” ska vara en text.", en=f'"{field}" should be a text.'),
                mend=Text(sv="Skriv ett enda värde.", en="Write a single value."),
            )
        return str(entry.written).strip()

    def number(self, field: str) -> float:
        """A number, finite."""
        if not self.has(field):
            raise self.missing(field)
        return self.as_number(field, self.entry.value[field])

    def as_number(self, field: str, entry: Entry) -> float:
        """Read an entry as a number, finite."""
        value = entry.value
        if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < float("inf"):
            raise self.refusal(
                field,
                Text(sv=f"”{entry.written}” är inget tal.", en=f'"{entry.written}" is not a number.'),
                mend=Text(
                    sv="Skriv ett tal med siffror och decimalpunkt, till exempel 2.5.",
                    en="Write a number with digits and a decimal point, for instance 2.5.",
                ),
            )
        return float(value)

    def texts(self, field: str) -> tuple[str, ...]:
        """A list of texts, or one text; empty where the field is not given."""
        if not self.has(field):
            return ()
        entry = self.entry.value[field]
        entries = entry.value if isinstance(entry.value, list) else [entry]
        if not entries or any(isinstance(one.value, dict | list) or one.value is None for one in entries):
            raise self.refusal(
                field,
                Text(
                    sv=f"”{field}” ska vara en lista med koder eller namn.",
                    en=f'"{field}" should be a list of codes or names.',
                ),
                mend=Text(sv='Skriv till exempel ["222", "532"].', en='Write for instance ["222", "532"].'),
            )
        return tuple(str(one.written).strip() for one in entries)

    def amounts(self, field: str) -> dict[str, float]:
        """A mapping from codes or names to numbers; empty where the field is not given."""
        if not self.has(field):
            return {}
        entry = self.entry.value[field]
        if not isinstance(entry.value, dict) or not entry.value:
            raise self.refusal(
                field,
                Text(
                    sv=f"”{field}” ska säga hur mycket av varje.",
                    en=f'"{field}" should say how much of each.',
                ),
                mend=Text(
                    sv='Skriv till exempel {"811": 0.6, "723": 0.4}.',
                    en='Write for instance {"811": 0.6, "723": 0.4}.',
                ),
            )
        return {code: self.as_number(field, one) for code, one in entry.value.items()}

    def period(self) -> Period:
        """`year`, or `from` and perhaps `to`."""
        if self.has("year") and (self.has("from") or self.has("to")):
            raise self.refusal(
                "year",
                Text(
                    sv="Både ”year” och ”from”/”to” står här.", en='Both "year" and "from"/"to" stand here.'
                ),
                mend=Text(sv="Behåll year, eller from och to.", en="Keep year, or from and to."),
            )
        if self.has("year"):
            year = self._year("year")
            return Period(year, year)
        first = self._year("from")
        last = self._year("to") if self.has("to") else None
        if last is not None and last < first:
            raise self.refusal(
                "to",
                Text(
                    sv=f"Slutåret {last} ligger före startåret {first}.",
                    en=f"The last year {last} is before the first, {first}.",
                ),
                mend=Text(sv="Byt plats på åren.", en="Change places of the years."),
            )
        return Period(first, last)

    def missing(self, field: str) -> InputError:
        """Make the error of a field that must be there."""
        return self.refusal(
            field,
            Text(sv=f"Fältet ”{field}” saknas.", en=f'The field "{field}" is missing.'),
            mend=Text(sv=f"Lägg till en rad med {field}: …", en=f"Add a line with {field}: …"),
        )

    def _year(self, field: str) -> int:
        value = self.number(field)
        if value != int(value):
            raise self.refusal(
                field,
                Text(sv=f"{value:g} är inget årtal.", en=f"{value:g} is not a year."),
                mend=Text(
                    sv="Skriv fyra siffror, till exempel 2030.", en="Write four digits, for instance 2030."
                ),
            )
        return int(value)


def _meant(known: list[str]) -> Text:
    listed = ", ".join(known)
    one = len(known) == 1
    return Text(
        sv=f"Menade du {listed}?" if one else f"Fälten är {listed}.",
        en=f"Did you mean {listed}?" if one else f"The fields are {listed}.",
    )
