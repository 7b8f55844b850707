# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""PX files: variables, codes, labels and figures, dense or with keys."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from skillshed.language import Text
from skillshed.sources.files.cube import cells_of, frame_of
from skillshed.sources.files.encoding import decode
from skillshed.sources.files.figures import flags_column, parse
from skillshed.sources.files.px_sparse import spread
from skillshed.sources.files.px_syntax import Keywords, divide
from skillshed.sources.files.refusals import damaged, not_a_number, truncated
from skillshed.sources.table import RawTable, Variable

if TYPE_CHECKING:
    from collections.abc import Sequence

_DECLARED: Final = re.compile(rb'CODEPAGE\s*=\s*"([^"]+)"')
_OEM: Final = re.compile(rb'CHARSET\s*=\s*"OEM')
_HEAD: Final = 4096


def read(content: bytes) -> RawTable:
    """Read a PX file.

    Raises:
        InputError: a keyword is unreadable, a variable lacks values, or the data have another number of
            figures than the variables say.
    """
    text, encoding = decode(content, declared=_declared(content[:_HEAD]))
    keywords, data = divide(text.replace("\r\n", "\n").replace("\r", "\n"))
    variables = [_variable(keywords, name) for name in [*keywords.all("STUB"), *keywords.all("HEADING")]]
    size = cells_of(variables)
    keyed = [
        variable
        for variable, name in zip(variables, _names(keywords), strict=True)
        if keywords.all("KEYS", name)
    ]
    texts = (
        spread(data, variables, keyed=len(keyed), size=size)
        if keyed
        else data.replace('"', " ").replace(",", " ").split()
    )
    values, flags = _figures(texts, size, keywords)
    frame = frame_of(variables, values, flags)
    return _table(keywords, frame, variables, encoding=encoding)


def _names(keywords: Keywords) -> list[str]:
    return [*keywords.all("STUB"), *keywords.all("HEADING")]


def _declared(head: bytes) -> str | None:
    found = _DECLARED.search(head)
    if found:
        return found.group(1).decode("ascii", "replace")
    return "cp850" if _OEM.search(head) else None


def _variable(keywords: Keywords, name: str) -> Variable:
    labels = keywords.all("VALUES", name)
    codes = keywords.all("CODES", name) or labels
    if not labels or len(codes) != len(labels) or len(set(codes)) != len(codes):
        why = Text(
            sv=f"Variabeln {name} har {len(labels)} värden och {len(set(codes))} koder.",
            en=f"The variable {name} has {len(labels)} values and {len(set(codes))} codes.",
        )
        raise damaged(why)
    code = keywords.text("VARIABLECODE", name) or name
    return Variable(code, name, dict(zip(codes, labels, strict=True)))


def _figures(texts: Sequence[str], size: int, keywords: Keywords) -> tuple[np.ndarray, pd.Categorical]:
    if len(texts) != size:
        why = Text(
            sv=f"DATA har {len(texts)} tal men variablerna rymmer {size}.",
            en=f"DATA holds {len(texts)} figures but the variables hold {size}.",
        )
        raise truncated(why) if len(texts) < size else damaged(why)
    codes, distinct = pd.factorize(np.array(texts, dtype=object))
    words = [str(text) for text in distinct]
    values, flags, wrong = parse(words)
    if wrong is not None:
        raise not_a_number(words[wrong], where=f"DATA {int(np.flatnonzero(codes == wrong)[0]) + 1}")
    _explain_dots(words, flags, keywords)
    return values[codes], flags_column(flags, codes)


def _explain_dots(words: list[str], flags: Any, keywords: Keywords) -> None:
    """Let the file's own words for its dots decide: `DATASYMBOL2="Sekretess"` makes .. a secret."""
    for index, word in enumerate(words):
        if set(word) == {"."}:
            said = keywords.text(f"DATASYMBOL{len(word)}").casefold()
            if any(hint in said for hint in ("sekret", "confiden", "secre")):
                flags[index] = "secret"


def _table(keywords: Keywords, frame: pd.DataFrame, variables: list[Variable], *, encoding: str) -> RawTable:
    name = keywords.text("CONTVARIABLE")
    contents = next((variable for variable in variables if name and variable.label == name), None)
    kept = tuple(variable for variable in variables if variable is not contents)
    if contents is None and (measure := keywords.text("CONTENTS")):
        contents = Variable("contents", "contents", {keywords.text("MATRIX") or measure: measure})
    notes = [note for word in ("NOTE", "NOTEX") if (note := keywords.text(word))]
    return RawTable(
        frame=frame,
        variables=kept,
        contents=contents,
        title=keywords.text("TITLE") or keywords.text("DESCRIPTION"),
        publisher=keywords.text("SOURCE"),
        updated=keywords.text("LAST-UPDATED") or keywords.text("CREATION-DATE") or None,
        table_id=keywords.text("TABLEID") or keywords.text("MATRIX") or None,
        unit=keywords.text("UNITS") or None,
        notes=tuple(notes),
        format="px",
        encoding=encoding,
    )
