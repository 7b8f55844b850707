# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What others expect: their outlooks beside ours, what each weighs, and where they disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from skillshed.language import Text
from skillshed.outlook import others as beside
from skillshed.report.parts import Column, Section, Table

if TYPE_CHECKING:
    from skillshed.outlook.others import Others
    from skillshed.report.view import View
    from skillshed.warehouse.release import Release

_TITLE = Text(sv="Vad andra väntar sig", en="What others expect")
_LEAD = Text(
    sv="Andras prognoser och bedömningar ställs bredvid våra och ingen göms. Den sammanvägda utblicken i releasen väger dem efter hur rätt tidigare utgåvor haft; där inget kan prövas väger alla lika.",
    en="Others' forecasts and verdicts are set beside ours, and none is hidden. The release's blended outlook weighs them by how right earlier issues were; where nothing can be tested all weigh alike.",
)
_CAPTION = Text(
    sv="Där prognoserna skiljer sig mest, {area}, personer",
    en="Where the outlooks differ most, {area}, persons",
)
_WORDS = Text(
    sv="Bedömningar i ord som står emot vår riktning, {area}",
    en="Verdicts in words contrary to our direction, {area}",
)
_ITEM, _YEAR = Text(sv="Yrke eller utbildning", en="Occupation or education"), Text(sv="År", en="Year")
_HEADS = (
    _ITEM, Text(sv="Deras", en="Theirs"), Text(sv="Vår (80 %)", en="Ours (80%)"), _YEAR, Text(sv="Prognos", en="Outlook"),
)  # fmt: skip
_TO_WORDS = (
    _ITEM, Text(sv="Bedömning", en="Verdict"), Text(sv="Vår riktning", en="Our direction"), _YEAR, Text(sv="Vem", en="Who"),
)  # fmt: skip
_UP, _DOWN = Text(sv="ökar", en="grows"), Text(sv="minskar", en="shrinks")
_MOST = 10
_NUMERIC = (1, 2)


def others(view: View) -> Section | None:
    """Make the chapter; none where nobody else has told anything of the region."""
    told = beside.others(cast("Release", view.release), view.region)
    if not told:
        return None
    notes = [one.within(view.language) for one in told.sentences()]
    made = (_figures(view, told), _contrary(view, told))
    return Section(
        id="others",
        title=view.say(_TITLE),
        lead=[view.say(_LEAD), *notes],
        tables=[table for table in made if table is not None],
        notes=view.remarks("blend")[:1],
    )


def _figures(view: View, told: Others) -> Table | None:
    rows = told.figures[told.figures["outside"].astype(bool)].head(_MOST)
    write = view.numbers.count
    cells = [
        [
            beside.named(row["subject"], row["item"]),
            write(row["persons"]),
            f"{write(row['ours'])} ({write(row['low'])}–{write(row['high'])})",
            str(row["year"]),
            row["outlook"],
        ]
        for row in _records(rows)
    ]
    return _table(view, (_CAPTION, _HEADS), cells)


def _contrary(view: View, told: Others) -> Table | None:
    rows = told.verdicts
    if rows.empty:
        return None
    rows = rows[(rows["step"] * rows["ours"]).fillna(0.0) < 0].head(_MOST)
    cells = [
        [
            beside.named(row["subject"], row["item"]),
            row["verdict"],
            view.say(_UP if row["ours"] > 0 else _DOWN),
            str(row["year"]),
            row["outlook"],
        ]
        for row in _records(rows)
    ]
    return _table(view, (_WORDS, _TO_WORDS), cells)


def _table(view: View, told: tuple[Text, tuple[Text, ...]], cells: list[list[str]]) -> Table | None:
    if not cells:
        return None
    caption, heads = told
    columns = [
        Column(view.say(head), numeric=heads is _HEADS and at in _NUMERIC) for at, head in enumerate(heads)
    ]
    return Table(caption=view.say(caption, area=view.area), columns=columns, rows=cells)


def _records(rows: Any) -> list[dict[str, Any]]:
    return list(rows.to_dict("records"))
