# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Education groups: level x field of SUN 2020, defined as data so that a user can change them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from skillshed.codes.classification import Classification, Item
from skillshed.codes.reading import classification, load_yaml, packaged_facts
from skillshed.errors import InputError, UnknownCodeError
from skillshed.language import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

DIGITS = 3  # SUN 2020 levels have three digits, fields three and a letter that the groups do not use


@dataclass(frozen=True)
class EducationGroup:
    """One group: the pairs of a SUN 2020 level and field whose codes begin as `levels` and `fields` say."""

    code: str
    name: Text
    levels: tuple[str, ...]
    fields: tuple[str, ...]

    def holds(self, level: str, field: str) -> bool:
        """Whether a pair of a three-digit level and a three-digit field (with or without its letter) belongs here."""
        return level.startswith(self.levels) and field.startswith(self.fields)


class EducationGroups:
    """A set of education groups that parts SUN 2020: every level and field is in exactly one of them."""

    def __init__(self, facts: Mapping[str, Any]) -> None:
        self.facts = facts
        self.groups = {
            code: EducationGroup(code, Text(**told["name"]), tuple(told["levels"]), tuple(told["fields"]))
            for code, told in facts["groups"].items()
        }
        self._of = self._parted()

    def group_of(self, level: str, field: str) -> str:
        """The group of a SUN 2020 level and field.

        Args:
            level: three digits.
            field: three digits, or three and a letter.

        Raises:
            UnknownCodeError: SUN 2020 has no such level or field.

        >>> education_groups().group_of("537", "723a"), education_groups().group_of("337", "723")
        ('H723', 'G72')
        """
        pair = (level, field[:DIGITS])
        if pair not in self._of:
            level_known = level in classification("sun2020_level")
            lists, code = ("sun2020_field", field[:DIGITS]) if level_known else ("sun2020_level", level)
            classification(lists).item(code)
            raise UnknownCodeError(
                Text(
                    sv="Gruppen avgörs av tre siffror i både nivå och inriktning.",
                    en="Three digits of both level and field decide the group.",
                ),
                where=f"{level} × {field}",
                mend=Text(sv="Skriv alla tre siffrorna.", en="Write all three digits."),
            )
        return self._of[pair]

    def pairs(self, code: str) -> tuple[tuple[str, str], ...]:
        """The pairs of a three-digit level and field that a group is made of, in the order of their codes."""
        return tuple(pair for pair, group in self._of.items() if group == code)

    def classification(self) -> Classification:
        """The groups as a classification, with `levels` and `fields` among each item's facts."""
        items = {
            group.code: Item(
                group.code,
                group.name,
                None,
                1,
                {"levels": " ".join(group.levels), "fields": " ".join(group.fields)},
            )
            for group in self.groups.values()
        }
        special = {
            "T": Text(sv="Totalt", en="Total"),
            "unknown": Text(sv="Okänd utbildning", en="Education unknown"),
        }
        facts = self.facts
        return Classification(
            id=facts["id"],
            name_of_list=Text(**facts["name"]),
            version=str(facts["version"]),
            valid_from=facts["valid_from"],
            valid_to=facts.get("valid_to"),
            source=facts["source"],
            licence=facts["licence"],
            items=items,
            special=special,
        )

    def _parted(self) -> dict[tuple[str, str], str]:
        levels, fields = _three_digits("sun2020_level"), _three_digits("sun2020_field")
        holding: dict[tuple[str, str], list[str]] = {
            (level, field): [] for level in levels for field in fields
        }
        for group in self.groups.values():
            mine = [field for field in fields if field.startswith(group.fields)]
            for level in levels:
                if level.startswith(group.levels):
                    for field in mine:
                        holding[level, field].append(group.code)
        for (level, field), codes in holding.items():
            if len(codes) != 1:
                raise _not_parted(level, field, codes)
        return {pair: codes[0] for pair, codes in holding.items()}


@cache
def education_groups() -> EducationGroups:
    """The package's own groups."""
    return EducationGroups(packaged_facts("education_groups"))


def read_education_groups(path: str | Path) -> EducationGroups:
    """Read a user's own groups, in the form of the package's `education_groups.yaml`.

    Raises:
        InputError: the file is not in that form, or a pair of level and field is in no group or in several.
    """
    try:
        return EducationGroups(load_yaml(Path(path).read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise InputError(
            Text(
                sv="Filen med utbildningsgrupper går inte att läsa.",
                en="The file of education groups cannot be read.",
            ),
            where=str(path),
            why=Text(sv=f"Där tog det stopp: {error}.", en=f"It stopped at: {error}."),
            mend=Text(
                sv="Utgå från paketets education_groups.yaml: under groups en kod med name (sv, en), levels och fields.",
                en="Start from the package's education_groups.yaml: under groups, a code with name (sv, en), levels and fields.",
            ),
        ) from error


def _three_digits(name: str) -> tuple[str, ...]:
    return classification(name).codes(level=DIGITS)


def _not_parted(level: str, field: str, holding: list[str]) -> InputError:
    names = ", ".join(holding) or "–"
    return InputError(
        Text(
            sv="Utbildningsgrupperna delar inte upp SUN 2020: ett par av nivå och inriktning måste ligga i precis en grupp.",
            en="The education groups do not part SUN 2020: a pair of level and field must be in exactly one group.",
        ),
        where=f"{level} × {field}: {names}",
        mend=Text(
            sv="Ändra levels eller fields så att precis en grupp passar.",
            en="Change levels or fields so that exactly one group fits.",
        ),
    )
