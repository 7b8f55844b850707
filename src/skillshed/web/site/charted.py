# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A chart as a file: its figures as CSV, its drawing as a picture, its specification for the page's own script."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any, Final

from skillshed.language import Text, current_language
from skillshed.report.charts.drawing import LOCALES, compiled
from skillshed.report.charts.engine import ask
from skillshed.report.writers.typeface import svg_to_png, with_face
from skillshed.spreadsheet import harmless

if TYPE_CHECKING:
    from skillshed.report.parts import Figure

TYPES: Final = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "png": "image/png",
    "json": "application/json",
}
_FIELDS: Final = {
    "name": Text(sv="", en=""),
    "year": Text(sv="År", en="Year"),
    "value": Text(sv="Känt", en="Known"),
    "mean": Text(sv="Väntat", en="Expected"),
    "low": Text(sv="Från (80 %)", en="From (80%)"),
    "high": Text(sv="Till (80 %)", en="To (80%)"),
}


def file(figure: Figure, form: str, *, release: str, fictitious: bool) -> bytes:
    """Write a chart as `csv`, `png`, `json` or, for a phone, `json-narrow`.

    Args:
        figure: the chart.
        form: which file.
        release: the id of the release that its figures come from.
        fictitious: whether they are the demo world's.
    """
    if form.startswith("json"):
        return _explorable(figure.drawing.specs[form.endswith("narrow")])
    if form == "png":
        return svg_to_png(with_face(figure.drawing.wide), scale=2)
    return _csv(figure, release=release, fictitious=fictitious)


def _explorable(spec: dict[str, Any]) -> bytes:
    """Write a drawing's specification, how numbers are written, and what its fields are called, for `chart.js`."""
    name = LOCALES[current_language()]
    locale = {"format": ask("get_format_locale", name), "time": ask("get_time_format_locale", name)}
    if current_language() == "sv":  # the engine writes 10%, Swedish writes 10 %
        locale["format"] = {**locale["format"], "percent": "\N{NO-BREAK SPACE}%"}
    words = {name: str(word) for name, word in _FIELDS.items()}
    return json.dumps({"spec": compiled(spec), "locale": locale, "words": words}).encode()


def _csv(figure: Figure, *, release: str, fictitious: bool) -> bytes:
    """Write the table, and under it where it comes from; a text that a spreadsheet would calculate is made plain."""
    kept = io.StringIO()
    writer = csv.writer(kept, delimiter=";")
    writer.writerow([column.label for column in figure.table.columns])
    writer.writerows([[harmless(cell) for cell in row] for row in figure.table.rows])
    writer.writerow([])
    notes = [figure.table.caption, *figure.table.notes, figure.source.text, f"Release {release}"]
    if fictitious:
        notes.append("FIKTIVA UPPGIFTER / FICTITIOUS FIGURES")
    writer.writerows([[harmless(note)] for note in notes])
    return kept.getvalue().encode("utf-8-sig")
