# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A classification: a dated list of codes with names in both languages, and which code is part of which."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING

from skillshed.codes.wording import fold
from skillshed.errors import UnknownCodeError
from skillshed.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    import pandas as pd

Level = int | str


@dataclass(frozen=True)
class Item:
    """One code: what it is called, what it is part of, at which level it stands, and facts of its own list."""

    code: str
    name: Text
    parent: str | None
    level: Level
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Classification:
    """What one list of codes says, and for which time.

    Attributes:
        id: what the rest of Skillshed calls it: `ssyk2012`, `sun2020_field`, …
        items: code → item, in the list's own order.
        special: codes that a tidy frame may hold beside the list's own: `T`, `unknown`.
            They are `in` the classification and have names, but `codes()` leaves them out.
        valid_to: the last day it is in force; None while it still is.
    """

    id: str
    name_of_list: Text
    version: str
    valid_from: date
    valid_to: date | None
    source: str
    licence: str
    items: Mapping[str, Item]
    special: Mapping[str, Text] = field(default_factory=dict)

    def __contains__(self, code: object) -> bool:
        return code in self.items or code in self.special

    def __iter__(self) -> Iterator[str]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def item(self, code: str) -> Item:
        """One code with all that is known of it.

        Raises:
            UnknownCodeError: the list has no such code.
        """
        try:
            return self.items[code]
        except KeyError:
            raise self._unknown(code) from None

    def name(self, code: str) -> Text:
        """What a code is called; `T` and `unknown` too, where the list allows them."""
        return self.special[code] if code in self.special else self.item(code).name

    def parent(self, code: str) -> str | None:
        """The code one level up; None at the top."""
        return self.item(code).parent

    def level(self, code: str) -> Level:
        """The level of a code: the number of digits, or the level's name (`county`, `municipality`)."""
        return self.item(code).level

    def levels(self) -> tuple[Level, ...]:
        """The levels there are, in the order they first appear."""
        return tuple(dict.fromkeys(item.level for item in self.items.values()))

    def codes(self, *, level: Level | None = None) -> tuple[str, ...]:
        """The list's own codes, of one level or all, in the list's order."""
        return tuple(item.code for item in self.items.values() if level is None or item.level == level)

    def children(self, code: str) -> tuple[str, ...]:
        """The codes one level down."""
        self.item(code)
        return tuple(item.code for item in self.items.values() if item.parent == code)

    def ancestor(self, code: str, level: Level) -> str:
        """The code at a level above, or the code itself when it stands there.

        Raises:
            UnknownCodeError: nothing above the code stands at that level.
        """
        at: str | None = code
        while at is not None:
            item = self.item(at)
            if item.level == level:
                return at
            at = item.parent
        raise UnknownCodeError(
            Text(
                sv=f"Koden har inget ovanför sig på nivån {level}.",
                en=f"The code has nothing above it at level {level}.",
            ),
            where=f"{self.id} {code}",
            mend=Text(
                sv=f"Nivåerna är {', '.join(map(str, self.levels()))}.",
                en=f"The levels are {', '.join(map(str, self.levels()))}.",
            ),
        )

    def search(self, text: str, *, limit: int | None = None) -> tuple[str, ...]:
        """Find codes by words of their names in either language, case and accents aside; best first.

        A name that begins with the text comes before one that only holds it; a code that begins with the text before both.
        """
        wanted = fold(text)
        ranked = sorted(
            (rank, place, item.code)
            for place, item in enumerate(self.items.values())
            if (rank := _rank(item, text.strip(), wanted)) is not None
        )
        return tuple(code for _, _, code in ranked[:limit])

    def nearest(self, text: str, *, count: int = 3) -> tuple[str, ...]:
        """The codes whose code or name is most like a text that was not understood."""
        by_name = {fold(name): item.code for item in self.items.values() for name in item.name}
        by_name |= {code.casefold(): code for code in self.items}
        found = get_close_matches(fold(text), by_name, n=2 * count, cutoff=0.55)
        return tuple(dict.fromkeys(by_name[name] for name in found))[:count]

    def _unknown(self, code: str) -> UnknownCodeError:
        near = [f"{like} ({self.items[like].name.sv})" for like in self.nearest(code)]
        near_en = [f"{like} ({self.items[like].name.en})" for like in self.nearest(code)]
        return UnknownCodeError(
            Text(sv=f"Okänd kod: {code!r}.", en=f"Unknown code: {code!r}."),
            where=self.id,
            why=Text(
                sv=f"Den finns inte i {self.name_of_list.sv}.", en=f"{self.name_of_list.en} does not have it."
            ),
            mend=Text(
                sv=f"Menade du {', '.join(near)}?"
                if near
                else f"Sök med: skillshed codes {self.id} --search …",
                en=f"Did you mean {', '.join(near_en)}?"
                if near
                else f"Search with: skillshed codes {self.id} --search …",
            ),
        )

    @classmethod
    def from_rows(cls, rows: Iterable[Mapping[str, str]], head: Mapping[str, object]) -> Classification:
        """Make a classification of rows (`code`, `sv`, `en`, `parent`, perhaps `level`, and facts) and a head of facts."""
        from skillshed.codes.reading import make  # noqa: PLC0415 - reading builds on this class

        return make(rows, head)

    @classmethod
    def from_frame(cls, frame: pd.DataFrame, head: Mapping[str, object]) -> Classification:
        """Make a classification of a large list read from a release.

        Args:
            frame: columns `code` and `sv`, perhaps `en` (else as `sv`), `parent` and `level`.
            head: `id`, `name` {sv, en}, `version`, `valid_from`, `source`, `licence`; perhaps `valid_to`, `special`.

        Raises:
            InputError: a column or a fact is missing, a code stands twice, or a parent does not exist.
        """
        rows = frame.astype("object").where(frame.notna(), "").to_dict("records")
        return cls.from_rows([{str(key): str(value) for key, value in row.items()} for row in rows], head)


def _rank(item: Item, text: str, wanted: str) -> int | None:
    if item.code.casefold().startswith(text.casefold()):
        return 0
    names = [fold(name) for name in item.name]
    if any(name.startswith(wanted) for name in names):
        return 1
    return 2 if wanted and any(all(word in name for word in wanted.split()) for name in names) else None
