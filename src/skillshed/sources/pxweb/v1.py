# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The first generation of PxWeb's interface, still that of most services. As read in rOpenGov/pxweb and pyscbwrapper."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from skillshed.errors import FetchError
from skillshed.sources.fetching.call import Call, as_body
from skillshed.sources.fetching.refusals import another_table
from skillshed.sources.pxweb.table import CodeList, Found, PxLimits, PxTable, PxVariable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillshed.sources.fetching.session import Session
    from skillshed.sources.pxweb.selection import Selection

_ANSWERS: Final = ("application/json", "text/json", "text/plain")  # older servers are careless with the type
_ALL: Final[dict[str, Any]] = {"filter": "all", "values": ["*"]}
_CONTENTS: Final = "contentscode"


@dataclass(frozen=True)
class V1:
    """A PxWeb service of the first generation.

    Args:
        session: how it is asked.
        url: its database, for instance `…/doris/sv/ssd`; tables are named by their path below it.
    """

    session: Session
    url: str

    def limits(self) -> PxLimits:
        """Ask `?config`, a bare key; older servers do not tell how many cells an answer may have."""
        told = self._json(Call(url=f"{self.url}?config", accepts=_ANSWERS))
        if not isinstance(told, dict):
            return PxLimits(version="1")
        return PxLimits(
            cells=int(told.get("maxCells") or 0),
            calls=int(told.get("maxCalls") or 0),
            seconds=float(told.get("timeWindow") or 0),
            version="1",
        )

    def table(self, identity: str) -> PxTable:
        """Ask for the table's variables, and its folder for when it was updated."""
        call = Call(url=self._place(identity), accepts=_ANSWERS)
        told = self._json(call)
        try:
            found = PxTable(
                id=identity,
                title=str(told["title"]),
                variables=tuple(_variable(each) for each in told["variables"]),
                updated=self._updated(identity),
            )
        except (KeyError, TypeError) as problem:
            raise another_table(
                call,
                sv="Adressen är ingen tabell, kanske en mapp",
                en="The address is no table, perhaps a folder",
            ) from problem
        return self._with_values(found)

    def search(self, words: str) -> Iterator[Found]:
        """Find tables below the database by words; their paths are told relative to it."""
        told = self._json(
            Call(url=self.url, parameters=(("query", words), ("filter", "*")), accepts=_ANSWERS)
        )
        for line in told if isinstance(told, list) else ():
            place = f"{str(line.get('path') or '').strip('/')}/{line['id']}".strip("/")
            yield Found(id=place, title=str(line.get("title") or ""), updated=line.get("published"))

    def codelist(self, identity: str) -> CodeList:
        """Code lists of this generation cannot be asked for; their codes must be named in the question.

        Raises:
            FetchError: always.
        """
        raise another_table(
            Call(url=self.url),
            sv=f"Den äldre tjänsten beskriver inte kodlistan {identity}",
            en=f"The older service does not describe the code list {identity}",
        )

    def data(self, table: PxTable, selection: Selection, lists: dict[str, str]) -> Call:
        """POST the question; a code list is asked for as `agg:` or `vs:`."""
        query = [
            {"code": code, "selection": {"filter": lists.get(code, "item"), "values": list(codes)}}
            for code, codes in selection.items()
        ]
        return Call(
            url=self._place(table.id),
            body=as_body({"query": query, "response": {"format": "json-stat2"}}),
            accepts=_ANSWERS,
        )

    def newer_name(self, table: PxTable) -> str | None:
        """Ask for one cell: its answer tells what the table is called in the second generation, which nothing else does."""
        one = {variable.code: next(iter(variable.values)) for variable in table.variables}
        call = self.data(table, {code: (value,) for code, value in one.items()}, {})
        told = self._json(call)
        px = (told.get("extension") or {}).get("px") or {} if isinstance(told, dict) else {}
        return str(px.get("tableid") or "") or None

    def _with_values(self, table: PxTable) -> PxTable:
        """Find the codes of a variable that the description leaves out because it has too many of them."""
        for variable in table.variables:
            if not variable.values:
                table = table.having(replace(variable, values=self._values(table, variable)))
        return table

    def _values(self, table: PxTable, variable: PxVariable) -> dict[str, str]:
        """Ask for all of one variable at the first code of every other one."""
        query = [
            {"code": each.code, "selection": _ALL if each.code == variable.code else _one(each)}
            for each in table.variables
            if each.values or not each.elimination or each.code == variable.code
        ]
        body = as_body({"query": query, "response": {"format": "json-stat2"}})
        told = self._json(Call(url=self._place(table.id), body=body, accepts=_ANSWERS))
        category = told["dimension"][variable.code]["category"]
        return {str(code): str(label) for code, label in category["label"].items()}

    def _updated(self, identity: str) -> str | None:
        """The folder tells when a table was updated; where it cannot be read, nobody knows."""
        folder, _, name = identity.rpartition("/")
        try:
            listed = self._json(Call(url=self._place(folder), accepts=_ANSWERS))
        except FetchError:
            return None
        lines = listed if isinstance(listed, list) else []
        return next(
            (line.get("updated") for line in lines if isinstance(line, dict) and line.get("id") == name), None
        )

    def _place(self, identity: str) -> str:
        path = "/".join(quote(part, safe="") for part in identity.split("/") if part)
        return f"{self.url}/{path}" if path else self.url

    def _json(self, call: Call) -> Any:
        return self.session.json(call)


def _one(variable: PxVariable) -> dict[str, Any]:
    """Ask for one value of a variable, whose codes may be unknown."""
    if variable.values:
        return {"filter": "item", "values": [next(iter(variable.values))]}
    return {"filter": "top", "values": ["1"]} if variable.time else _ALL


def _variable(told: dict[str, Any]) -> PxVariable:
    """`elimination` and `time` are there only when they hold; `values` may be missing where they are many."""
    code = str(told["code"])
    codes = list(map(str, told.get("values") or ()))
    labels = list(map(str, told.get("valueTexts") or codes))
    return PxVariable(
        code=code,
        label=str(told.get("text") or code),
        values=dict(zip(codes, labels, strict=True)),
        elimination=bool(told.get("elimination")),
        time=bool(told.get("time")),
        metric=code.casefold() == _CONTENTS,
    )
