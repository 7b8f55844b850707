# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""From SDMX to indicators, read by `sdmx1` (an extra): the way to sets that the simpler interface finds too large."""

from __future__ import annotations

from importlib import import_module
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from skillshed.codes.missing import Missing
from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.sources.fetching.refusals import another_table, cut_short
from skillshed.sources.indicators import COLUMNS
from skillshed.sources.tabulated import tabulated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import ModuleType

    from skillshed.sources.fetching.answer import Answer
    from skillshed.sources.fetching.plan import Original

_TIME, _GEO, _FLAG = "TIME_PERIOD", "geo", "OBS_FLAG"
_REASONS: Final = {
    "c": Missing.SECRET,
    "e": Missing.ESTIMATED,
    "p": Missing.ESTIMATED,
    "u": Missing.ESTIMATED,
}
_YEAR = 4


def need_library() -> ModuleType:
    """Give `sdmx1`.

    Raises:
        InputError: it is not installed.
    """
    try:
        return import_module("sdmx")
    except ImportError as problem:
        raise InputError(
            Text(sv="SDMX kan inte läsas", en="SDMX cannot be read"),
            why=Text(sv=f"{problem}.", en=f"{problem}."),
            mend=Text(sv="pip install 'skillshed[sdmx]'", en="pip install 'skillshed[sdmx]'"),
        ) from problem


def need_series(answer: Answer) -> None:
    """Refuse an answer that holds no series, such as the promise of a later file.

    Raises:
        FetchError: so it is; what the service says is told.
        NotWholeError: it is no whole SDMX.
    """
    message = _message(answer)
    if not message.data:
        said = " ".join(str(text) for text in getattr(message.footer, "text", ()))[:200] or "?"
        raise another_table(answer.call, f"inga serier: {said}", f"no series: {said}")


def original(flow: str, answers: Sequence[Answer]) -> Original:
    """Give the figures of all series; only whole years are taken."""
    return tabulated(
        f"eurostat-{flow}.csv", COLUMNS, (row for answer in answers for row in _rows(flow, answer))
    )


def _message(answer: Answer) -> Any:
    try:
        return need_library().read_sdmx(BytesIO(answer.read()))
    except InputError:
        raise
    except Exception as problem:  # the library has no error of its own for what is no SDMX
        raise cut_short(answer.call, problem) from problem


def _rows(flow: str, answer: Answer) -> Iterator[dict[str, Any]]:
    for data in _message(answer).data:
        for one in data.obs:
            key = {name: str(value.value) for name, value in one.key.values.items()}
            if len(key[_TIME]) == _YEAR:
                yield _row(flow, key, one)


def _row(flow: str, key: dict[str, str], one: Any) -> dict[str, Any]:
    flag = str(one.attrib[_FLAG].value) if _FLAG in one.attrib else ""
    value = None if str(one.value) in {"NaN", "None", ""} else float(one.value)
    others = {name: code for name, code in key.items() if name not in {_TIME, _GEO, "freq"}}
    return {
        "provider": "eurostat",
        "indicator": flow,
        "indicator_name": flow,
        "area": key.get(_GEO, "unknown"),
        "breakdown": ";".join(f"{name}={code}" for name, code in sorted(others.items())) or "all",
        "year": key[_TIME],
        "figure": value,
        "written": f"{'' if value is None else value}{flag}",
        "reason": str(_REASONS.get(flag, "" if value is not None else Missing.UNAVAILABLE)),
    }
