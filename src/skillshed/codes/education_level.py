# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Reading the level of education of a real file: the wording of SUN 2020, and of older tables by ISCED 97.

| code | level | ISCED 97 in older tables | SUN 2020 level |
|---|---|---|---|
| `1` | compulsory, less than 9 years | 1 | 0, 1 |
| `2` | compulsory, 9 (10) years | 2 | 2 |
| `3` | upper secondary, 2 years or less | 3C | 31, 32 |
| `4` | upper secondary, 3 years | 3A | 33 |
| `5` | post-secondary, less than 3 years | 4 + 5B | 4, 52 |
| `6` | post-secondary, 3 years or more | 5A | 53, 54, 55 |
| `7` | postgraduate | 6 | 6 |
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from skillshed.codes.reading import classification
from skillshed.codes.refusal import not_understood
from skillshed.codes.wording import fold

_ISCED: Final = re.compile(r"isced\s?97\s*:?\s*([0-9a-z+]+)", re.IGNORECASE)
_UNKNOWN: Final = (
    "unknown",
    "us",
    "no information",
    "uppgift saknas",
    "okand",
    "uppgift om utbildningsniva saknas",
    "no information about level of educational attainment",
    "okand utbildningsniva",
)
_TOTAL: Final = (
    "t",
    "tot",
    "totalt",
    "total",
    "all",
    "samtliga",
    "samtliga utbildningsnivaer",
    "all levels of education",
)
_OTHER_WORDS: Final = {
    "1": ("primary and secondary education less than 9 years", "forgymnasial utbildning kortare an 9 ar"),
    "2": (
        "primary and secondary education 9 10 years",
        "forgymnasial utbildning 9 ar",
        "forgymnasial utbildning 9 10 ar",
    ),
    "3": (
        "upper secondary education 2 years or less",
        "gymnasial utbildning hogst 2 arig",
        "gymnasial utbildning hogst 2 ar",
    ),
    "4": ("upper secondary education 3 years", "gymnasial utbildning 3 ar"),
    "5": (
        "post secondary education less than 3 years",
        "eftergymnasial utbildning mindre an 3 ar",
        "eftergymnasial utbildning kortare an 3 ar",
    ),
    "6": (
        "post secondary education 3 years or more",
        "eftergymnasial utbildning 3 ar eller mer",
        "eftergymnasial utbildning 3 ar eller langre",
    ),
    "7": ("post graduate education", "postgraduate education", "forskarutbildning"),
}


def parse_education_level(text: str) -> str:
    """Read a level of education.

    Returns:
        `1` … `7`, `unknown` or `T`.

    Raises:
        UnknownCodeError: the text names no level.

    >>> parse_education_level("upper secondary education 3 years (ISCED97 3A)")
    '4'
    """
    said = fold(_ISCED.sub("", text))
    isced = _ISCED.search(text)
    code = _by_isced().get(isced[1].casefold()) if isced else None
    code = code or _words().get(said) or _words().get(said.lstrip("0123456789 "))
    if code is None:
        level = classification("education_level")
        raise not_understood(
            text, what="education_level", names={n: i.code for i in level.items.values() for n in i.name}
        )
    return code


def education_level_of(sun_level: str) -> str:
    """The level group of a SUN 2020 level of one to three digits; `unknown` where its digits do not say.

    >>> [education_level_of(code) for code in ("337", "415", "546", "640", "3", "999")]
    ['4', '5', '6', '7', 'unknown', 'unknown']
    """
    for item in classification("education_level").items.values():
        if any(sun_level.startswith(start) for start in item.facts["sun2020"].split()):
            return item.code
    return "unknown"


@cache
def _by_isced() -> dict[str, str]:
    return {
        item.facts["isced97"].casefold(): item.code
        for item in classification("education_level").items.values()
    }


@cache
def _words() -> dict[str, str]:
    known = dict.fromkeys(_UNKNOWN, "unknown") | dict.fromkeys(_TOTAL, "T")
    for item in classification("education_level").items.values():
        known |= dict.fromkeys([item.code, *map(fold, item.name), *_OTHER_WORDS[item.code]], item.code)
    return known
