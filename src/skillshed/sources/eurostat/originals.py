# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""From Eurostat's JSON-stat to indicators: cells by their place, since empty ones are left out; flags kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from skillshed.codes.missing import Missing
from skillshed.sources.fetching.refusals import another_table
from skillshed.sources.indicators import COLUMNS
from skillshed.sources.tabulated import tabulated

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from skillshed.sources.fetching.answer import Answer
    from skillshed.sources.fetching.plan import Original

_GEO, _TIME, _LEFT_OUT = "geo", "time", {"freq"}
_FLAGS: Final = {
    "c": Missing.SECRET,
    ":": Missing.UNAVAILABLE,
    "e": Missing.ESTIMATED,
    "u": Missing.ESTIMATED,
    "p": Missing.ESTIMATED,
}


def original(table: str, answers: Sequence[Answer]) -> Original:
    """Give the figures of all answers."""
    return tabulated(f"eurostat-{table}.csv", COLUMNS, (row for answer in answers for row in _rows(answer)))


def need_dataset(answer: Answer) -> None:
    """Refuse an answer that holds no dataset: Eurostat tells errors and delays with a status that says all is well.

    Raises:
        FetchError: the service's own words are told.
    """
    told = answer.json()
    if told.get("class") != "dataset" or "id" not in told:
        said = str(told.get("error") or told.get("warning") or "?")[:200]
        raise another_table(answer.call, said, said)


def _rows(answer: Answer) -> Iterator[dict[str, Any]]:
    told = answer.json()
    names, sizes = told["id"], told["size"]
    codes = [_codes(told["dimension"][name]) for name in names]
    values, status = _sparse(told.get("value")), _sparse(told.get("status"))
    for place in sorted({*values, *status}):
        where = np.unravel_index(place, sizes)
        key = {name: codes[i][int(at)] for i, (name, at) in enumerate(zip(names, where, strict=True))}
        value, flag = values.get(place), str(status.get(place) or "")
        if not key[_TIME][:4].isdigit() or key[_TIME][4:]:
            continue
        yield {
            "provider": "eurostat",
            "indicator": answer.call.url.rsplit("/", maxsplit=1)[-1],
            "indicator_name": told.get("label"),
            "area": key[_GEO],
            "breakdown": _breakdown(key),
            "year": key[_TIME],
            "figure": value,
            "written": f"{'' if value is None else value}{flag}",
            "reason": str(_FLAGS.get(flag[:1], "" if value is not None else Missing.UNAVAILABLE)),
        }


def _breakdown(key: Mapping[str, str]) -> str:
    return (
        ";".join(
            f"{name}={code}" for name, code in sorted(key.items()) if name not in {_GEO, _TIME, *_LEFT_OUT}
        )
        or "all"
    )


def _codes(dimension: dict[str, Any]) -> list[str]:
    index = dimension["category"].get("index") or list(dimension["category"]["label"])
    return list(index) if isinstance(index, list) else sorted(index, key=lambda code: index[code])


def _sparse(told: Any) -> dict[int, Any]:
    """Values by place, whether they come as a list, by place, or as one for all (which says nothing of single cells)."""
    if isinstance(told, dict):
        return {int(place): value for place, value in told.items()}
    return (
        {place: value for place, value in enumerate(told) if value is not None}
        if isinstance(told, list)
        else {}
    )
