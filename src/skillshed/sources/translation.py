# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A publisher's code and label become a code of ours: once per distinct value, never per row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from skillshed.sources import ages
from skillshed.sources.known_codes import (
    education_group,
    education_level,
    industry_code,
    occupation_known,
    region_code,
)

if TYPE_CHECKING:
    from collections.abc import Callable

UNDIVIDED: Final = "T"
UNKNOWN: Final = "unknown"
NATION: Final = "00"
_MEN: Final = re.compile(r"m[aä]n|m|men|males?|pojkar|boys", re.IGNORECASE)
_WOMEN: Final = re.compile(r"kvinnor|k|f|women|females?|flickor|girls", re.IGNORECASE)
_TOTAL: Final = re.compile(
    r"tot(al|alt|sa)?\b.*|samtliga.*|alla\b.*|all|all (persons|sexes|occupations|ages|industries|branches|levels).*|båda könen.*|both sexes.*|1\+2|men and women.*|(samtliga )?män och kvinnor.*|t|.*\btotalt",
    re.IGNORECASE,
)
_UNKNOWN: Final = re.compile(
    r"(uppgift|utbildningsnivå) saknas.*|okän[dt].*|.*\b(unidentifiable|unknown|okänt?)|no information.*|ej identifierbar.*|oidentifier.*|ospecificerad yrke.*|unspecified occupation",
    re.IGNORECASE,
)
_LED: Final = re.compile(
    r"(?P<code>\d{2,5}|\d[\w.+-]*|[A-Z]{1,3}[\w.+-]*)\s+(?P<words>\D.*|.*[^\d\s].*)", re.DOTALL
)
_SSYK: Final = re.compile(r"\d{1,4}")
_PERIOD: Final = re.compile(r"(\d{4})(?:(M|K|Q)(\d{1,2})|[-/](\d{2,4}))?")


def divide(said: str) -> tuple[str, str]:
    """Divide a cell that holds both: `01 Stockholm county`.

    >>> divide("01 Stockholm county"), divide("16-24 years"), divide("men")
    (('01', 'Stockholm county'), ('16-24 years', '16-24 years'), ('men', 'men'))
    """
    found = _LED.fullmatch(said.strip())
    if found is None or found["words"].startswith(("year", "år")):
        return said, said
    return found["code"], found["words"].strip()


def region(code: str, label: str, *, fictitious: bool = False) -> str | None:
    """Translate an area."""
    return region_code(code, label, fictitious=fictitious)


def sex(code: str, label: str) -> str | None:
    """Translate a sex.

    >>> sex("1", "män"), sex("TotSa", "totalt, samtliga män och kvinnor"), sex("Females", "Females")
    ('1', 'T', '2')
    """
    for said in (label.strip(), code.strip()):
        for pattern, known in ((_MEN, "1"), (_WOMEN, "2"), (_TOTAL, UNDIVIDED)):
            if pattern.fullmatch(said):
                return known
        if said in {"1", "2"}:
            return said
    return None


def year(code: str, label: str) -> str | None:
    """Translate a period to the year it belongs to; for a pair of years the later one.

    Months and quarters keep their mark, for whoever knows what to do with them.

    >>> year("2021-2022", ""), year("2014", ""), year("2024M05", ""), year("2021/22", "")
    ('2022', '2014', '2024M05', '2022')
    """
    for said in (code.strip(), label.strip()):
        found = _PERIOD.fullmatch(said)
        if found and 1600 <= int(found[1]) <= 2150:  # noqa: PLR2004 - Sweden has counted its people since 1749
            if found[2]:
                return said
            later = found[4]
            return found[1] if not later else found[1][: 4 - len(later)] + later
    return None


def occupation(code: str, label: str, *, classification: str) -> str | None:
    """Translate an occupation: SSYK digits, `T` for all, `unknown`, `other` for the survey's remainder."""
    if _UNKNOWN.fullmatch(label):
        return UNKNOWN
    if _TOTAL.fullmatch(label) or code in {"0000", "TOT"}:
        return UNDIVIDED
    if code in {"0001", "0002"}:
        return "other" if code == "0001" else UNKNOWN
    return code if _SSYK.fullmatch(code) and occupation_known(code, classification) else None


def industry(code: str, label: str) -> str | None:
    """Translate an industry: SNI 2007 sections or divisions, `T`, `unknown`."""
    if _UNKNOWN.fullmatch(label):
        return UNKNOWN
    return UNDIVIDED if _TOTAL.fullmatch(label) else industry_code(code)


def education(code: str, label: str) -> str | None:
    """Translate an education group."""
    if _UNKNOWN.fullmatch(label):
        return UNKNOWN
    return UNDIVIDED if _TOTAL.fullmatch(label) else education_group(code, label)


def level(code: str, label: str) -> str | None:
    """Translate a level of education, in the wording of SCB's tables of ISCED 97 or SUN 2020."""
    if _UNKNOWN.fullmatch(label):
        return UNKNOWN
    return UNDIVIDED if _TOTAL.fullmatch(label) else education_level(code, label)


def sector(code: str, label: str) -> str | None:
    """Translate a sector of the economy: its own code, or `T` for all."""
    return UNDIVIDED if _TOTAL.fullmatch(label) else code or None


def translator(classification: str, *, fictitious: bool) -> Callable[[str, str], str | None]:
    """Give the function that translates code and label of a classification."""
    if classification == "region":
        return lambda code, label: region(code, label, fictitious=fictitious)
    if classification in {"ssyk2012", "ssyk96"}:
        return lambda code, label: occupation(code, label, classification=classification)
    return _TRANSLATORS.get(classification, _as_it_is)


def _as_it_is(code: str, label: str) -> str | None:
    return code or label or None


_TRANSLATORS: Final[dict[str, Callable[[str, str], str | None]]] = {
    "sex": sex,
    "age": ages.age,
    "year": year,
    "sni2007": industry,
    "education": education,
    "education_level": level,
    "sector": sector,
}


def is_total(code: str, label: str) -> bool:
    """Tell whether a value stands for all values of its variable together."""
    return bool(_TOTAL.fullmatch(label.strip())) or code.casefold() in {"tot", "totsa", "total", "t"}
