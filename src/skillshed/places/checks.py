# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What no case may be: told with what, where, why and how to mend it. The first fault found is raised."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from skillshed.codes.reading import parameter_on
from skillshed.errors import InputError
from skillshed.language import Text, same
from skillshed.places.settings import check_settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from skillshed.places.case import Case

ROUNDING: Final = 1e-6
COOPERATIONS: Final = ("alone", "within", "across")


def check(case: Case) -> None:
    """Hold a case against everything that must be so.

    Raises:
        InputError: the first thing that is not.
    """
    for rule in CHECKS:
        rule(case)


def _years(case: Case) -> None:
    if not case.years or list(case.years) != list(range(case.years[0], case.years[0] + len(case.years))):
        _refuse(
            Text(sv="Åren är inte på rad.", en="The years are not in a row."),
            where=", ".join(map(str, case.years)),
            why=Text(sv="Planen följer grupper från höst till höst.", en="The plan follows groups from autumn to autumn."),
            mend=Text(sv="Skriv till exempel 2027-2031.", en="Write for example 2027-2031."),
        )  # fmt: skip


def _cooperation(case: Case) -> None:
    if case.cooperation not in COOPERATIONS:
        _refuse(
            Text(sv="Sättet att samverka finns inte.", en="There is no such way to cooperate."),
            where=case.cooperation,
            why=same(", ".join(COOPERATIONS)),
            mend=Text(sv="Välj ett av dem.", en="Choose one of them."),
        )


def _known_codes(case: Case) -> None:
    """Every code that a frame or an axis names exists."""
    homes, sites, programmes = (
        set(frame[column])
        for frame, column in (
            (case.municipalities, "municipality"),
            (case.sites, "site"),
            (case.programmes, "programme"),
        )
    )
    _codes("sites", case.sites["municipality"], homes)
    for name in ("premises", "possible", "offer", "locks"):
        _codes(name, getattr(case, name)["site"], sites)
    for name in ("teacher_need", "possible", "offer", "locks", "workplaces"):
        _codes(name, getattr(case, name)["programme"], programmes)
    _codes("agreements", case.agreements["programme"], programmes | {""})
    for name in ("areas", "agreements"):
        _codes(name, getattr(case, name)["municipality"], homes)
    for name in ("teachers", "workplaces"):
        _codes(name, getattr(case, name)["place"], homes | sites)
    _codes("minutes", case.minutes["municipality"].to_series(), homes)
    _codes("minutes", case.minutes["site"].to_series(), sites)
    _codes(
        "budgets", case.budgets["payer"], homes | set(case.programmes["payer"]) | set(case.sites["provider"])
    )


def _once(case: Case) -> None:
    """No municipality, site or programme is told twice."""
    for name, column in (("municipalities", "municipality"), ("sites", "site"), ("programmes", "programme")):
        codes = getattr(case, name)[column]
        twice = sorted({str(one) for one in codes[codes.duplicated()]})
        if twice:
            _refuse(
                Text(sv="En kod står två gånger.", en="A code stands twice."),
                where=f"{name}: {', '.join(twice[:5])}",
                why=Text(sv="Då går det inte att veta vilken rad som gäller.", en="Then nobody can tell which row holds."),
                mend=Text(sv="Ta bort eller rätta en av raderna.", en="Remove or correct one of the rows."),
            )  # fmt: skip


def _codes(name: str, used: pd.Series, known: set[str]) -> None:
    strange = sorted({str(one) for one in used} - known)
    if strange:
        _refuse(
            Text(sv=f"{name} nämner något som inte finns.", en=f"{name} names what does not exist."),
            where=", ".join(strange[:5]),
            why=Text(
                sv="Fallet har ingen sådan kommun, skola, program eller betalare.",
                en="The case has no such municipality, site, programme or payer.",
            ),
            mend=Text(sv="Rätta koden eller lägg till det.", en="Correct the code, or add it."),
        )


def _applicants(case: Case) -> None:
    total = case.wishes.sum(["year", "future"])
    if total.size == 0 or float(total.sum()) == 0:
        _refuse(
            Text(sv="Ingen söker något.", en="Nobody applies for anything."),
            where="wishes",
            why=Text(sv="Utan sökande finns inget att planera för.", en="Without applicants there is nothing to plan for."),
            mend=Text(
                sv="Ange wishes: kommun, program och antal elever.", en="Give wishes: municipality, programme and pupils."
            ),
        )  # fmt: skip


def _numbers(case: Case) -> None:
    """No number of persons, groups, minutes or kronor is negative or missing."""
    asked = {
        "premises": ("groups",),
        "programmes": ("length", "group_size", "minimum", "cost", "fixed_share", "workplaces"),
        "teacher_need": ("teachers",),
        "offer": ("groups",),
        "agreements": ("price",),
        "teachers": ("teachers",),
        "workplaces": ("places",),
        "budgets": ("kronor",),
    }
    for name, columns in asked.items():
        frame = getattr(case, name)
        for column in columns:
            bad = frame[~(frame[column].astype(float) >= 0)]
            if len(bad):
                _negative(f"{name}.{column}", ", ".join(str(one) for one in bad.iloc[0]))
    for name in ("wishes", "need"):
        values = getattr(case, name).to_numpy()
        if not np.all(values >= 0):
            _negative(name, str(float(np.nanmin(values))))


def _negative(name: str, row: str) -> None:
    price = name.endswith((".price", ".cost", ".kronor"))
    _refuse(
        Text(sv="Ett pris är negativt eller saknas.", en="A price is negative or missing.")
        if price
        else Text(sv="Ett antal är negativt eller saknas.", en="A number is negative or missing."),
        where=f"{name}: {row}",
        why=Text(
            sv="Det går varken att betala eller räkna med.", en="It can be neither paid nor counted with."
        ),
        mend=Text(sv="Ange ett tal som är noll eller större.", en="Give a number that is nil or more."),
    )


def _sizes(case: Case) -> None:
    """A group holds at least its minimum, and lasts at least a year."""
    rows = case.programmes
    bad = rows[(rows["group_size"] < rows["minimum"]) | (rows["group_size"] < 1) | (rows["length"] < 1)]
    if len(bad):
        one = bad.iloc[0]
        _refuse(
            Text(sv="Gruppen rymmer färre än den minsta gruppen.", en="The group holds fewer than the smallest group."),
            where=f"{one['programme']}: {one['group_size']:g} < {one['minimum']:g}",
            why=Text(sv="Då kan ingen grupp starta.", en="Then no group can start."),
            mend=Text(sv="Sänk minimum eller höj group_size.", en="Lower minimum, or raise group_size."),
        )  # fmt: skip


def _minutes(case: Case) -> None:
    matrix = case.minutes.reindex(
        municipality=list(case.municipalities["municipality"]), site=list(case.sites["site"])
    )
    missing = np.argwhere(~(matrix.to_numpy() >= 0))
    if len(missing):
        home, site = (
            matrix["municipality"].to_numpy()[missing[0][0]],
            matrix["site"].to_numpy()[missing[0][1]],
        )
        _refuse(
            Text(sv="En restid saknas eller är negativ.", en="A travel time is missing or negative."),
            where=f"{home} → {site}",
            why=Text(
                sv=f"{len(missing)} par saknar restid.", en=f"{len(missing)} pairs have no travel time."
            ),
            mend=Text(
                sv="Ange minuter för paret, eller lägen så att de kan räknas.",
                en="Give minutes for the pair, or positions so that they can be worked out.",
            ),
        )


def _premises(case: Case) -> None:
    """Whoever is to offer something has a house for it."""
    housed = set(case.premises.loc[case.premises["groups"] > 0, "site"])
    asked = set(case.offer.loc[case.offer["groups"] > 0, "site"]) | set(
        case.locks.loc[case.locks["min_groups"].fillna(0) > 0, "site"]
    )
    without = sorted(asked - housed)
    if without:
        _refuse(
            Text(sv="En skola saknar lokaler.", en="A site has no premises."),
            where=", ".join(without),
            why=Text(
                sv="Den har grupper i dag eller enligt ett lås, men ingen plats för någon.",
                en="It has groups today or by a lock, but room for none.",
            ),
            mend=Text(sv="Ange premises, eller ta bort grupperna.", en="Give premises, or take the groups away."),
        )  # fmt: skip


def by_law(case: Case) -> None:
    """Hold cooperation areas and agreements against the law's number of parties, where a case tells the whole of them (else `basis.agreed` does).

    Raises:
        InputError: one has too few.
    """
    _parties(case.areas, "area", Text(sv="Samverkansområdet", en="The cooperation area"))
    _parties(case.agreements, "agreement", Text(sv="Samverkansavtalet", en="The cooperation agreement"))


def _parties(frame: pd.DataFrame, column: str, what: Text) -> None:
    least, source = parameter_on("cooperation", "smallest_number_of_municipalities")
    for name, rows in frame.groupby(column):
        parties = sorted(set(rows["municipality"]))
        if len(parties) < least:
            _refuse(
                Text(sv=f"{what.sv} har för få kommuner.", en=f"{what.en} has too few municipalities."),
                where=f"{name}: {', '.join(parties)}",
                why=Text(sv=f"Lagen kräver minst {least}: {source}", en=f"The law asks for at least {least}: {source}"),
                mend=Text(sv="Lägg till den kommun som saknas.", en="Add the municipality that is missing."),
            )  # fmt: skip


def _locks(case: Case) -> None:
    """Locks on the same programme, site and autumn leave a number to choose."""
    pairs = set(zip(case.possible["programme"], case.possible["site"], strict=True))
    programmes, sites = (frame.set_index(key)["name"].to_dict() for frame, key in ((case.programmes, "programme"), (case.sites, "site")))  # fmt: skip
    for (programme, site), rows in case.locks.groupby(["programme", "site"]):
        what = programmes.get(programme, programme), sites.get(site, site)
        if (programme, site) not in pairs and rows["min_groups"].fillna(0).max() > 0:
            why = Text(sv="det kan inte erbjudas där", en="it cannot be offered there")
            _collide(what, rows, where=f"{programme} · {site}", why=why)
        for year in case.years:
            held = rows[rows["year"].isna() | (rows["year"] == year)]
            least, most = held["min_groups"].max(), held["max_groups"].min()
            if pd.notna(least) and pd.notna(most) and least > most:
                why = Text(sv=f"minst {least}, högst {most} hösten {year}", en=f"at least {least}, at most {most} in autumn {year}")  # fmt: skip
                _collide(what, held, where=f"{programme} · {site} · {year}", why=why)


def _collide(what: tuple[str, str], rows: pd.DataFrame, *, where: str, why: Text) -> None:
    programme, site = what
    who = "; ".join(f"{row.who}: {row.why}" for row in rows.itertuples() if row.who or row.why)
    _refuse(
        Text(sv=f"Låset på {programme} vid {site} går inte att hålla: {why.sv}.", en=f"The lock on {programme} at {site} cannot be held: {why.en}."),
        where=where,
        why=same(who) if who else why,
        mend=Text(sv="Ändra eller ta bort låset.", en="Change or remove the lock."),
    )  # fmt: skip


def _probability(case: Case) -> None:
    total = float(case.probability.sum())
    if abs(total - 1) > ROUNDING or bool((case.probability < 0).any()):
        _refuse(
            Text(sv="Framtidernas sannolikheter blir inte ett.", en="The futures' probabilities do not sum to one."),
            where="futures",
            why=same(f"{total:g}"),
            mend=Text(sv="Ange andelar som tillsammans är 1.", en="Give shares that sum to 1."),
        )  # fmt: skip


def _refuse(what: Text, *, where: str, why: Text, mend: Text) -> None:
    raise InputError(what, where=where, why=why, mend=mend)


CHECKS: Final[tuple[Callable[[Case], None], ...]] = (
    _years,
    _cooperation,
    _once,
    _known_codes,
    _applicants,
    _numbers,
    _sizes,
    _minutes,
    _premises,
    _locks,
    check_settings,
    _probability,
)
