# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The workbook: a cover that says what it is and how good, a sheet per table, ready to print."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.places.export.sheets import ABOUT, PLANS, TITLES, heading, worded
from skillshed.places.goals import GOALS
from skillshed.places.saved.tables import named

if TYPE_CHECKING:
    from skillshed.places.saved import SavedPlan

LANDSCAPE_A4: Final = 9
WIDEST: Final = 60
FICTITIOUS: Final = Text(sv="FIKTIVA UPPGIFTER", en="FICTITIOUS FIGURES")
INK, PALE, LINE = "#1B3A4B", "#E8F0F2", "#B8C7CC"


def workbook(plan: SavedPlan) -> bytes:
    """Make the workbook; the same plan and language give the same bytes.

    Raises:
        InputError: xlsxwriter is not installed.
    """
    try:
        import xlsxwriter  # noqa: PLC0415 - an extra
    except ModuleNotFoundError:
        raise InputError(
            Text(sv="Excel kan inte skrivas här.", en="Excel cannot be written here."),
            mend=Text(sv="Installera skillshed[reports], eller skriv CSV.", en="Install skillshed[reports], or write CSV."),
        ) from None  # fmt: skip
    content = BytesIO()
    book = xlsxwriter.Workbook(
        content,
        {
            "in_memory": True,
            "nan_inf_to_errors": False,
            "strings_to_formulas": False,
            "strings_to_urls": False,
        },
    )
    book.set_properties(
        {
            "title": plan.name,
            "author": plan.author,
            "created": pd.Timestamp(plan.made_at).to_pydatetime().replace(tzinfo=None),
        }
    )
    formats = _formats(book)
    _cover(book, formats, plan)
    for name in named(plan.frames):
        _sheet(book, formats, plan, name=name)
    book.close()
    return content.getvalue()  # fmt: skip


def _formats(book: Any) -> dict[str, Any]:
    base = {"font_name": "Calibri", "font_size": 11, "valign": "top"}
    return {
        "text": book.add_format({**base, "text_wrap": True, "indent": 1}),
        "whole": book.add_format({**base, "num_format": "# ##0"}),
        "decimal": book.add_format({**base, "num_format": "# ##0.00"}),
        "head": book.add_format({**base, "bold": True, "font_color": "white", "bg_color": INK, "text_wrap": True, "bottom": 1, "bottom_color": LINE}),
        "title": book.add_format({**base, "bold": True, "font_size": 18, "font_color": INK}),
        "label": book.add_format({**base, "bold": True, "bg_color": PALE}),
        "note": book.add_format({**base, "italic": True, "font_color": "#48606B"}),
        "warning": book.add_format({**base, "bold": True, "font_color": "#8A1C1C"}),
    }  # fmt: skip


def _cover(book: Any, formats: dict[str, Any], plan: SavedPlan) -> None:
    sheet = book.add_worksheet(str(Text(sv="Om planen", en="About")))
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 80)
    sheet.write(0, 0, plan.name, formats["title"])
    sheet.set_row(0, 28)
    row = 1
    if plan.fictitious:
        sheet.write(row, 0, str(FICTITIOUS), formats["warning"])
        row += 1
    for label, value in _facts(plan):
        sheet.write(row + 1, 0, label, formats["label"])
        sheet.write(row + 1, 1, value, formats["text"])
        sheet.set_row(row + 1, _height(value))
        row += 1
    row += 2
    for name in named(plan.frames):
        sheet.write_url(row, 0, f"internal:'{TITLES[name]}'!A1", string=str(TITLES[name]))
        sheet.write(row, 1, str(ABOUT.get(name, "")), formats["text"])
        sheet.set_row(row, _height(str(ABOUT.get(name, ""))))
        row += 1
    _print(sheet, plan, repeat=None)


def _height(words: str) -> float:
    """Points for a text that wraps in the cover's wide column."""
    return 16.0 * (1 + len(words) // 78)


def _facts(plan: SavedPlan) -> list[tuple[str, str]]:
    proof = plan.proof
    weights = ", ".join(f"{GOALS[name].title if name in GOALS else name}: {value:,.0f}".replace(",", "\u00a0") for name, value in plan.weights.items())  # fmt: skip
    limits = ", ".join(f"{name} {value:g}" for name, value in plan.limits.items())
    rows = [
        (Text(sv="Område", en="Area"), plan.area),
        (Text(sv="Höstar", en="Autumns"), f"{plan.years[0]}–{plan.years[-1]}"),
        (Text(sv="Gjord av", en="Made by"), plan.author or "–"),
        (Text(sv="Gjord", en="Made"), plan.made_at.replace("T", " ")[:16]),
        (Text(sv="Underlag", en="Basis"), f"release {plan.release}, Skillshed {plan.code_version}"),
        (Text(sv="Framtider, frö", en="Futures, seed"), f"{plan.futures}, {plan.seed}"),
        (Text(sv="Samverkan", en="Cooperation"), str(PLANS.get(plan.cooperation, plan.cooperation))),
        (Text(sv="Målens ordning", en="Order of goals"), _order(plan)),
        (Text(sv="Bevis", en="Proof"), str(proof_words(plan))),
        (Text(sv="Lösare", en="Solver"), f"{proof.solver}, {proof.seconds:.0f} s"),
        (Text(sv="Vikter (kronor)", en="Weights (kronor)"), weights),
        (Text(sv="Gränser", en="Limits"), limits),
    ]
    if plan.note:
        rows.append((Text(sv="Anteckning", en="Note"), plan.note))
    return [(str(label), value) for label, value in rows]


def _order(plan: SavedPlan) -> str:
    """Goals by priority, or that they are weighed together."""
    if not plan.order:
        return str(Text(sv="vägs samman i kronor", en="weighed together in kronor"))
    return " → ".join(str(GOALS[one].title) for one in plan.order)


def proof_words(plan: SavedPlan) -> Text:
    """How good the plan is proven to be, in a sentence."""
    gap = f"{100 * plan.proof.gap:.2f}"
    within = (
        Text(sv=" med målen hållna i ordning", en=" with the goals held in order")
        if plan.order
        else Text(sv="", en="")
    )
    if plan.proof.solved is not None:
        return _refined_words(gap, f"{100 * plan.proof.solved:.2f}", within)
    return Text(
        sv=f"Ingen plan{within.sv} kan väga mer än {gap.replace('.', ',')} % bättre än den här.",
        en=f"No plan{within.en} can weigh more than {gap} % better than this one.",
    )  # fmt: skip


def _refined_words(gap: str, solved: str, within: Text) -> Text:
    """The solver's proof, and how far from it the plan is since it was refined."""
    sv = f"Lösaren fann en plan som ingen{within.sv} kan vara mer än {solved} % bättre än, om eleverna placeras där det är bäst för alla. Den har sedan ändrats för att hålla när eleverna väljer själva; räknad som lösaren räknar är den färdiga planen högst {gap} % från den bästa."
    en = f"The solver found a plan that none{within.en} can be more than {solved} % better than, if pupils are placed where it is best for all. It was then changed to hold when pupils choose for themselves; counted as the solver counts, the plan as it is now is at most {gap} % from the best."
    return Text(sv=sv.replace(solved, solved.replace(".", ",")).replace(gap, gap.replace(".", ",")), en=en)


def _sheet(book: Any, formats: dict[str, Any], plan: SavedPlan, *, name: str) -> None:
    frame = worded(plan.frames[name])
    sheet = book.add_worksheet(str(TITLES[name]))
    sheet.write(0, 0, str(ABOUT.get(name, "")), formats["note"])
    if plan.fictitious:
        sheet.write(1, 0, str(FICTITIOUS), formats["warning"])
    top = 2
    for at, column in enumerate(frame.columns):
        sheet.write(top, at, heading(str(column)), formats["head"])
        kind = _format(frame[column])
        sheet.set_column(at, at, _width(frame[column], heading(str(column))), formats[kind])
        for down, value in enumerate(frame[column].tolist(), start=top + 1):
            _cell(sheet, (down, at), value, form=formats[kind])
    sheet.freeze_panes(top + 1, min(2, len(frame.columns)))
    sheet.autofilter(top, 0, top + len(frame), len(frame.columns) - 1)
    _print(sheet, plan, repeat=top)


def _cell(sheet: Any, at: tuple[int, int], value: Any, *, form: Any) -> None:
    if value is None or value is pd.NA or value != value:  # noqa: PLR0124 - NaN: an empty cell, never a number
        sheet.write_blank(*at, None, form)
    elif isinstance(value, bool):
        sheet.write(*at, str(Text(sv="ja", en="yes") if value else Text(sv="nej", en="no")), form)
    elif isinstance(value, (int, float)):
        sheet.write_number(*at, value, form)
    else:
        sheet.write_string(*at, str(value), form)


def _format(column: pd.Series) -> str:
    if not pd.api.types.is_numeric_dtype(column) or column.name == "year":
        return "text"
    values = column.dropna().astype(float)
    return "whole" if (values == values.round()).all() or values.abs().max() >= 100 else "decimal"  # noqa: PLR2004 - decimals say nothing there


def _width(column: pd.Series, head: str) -> float:
    longest = max([len(str(one)) for one in column.dropna().head(400)], default=0)
    words = max((len(word) for word in head.split()), default=0)
    return float(min(max(longest + 2, words + 3, 8), WIDEST))


def _print(sheet: Any, plan: SavedPlan, *, repeat: int | None) -> None:
    sheet.set_landscape()
    sheet.set_paper(LANDSCAPE_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.7)
    if repeat is not None:
        sheet.repeat_rows(repeat)
    mark = f" – {FICTITIOUS}" if plan.fictitious else ""
    sheet.set_header(f"&L{plan.name}{mark}&R&A")
    sheet.set_footer(f"&Lrelease {plan.release}&R&P / &N")
