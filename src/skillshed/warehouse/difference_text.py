# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A difference told: as plain text for a person, as plain values for a program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from skillshed.language import Text, current_language
from skillshed.warehouse.wording import NARROW, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillshed.warehouse.difference import AssumptionChange, DatasetDifference, Difference

_STATUS = {
    "added": Text(sv="ny datamängd", en="new dataset"),
    "removed": Text(sv="borttagen datamängd", en="dataset removed"),
    "changed": Text(sv="ändrad", en="changed"),
}
_UNITS = {
    "persons": Text(sv="personer", en="persons"),
    "SEK per month": Text(sv="kronor per månad", en="SEK per month"),
    "places": Text(sv="platser", en="places"),
    "share": Text(sv="andel", en="share"),
}
_MISSING = Text(sv="saknas", en="missing")
_NONE = Text(sv="–", en="–")


def tell(difference: Difference) -> str:
    """Write the difference in the current language, the changed datasets one after the other."""
    blocks = [_heading(difference)]
    blocks += ["\n".join(_dataset(each)) for each in difference.datasets]
    if difference.assumptions:
        blocks.append(
            "\n".join(
                [str(Text(sv="Antaganden", en="Assumptions")), *map(_assumption, difference.assumptions)]
            )
        )
    if difference.unchanged:
        names = ", ".join(difference.unchanged)
        blocks.append(str(Text(sv=f"Oförändrade: {names}", en=f"Unchanged: {names}")))
    return "\n\n".join(blocks)


def _heading(difference: Difference) -> str:
    line = f"{difference.old} → {difference.new}"
    if not difference.datasets and not difference.assumptions:
        line += "\n" + str(Text(sv="Inga skillnader i uppgifterna.", en="No differences in the figures."))
    if any(difference.fictitious):
        mark = (
            Text(sv="FIKTIVA UPPGIFTER", en="FICTITIOUS FIGURES")
            if all(difference.fictitious)
            else Text(
                sv="En av dem är FIKTIV, den andra verklig.", en="One of them is FICTITIOUS, the other real."
            )
        )
        line = f"{mark}\n{line}"
    return line


def _dataset(each: DatasetDifference) -> Iterator[str]:
    yield f"{each.title} ({each.name}): {_STATUS[each.status]}"
    yield f"  {_rows(each)}"
    added, removed = each.years
    if added:
        yield "  " + str(Text(sv=f"nya år: {_span(added)}", en=f"new years: {_span(added)}"))
    if removed:
        yield "  " + str(Text(sv=f"borttagna år: {_span(removed)}", en=f"years removed: {_span(removed)}"))
    if each.total and each.total[0] != each.total[1]:
        yield f"  {_total(each)}"
    if each.largest:
        yield "  " + str(Text(sv="största ändringar:", en="largest changes:"))
        for change in each.largest:
            yield f"    {change.cell}: {_figure(change.before)} → {_figure(change.after)}{_by(change.before, change.after)}"


def _rows(each: DatasetDifference) -> str:
    before, after = (number(count) for count in each.rows)
    added, removed, changed = number(each.added), number(each.removed), number(each.changed)
    return str(
        Text(
            sv=f"rader: {before.sv} → {after.sv} ({added.sv} nya, {removed.sv} borttagna, {changed.sv} ändrade)",
            en=f"rows: {before.en} → {after.en} ({added.en} new, {removed.en} removed, {changed.en} changed)",
        )
    )


def _total(each: DatasetDifference) -> str:
    before, after = each.total or (0.0, 0.0)
    unit = _UNITS.get(each.unit, Text(sv=each.unit, en=each.unit))
    return str(
        Text(
            sv=f"summa över gemensamma celler: {number(before).sv} → {number(after).sv} {unit.sv}",
            en=f"sum over shared cells: {number(before).en} → {number(after).en} {unit.en}",
        )
    )


def _figure(value: float | None) -> str:
    if value is None:
        return str(_MISSING)
    small = abs(value) < 10 and value != round(value)  # noqa: PLR2004 - a share or a rate, not a count of persons
    return str(number(value, decimals=3 if small else 0))


def _by(before: float | None, after: float | None) -> str:
    if before is None or after is None or not before:
        return ""
    share = number(100 * (after - before) / before, decimals=1)
    sign = "+" if after > before else ""
    return str(Text(sv=f" ({sign}{share.sv}{NARROW}%)", en=f" ({sign}{share.en}%)"))


def _span(years: tuple[int, ...]) -> str:
    """Write years as spans: 2003–2005, 2008."""
    spans: list[list[int]] = []
    for year in years:
        if spans and year == spans[-1][-1] + 1:
            spans[-1].append(year)
        else:
            spans.append([year])
    return ", ".join(str(span[0]) if len(span) == 1 else f"{span[0]}–{span[-1]}" for span in spans)


def _assumption(change: AssumptionChange) -> str:
    return f"  {change.key}: {_said(change.before)} → {_said(change.after)}"


def _said(value: Any) -> str:
    if value is None:
        return str(_NONE)
    if isinstance(value, dict) and set(value) == {"sv", "en"}:
        return str(value[current_language()])
    return "; ".join(map(_said, value)) if isinstance(value, list) else str(value)


def plain(difference: Difference) -> dict[str, Any]:
    """Give the difference as values that JSON knows; texts in both languages."""
    return {
        "old": difference.old,
        "new": difference.new,
        "fictitious": list(difference.fictitious),
        "datasets": [_plain(each) for each in difference.datasets],
        "assumptions": [vars(change) for change in difference.assumptions],
        "unchanged": list(difference.unchanged),
    }


def _plain(each: DatasetDifference) -> dict[str, Any]:
    return vars(each) | {
        "title": each.title._asdict(),
        "rows": list(each.rows),
        "total": list(each.total) if each.total else None,
        "years": {"added": list(each.years[0]), "removed": list(each.years[1])},
        "largest": [vars(change) | {"cell": change.cell._asdict()} for change in each.largest],
    }
