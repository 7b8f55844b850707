# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""PxWebApi 2. Specification: PxTools/PxApiSpecs, PxAPI-2.yml; selection rules as in the server, PxTools/PxWebApi 2.6."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from skillshed.sources.fetching.call import Call, as_body
from skillshed.sources.fetching.refusals import another_table
from skillshed.sources.pxweb.table import CodeList, Found, PxLimits, PxTable, PxVariable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillshed.sources.fetching.session import Session
    from skillshed.sources.pxweb.selection import Selection


@dataclass(frozen=True)
class V2:
    """A PxWebApi 2 service.

    Args:
        session: how it is asked.
        url: its base, ending in `/v2`.
        language: of labels.
    """

    session: Session
    url: str
    language: str = "sv"

    def limits(self) -> PxLimits:
        """Ask `/config`."""
        told = self._json("config")
        return PxLimits(
            cells=int(told.get("maxDataCells") or 0),
            calls=int(told.get("maxCallsPerTimeWindow") or 0),
            seconds=float(told.get("timeWindow") or 0),
            version=str(told.get("apiVersion") or ""),
            licence="CC0-1.0" if "cc0" in str(told.get("license") or "").casefold() else "",
        )

    def table(self, identity: str) -> PxTable:
        """Ask `/tables/{id}/metadata`: a JSON-stat dataset without values."""
        call = self._call(f"tables/{quote(identity, safe='')}/metadata")
        try:
            return _table(identity, self.session.json(call))
        except (KeyError, TypeError, AttributeError) as problem:
            raise _strange(call, problem) from problem

    def search(self, words: str) -> Iterator[Found]:
        """Find tables by words of their labels and variables, page by page to the last; a page past the end is an error."""
        number, pages = 1, 1
        while number <= pages:
            asked = (
                ("lang", self.language),
                ("query", words),
                ("pageNumber", str(number)),
                ("pageSize", "100"),
            )
            told = self.session.json(Call(url=f"{self.url}/tables", parameters=asked))
            for line in told.get("tables") or ():
                yield Found(
                    id=str(line["id"]), title=str(line.get("label") or ""), updated=line.get("updated"),
                    first=str(line.get("firstPeriod") or ""), last=str(line.get("lastPeriod") or ""),
                )  # fmt: skip
            pages = int((told.get("page") or {}).get("totalPages") or 1)
            number += 1

    def codelist(self, identity: str) -> CodeList:
        """Ask `/codelists/{id}`; the groups' members come in no order."""
        call = self._call(f"codelists/{quote(identity, safe='')}")
        told = self.session.json(call)
        try:
            values = {str(value["code"]): str(value["label"]) for value in told["values"]}
            parts = {
                str(value["code"]): tuple(map(str, value.get("valueMap") or ())) for value in told["values"]
            }
        except (KeyError, TypeError) as problem:
            raise _strange(call, problem) from problem
        return CodeList(id=identity, values=values, parts=parts)

    def data(self, table: PxTable, selection: Selection, lists: dict[str, str]) -> Call:
        """POST the selection: codes of any letters need no escaping there, and no address grows too long."""
        told = [
            {"variableCode": code, "valueCodes": list(codes)}
            | ({"codelist": lists[code]} if code in lists else {})
            for code, codes in selection.items()
        ]
        return Call(
            url=f"{self.url}/tables/{quote(table.id, safe='')}/data",
            parameters=(("lang", self.language), ("outputFormat", "json-stat2")),
            body=as_body({"selection": told}),
        )

    def _json(self, path: str) -> dict[str, Any]:
        call = self._call(path)
        told = self.session.json(call)
        if not isinstance(told, dict):
            raise _strange(call, TypeError(type(told).__name__))
        return told

    def _call(self, path: str) -> Call:
        parameters = () if path == "config" else (("lang", self.language),)
        return Call(url=f"{self.url}/{path}", parameters=parameters)


def _table(identity: str, told: dict[str, Any]) -> PxTable:
    """Only the variables of `id` are the table's, whatever else `dimension` holds."""
    role = told.get("role") or {}
    px = (told.get("extension") or {}).get("px") or {}
    notes = told.get("note") or ()
    return PxTable(
        id=identity,
        title=str(told.get("label") or identity),
        source=str(told.get("source") or ""),
        updated=told.get("updated"),
        next_update=px.get("nextUpdate"),
        notes=tuple(map(str, [notes] if isinstance(notes, str) else notes)),
        variables=tuple(_variable(code, told["dimension"][code], role) for code in told["id"]),
    )


def _variable(code: str, told: dict[str, Any], role: dict[str, Any]) -> PxVariable:
    """Servers have written `codelists` and `codeLists`."""
    category, extension = told["category"], told.get("extension") or {}
    index, labels = category["index"], category.get("label") or {}
    order = sorted(index, key=index.__getitem__) if isinstance(index, dict) else list(index)
    lists = extension.get("codelists") or extension.get("codeLists") or ()
    return PxVariable(
        code=code,
        label=str(told.get("label") or code),
        values={value: str(labels.get(value, value)) for value in order},
        elimination=bool(extension.get("elimination")),
        time=code in (role.get("time") or ()),
        metric=code in (role.get("metric") or ()),
        codelists={str(each["id"]): str(each.get("label") or each["id"]) for each in lists},
    )


def _strange(call: Call, problem: Exception) -> Exception:
    return another_table(
        call,
        sv=f"Beskrivningen är inte den väntade: {type(problem).__name__} {problem}",
        en=f"The description is not the expected one: {type(problem).__name__} {problem}",
    )
