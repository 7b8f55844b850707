# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Reading the sex of a real file: `men`, `kvinnor`, `Males`, `1`, `totalt`."""

from __future__ import annotations

from typing import Final

from skillshed.codes.refusal import not_understood
from skillshed.codes.wording import fold

MEN: Final = "1"
WOMEN: Final = "2"
TOTAL: Final = "T"

_WORDS: Final = {
    MEN: "1 m man men male males mannen mans pojkar pojke boys boy",
    WOMEN: "2 k f w kvinna kvinnor women woman female females flickor flicka girls girl",
    TOTAL: "t tot totalt total totals samtliga alla all bada both both_sexes both_genders 1+2 t1+2",
}
_CODES: Final = {
    fold(word.replace("_", " ")): code for code, words in _WORDS.items() for word in words.split()
} | {
    fold("båda könen"): TOTAL,
    fold("män och kvinnor"): TOTAL,
    fold("men and women"): TOTAL,
}
_SHOWN: Final = {"män": MEN, "kvinnor": WOMEN, "totalt": TOTAL, "men": MEN, "women": WOMEN, "total": TOTAL}


def parse_sex(text: str) -> str:
    """Read a sex: `1` men, `2` women, `T` where the source does not divide.

    Raises:
        UnknownCodeError: the text names none of them.

    >>> [parse_sex(text) for text in ("män", "Females", "totalt", "2 women")]
    ['1', '2', 'T', '2']
    """
    said = fold(text)
    code = _CODES.get(said)
    if code is None and said[:2] in {"1 ", "2 "} and _CODES.get(said[2:]) == said[0]:
        code = said[0]
    if code is None:
        raise not_understood(text, what="sex", names=_SHOWN)
    return code
