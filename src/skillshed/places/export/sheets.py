# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the sheets and their columns are called, and which columns hold persons, kronor or shares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from skillshed.language import Text
from skillshed.places.goals import GOALS
from skillshed.places.rules import RULES
from skillshed.places.terms import KINDS, MARKS, MEASURES

if TYPE_CHECKING:
    import pandas as pd

TITLES: Final[dict[str, Text]] = {
    "plan": Text(sv="Plan", en="Plan"),
    "change": Text(sv="Förändring", en="Change"),
    "affected": Text(sv="Vilka berörs", en="Who is affected"),
    "cost": Text(sv="Kostnad", en="Cost"),
    "payments": Text(sv="Betalas i allt", en="Paid in all"),
    "between": Text(sv="Vem betalar vem", en="Who pays whom"),
    "prices": Text(sv="Priser", en="Prices"),
    "decisions": Text(sv="Varför inte", en="Why not"),
    "judged": Text(sv="Prövning", en="Judged"),
    "regret": Text(sv="Ånger", en="Regret"),
    "access": Text(sv="Likvärdighet", en="Equality"),
    "robustness": Text(sv="Hur säkra beslut", en="How sure decisions"),
    "front": Text(sv="Andra planer", en="Other plans"),
    "cooperation": Text(sv="Samverkan", en="Cooperation"),
    "gain": Text(sv="Samverkan per kommun", en="Gain by municipality"),
    "asked": Text(sv="Efterfrågat", en="Asked for"),
    "starters": Text(sv="Från behov till platser", en="From need to places"),
    "locks": Text(sv="Lås", en="Locks"),
    "agreements": Text(sv="Avtal", en="Agreements"),
    "sources": Text(sv="Källor", en="Sources"),
}
ABOUT: Final[dict[str, Text]] = {
    "plan": Text(sv="Grupper och platser som startar varje höst, per program och skola.", en="Groups and places that start each autumn, by programme and school."),
    "change": Text(sv="Grupper per höst bredvid dagens, och vad som händer.", en="Groups each autumn beside today's, and what happens."),
    "affected": Text(sv="Förväntade förstahandssökande per hemkommun till det som ändras. Färre än fem visas aldrig.", en="Expected first-choice applicants by home municipality to what changes. Fewer than five are never shown."),
    "cost": Text(sv="Kostnad för grupperna som startar, alla studieår, vid fulla grupper.", en="Cost of the groups that start, all years of study, at full groups."),
    "between": Text(sv="Vad hemkommunerna betalar andra huvudmän för sina elever, alla studieår och planerade höstar.", en="What home municipalities pay other providers for their pupils, all years of study and planned autumns."),
    "access": Text(sv="Elever per år och hemkommun: hur många som söker, inte får det de sökte, och står utan plats; med planen och med dagens utbud.", en="Pupils a year by home municipality: how many apply, do not get what they applied for, and are without a place; with the plan and with today's offer."),
    "prices": Text(sv="Vad en enhet mer av varje begränsning skulle ge.", en="What one unit more of each constraint would give."),
    "decisions": Text(sv="Varför det som erbjuds i dag inte längre gör det.", en="Why what is offered today no longer is."),
    "judged": Text(sv="Planen och dagens utbud prövade på många framtider: medel och 80-procentsintervall.", en="The plan and today's offer judged on many futures: mean and 80 % interval."),
    "regret": Text(sv="Hur mycket sämre varje plan är än den bästa av dem i samma framtid, kronor.", en="How much worse each plan is than the best of them in the same future, kronor."),
    "robustness": Text(sv="Varje beslut prövat mot kända framtider: ångras inte (nio av tio framtider skulle besluta lika), vänta och se, eller beror på.", en="Each decision tried against known futures: no-regret (nine of ten futures would decide the same), wait and see, or depends."),
    "front": Text(sv="Planer där ett mål väger mindre eller mer; ingen är bättre än en annan i allt. Medel över framtiderna, alla höstar, med 80-procentsintervall.", en="Plans where one goal weighs less or more; none is better than another in everything. Means over the futures, all autumns, with 80 % intervals."),
    "cooperation": Text(sv="Bästa planen när kommunerna planerar ensamma, inom samverkansområde och avtal, och över alla gränser.", en="The best plan when municipalities plan alone, within their cooperation area and agreements, and across all borders."),
    "gain": Text(sv="Vad varje kommun får ensam, inom och över områden, och dess rättvisa del av den gemensamma vinsten (Shapley): vad den tillför i snitt över alla turordningar. Färre än fem elever visas aldrig.", en="What each municipality gets alone, within and across areas, and its fair share of the joint gain (Shapley): what it adds on average over all orders of joining. Fewer than five pupils are never shown."),
    "asked": Text(sv="Sökande och behov per program och år, med 80-procentsintervall, bredvid dagens platser. Behovet delas av program som leder till samma utbildningsgrupp.", en="Applicants and need by programme and year, with 80 % intervals, beside today's places. Programmes that lead to the same education group share its need."),
    "starters": Text(sv="Räkningen från behov till nybörjare: varje faktor med intervall, källa och vem som ändrat den.", en="The arithmetic from need to starters: each factor with interval, source and who changed it."),
    "agreements": Text(sv="Samverkansavtalen som planen räknar med: parter, program och pris i kronor per elev och läsår. Av flera gäller det med färst parter.", en="The cooperation agreements that the plan counts with: parties, programmes and price in kronor per pupil and year. Of several the one with the fewest parties holds."),
    "sources": Text(sv="Tabellerna som planen vilar på.", en="The tables that the plan rests on."),
}  # fmt: skip
COLUMNS: Final[dict[str, Text]] = {
    "programme": Text(sv="Program", en="Programme"),
    "name": Text(sv="Programmets namn", en="Programme's name"),
    "site": Text(sv="Skolkod", en="School code"),
    "site_name": Text(sv="Skola", en="School"),
    "municipality": Text(sv="Kommun", en="Municipality"),
    "home": Text(sv="Hemkommun", en="Home municipality"),
    "year": Text(sv="Höst", en="Autumn"),
    "groups": Text(sv="Grupper", en="Groups"),
    "places": Text(sv="Platser", en="Places"),
    "today": Text(sv="I dag", en="Today"),
    "kind": Text(sv="Vad som händer", en="What happens"),
    "applicants": Text(sv="Sökande per år", en="Applicants a year"),
    "few": Text(sv="Färre än fem", en="Fewer than five"),
    "provider": Text(sv="Huvudman", en="Provider"),
    "kronor": Text(sv="Kronor", en="Kronor"),
    "wishes": Text(sv="Sökande", en="Applicants"),
    "wishes_low": Text(sv="Sökande, lågt", en="Applicants, low"),
    "wishes_high": Text(sv="Sökande, högt", en="Applicants, high"),
    "need": Text(sv="Behov (nybörjare)", en="Need (starters)"),
    "need_low": Text(sv="Behov, lågt", en="Need, low"),
    "need_high": Text(sv="Behov, högt", en="Need, high"),
    "need_shared": Text(sv="Behovet delas med andra program", en="Need shared with other programmes"),
    "plan": Text(sv="Plan", en="Plan"),
    "measure": Text(sv="Mått", en="Measure"),
    "mean": Text(sv="Medel", en="Mean"),
    "low": Text(sv="Lågt (10 %)", en="Low (10 %)"),
    "middle": Text(sv="Mitten", en="Middle"),
    "high": Text(sv="Högt (90 %)", en="High (90 %)"),
    "worst": Text(sv="Sämst", en="Worst"),
    "own": Text(sv="För eget behov", en="For its own need"),
    "nations": Text(sv="För landets behov", en="For the nation's need"),
    "need_own": Text(sv="Eget behov", en="Own need"),
    "need_nations": Text(sv="Del av landets behov", en="Share of the nation's need"),
    "times": Text(sv="Gånger vikten", en="Times its weight"),
    "weight": Text(sv="Vikt, kronor", en="Weight, kronor"),
    "on_front": Text(sv="På fronten", en="On the front"),
    "more_pupils": Text(sv="Fler elever får sitt program, per år", en="More pupils get their programme, a year"),
    "share_kronor": Text(sv="Del av vinsten, kronor", en="Share of the gain, kronor"),
    "share_error": Text(sv="Delens medelfel, kronor", en="Standard error of the share, kronor"),
    "unmet_wish_alone": Text(sv="Utan sitt program, ensam", en="Without their programme, alone"),
    "unmet_wish_within": Text(sv="Utan sitt program, inom", en="Without their programme, within"),
    "unmet_wish_across": Text(sv="Utan sitt program, över", en="Without their programme, across"),
    "minutes_alone": Text(sv="Minuter, ensam", en="Minutes, alone"),
    "minutes_within": Text(sv="Minuter, inom", en="Minutes, within"),
    "minutes_across": Text(sv="Minuter, över", en="Minutes, across"),
    "kronor_alone": Text(sv="Betalar, ensam", en="Pays, alone"),
    "kronor_within": Text(sv="Betalar, inom", en="Pays, within"),
    "kronor_across": Text(sv="Betalar, över", en="Pays, across"),
    "direction": Text(sv="Riktning", en="Direction"),
    "share": Text(sv="Andel framtider som beslutar lika", en="Share of futures that decide the same"),
    "mark": Text(sv="Märkning", en="Mark"),
    "unmet_need_low": Text(sv="Behov som inte möts, lågt", en="Unmet need, low"),
    "unmet_need_high": Text(sv="Behov som inte möts, högt", en="Unmet need, high"),
    "unmet_wish_low": Text(sv="Utan sitt program, lågt", en="Without their programme, low"),
    "unmet_wish_high": Text(sv="Utan sitt program, högt", en="Without their programme, high"),
    "minutes_low": Text(sv="Restid, låg", en="Travel, low"),
    "minutes_high": Text(sv="Restid, hög", en="Travel, high"),
    "cost_low": Text(sv="Kostnad, låg", en="Cost, low"),
    "cost_high": Text(sv="Kostnad, hög", en="Cost, high"),
    "best_share": Text(sv="Bäst i andel av framtiderna", en="Best in share of futures"),
    "education": Text(sv="Utbildningsgrupp", en="Education group"),
    "school_form": Text(sv="Skolform", en="School form"),
    "what": Text(sv="Vad", en="What"),
    "value": Text(sv="Värde", en="Value"),
    "source": Text(sv="Källa", en="Source"),
    "since": Text(sv="Gäller", en="Since"),
    "who": Text(sv="Ändrad av", en="Changed by"),
    "why": Text(sv="Varför", en="Why"),
    "min_groups": Text(sv="Minst grupper", en="Fewest groups"),
    "max_groups": Text(sv="Högst grupper", en="Most groups"),
    "table": Text(sv="Tabell", en="Table"),
    "title": Text(sv="Titel", en="Title"),
    "publisher": Text(sv="Utgivare", en="Publisher"),
    "retrieved": Text(sv="Hämtad", en="Retrieved"),
    "payer": Text(sv="Betalare", en="Payer"),
    "receiver": Text(sv="Mottagare", en="Receiver"),
    "rule": Text(sv="Regel", en="Rule"),
    "price": Text(sv="Pris", en="Price"),
    "unit": Text(sv="Enhet", en="Unit"),
    "gap": Text(sv="Gap, %", en="Gap, %"),
    "gain": Text(sv="Vinst, kronor", en="Gain, kronor"),
    "constraint": Text(sv="Begränsning", en="Constraint"),
    "where": Text(sv="Var", en="Where"),
    "goal": Text(sv="Mål", en="Goal"),
    "level": Text(sv="Nivå", en="Level"),
    "cells": Text(sv="Celler", en="Cells"),
    "persons": Text(sv="Sökande", en="Applicants"),
    "model": Text(sv="Modellen", en="The model"),
    "last_year": Text(sv="Som i fjol", en="As last year"),
    "better": Text(sv="Bättre", en="Better"),
    "now": Text(sv="Nu", en="Now"),
    "then": Text(sv="Ändrat", en="Changed"),
    "difference": Text(sv="Skillnad", en="Difference"),
    "setting": Text(sv="Förutsättning", en="Setting"),
    "planned": Text(sv="Planen", en="The plan"),
    "ours": Text(sv="Planens riktning", en="The plan's direction"),
    "theirs": Text(sv="Listans riktning", en="The list's direction"),
    "agree": Text(sv="Lika", en="Alike"),
    "decided_by": Text(sv="Beslutat av", en="Decided by"),
    "decided_on": Text(sv="Beslutsdag", en="Decided on"),
    "agreement": Text(sv="Avtal", en="Agreement"),
    "start": Text(sv="Start", en="Start"),
    "base": Text(sv="Utan planen", en="Without the plan"),
    "scenario": Text(sv="Med planen", en="With the plan"),
    "difference_low": Text(sv="Skillnad, låg", en="Difference, low"),
    "difference_high": Text(sv="Skillnad, hög", en="Difference, high"),
}  # fmt: skip
PLANS: Final = {
    "plan": Text(sv="planen", en="the plan"),
    "today": Text(sv="i dag", en="today"),
    "other": Text(sv="annan plan", en="another plan"),
    "alone": Text(sv="ensam", en="alone"),
    "within": Text(sv="inom samverkansområdet", en="within the cooperation area"),
    "across": Text(sv="över områdena", en="across areas"),
    "own": Text(sv="för eget behov", en="for its own need"),
    "nations": Text(sv="för landets behov", en="for the nation's need"),
}

_NEEDS: Final = {
    "own": Text(sv="eget behov", en="its own need"),
    "nations": Text(sv="del av landets behov", en="its share of the nation's need"),
}
_LEVELS: Final = {
    "programme": Text(sv="hemkommun × program", en="home × programme"),
    "site": Text(sv="hemkommun × program × skola", en="home × programme × school"),
}
_UNITS: Final = {"persons": Text(sv="personer", en="persons"), "share": Text(sv="andel", en="share")}


def heading(column: str) -> str:
    """What a column is called in the current language; itself where it has no other name, as a year has not."""
    told = COLUMNS.get(column) or MEASURES.get(column)
    return str(told) if told else column


def worded(frame: pd.DataFrame) -> pd.DataFrame:
    """A table with its own codes in words, as a reader meets it."""
    words = {
        "kind": {key: str(one) for key, one in KINDS.items()},
        "measure": {key: str(one) for key, one in MEASURES.items()},
        "plan": {key: str(one) for key, one in PLANS.items()},
        "need": {"own": str(_NEEDS["own"]), "nations": str(_NEEDS["nations"])},
        "goal": {key: str(one.title) for key, one in GOALS.items()},
        "mark": {key: str(one) for key, one in MARKS.items()},
        "rule": {key: str(one.title) for key, one in RULES.items()},
        "level": {key: str(one) for key, one in _LEVELS.items()},
        "unit": {key: str(one) for key, one in _UNITS.items()},
    }
    told = frame.copy()
    if "gap" in told:  # kept as a share, read in per cent
        told["gap"] = 100 * told["gap"]
    for column, names in words.items():
        if column in told and not told[column].empty:
            told[column] = [names.get(str(one), one) for one in told[column]]
    return told
