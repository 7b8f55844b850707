# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The pages of a plan: what each says, in how many queries, in both languages and in easy-read."""

import re
from dataclasses import replace

import pytest
from django.test import Client

from skillshed.places.desk import Desk
from skillshed.places.saved import SavedPlan
from skillshed.report import plan_answers, plan_judged
from skillshed.web.outlook.figures.easy import EASY, lix
from skillshed.web.planning.figures import easy, homes, matrix, robust, sites
from skillshed.web.planning.figures.against import against
from skillshed.web.planning.figures.locks import bounds
from skillshed.web.planning.figures.sexes import sexes
from skillshed.web.planning.models import Plan
from skillshed.web.planning.tasks import kept
from skillshed.web.site import releases

pytestmark = pytest.mark.django_db


def address(plan, ending=""):
    return f"/planering/plan/{plan.pk}/{ending}"


@pytest.mark.parametrize(("ending", "most"), [("", 14), ("berorda/", 6), ("skal/", 6), ("pm/", 8)])
def test_queries_are_few(planned, as_person, django_assert_max_num_queries, ending, most):
    browser = as_person("anna")
    browser.get(address(planned, ending))
    with django_assert_max_num_queries(most):
        assert browser.get(address(planned, ending)).status_code == 200


def test_only_what_changes_is_shown_until_all_is_asked_for(planned, as_person, tables):
    browser = as_person("anna")
    page = browser.get(address(planned)).content.decode()
    whole = browser.get(address(planned), {"alla": ""}).content.decode()
    changed = tables["change"][tables["change"]["kind"] != "same"]
    assert len(changed) == 1
    assert len(set(re.findall(r"/cell/[^/]+/[^/]+/", page))) == 1
    assert len(set(re.findall(r"/cell/[^/]+/[^/]+/", whole))) == len(tables["change"])
    assert "Visa alla program och skolor" in page
    assert "Visa bara det som ändras" in whole


def test_the_matrix_and_its_cards_have_the_same_sums(planned):
    laid = matrix.matrix(kept(planned))
    assert sum(row.groups for row in laid.rows) == sum(site.groups for site in laid.sites)
    small = matrix.changed(laid)
    assert all(row.moved for row in small.rows)
    assert all(len(row.cells) == len(small.sites) for row in small.rows)


def test_a_year_that_is_not_planned_gives_the_last(planned, as_person):
    page = as_person("anna").get(address(planned), {"host": "1999"}).content.decode()
    assert f"hösten {planned.last_year}" in page


def test_every_school_is_on_the_map_and_none_hides_another(planned):
    laid = matrix.matrix(kept(planned))
    drawn = sites.drawn(releases.current(), laid)
    assert {spot.code for spot in drawn.spots} == {site.code for site in laid.sites}
    for one in drawn.spots:
        for other in drawn.spots:
            if one.code != other.code:
                apart = ((one.x - other.x) ** 2 + (one.y - other.y) ** 2) ** 0.5
                assert apart > max(one.radius, other.radius) * 0.9
    assert len([spot for spot in drawn.spots if spot.kind == "more"]) == 1


def test_who_is_affected_who_pays_whom_and_how_even_it_is(planned, as_person):
    page = as_person("anna").get(address(planned, "berorda/")).content.decode()
    for words in (
        "Vilka som berörs",
        "Vem som betalar vem",
        "67,0",
        "Likvärdighet",
        "130 (11",
        "färre än 5",
        "kvinnor",
    ):
        assert words in page


def test_reasons_name_places_and_give_prices_in_millions(planned, as_person):
    page = as_person("anna").get(address(planned, "skal/")).content.decode()
    assert "en lärare till" in page
    assert "Almdala, el" in page
    assert "0,1" in page
    assert "ångras inte" in page
    assert "3 sökande, minst 12" in page


def test_the_memo_answers_what_why_cost_and_how_sure(planned, as_person):
    page = as_person("anna").get(address(planned, "pm/")).content.decode()
    asked = ["Vad föreslås?", "Varför?", "Vad kostar det?", "Hur säkert är det?", "Om vi inte gör något?"]
    places = [page.index(words) for words in asked]
    assert places == sorted(places)
    assert "bättre än dagens utbud i 5 av 5 prövade framtider" in page
    assert "saknar arbetslivet 201–246 nybörjare med planen och 163–200 utan" in page
    assert "1 av 1 ändringar är rätt i nästan alla framtider" in page


def test_the_memo_tells_one_cost(planned, as_person):
    """The same money in its words, in its table and in its key figures: two sums that differ are no ground to decide on."""
    told = kept(planned)
    cost = next(line for line in plan_judged.lines(told) if line.measure == "cost")
    said = next(one for one in plan_answers.answers(told) if one.asked == "Vad kostar det?").said[0]
    figure = next(one for one in plan_answers.key_figures(told) if "kronor" in one.label)
    assert said.startswith(f"{cost.plan} miljoner kronor per år, 80,0 miljoner mindre än")
    assert (figure.value, figure.detail) == (cost.plan, f"{cost.difference} mot i dag")


def test_a_share_differs_by_percentage_points(planned):
    first = next(line for line in plan_judged.lines(kept(planned)) if line.measure == "first")
    assert first.difference == "\N{MINUS SIGN}2 p.e."


def test_english_is_complete(planned, as_person):
    browser = as_person("anna")
    browser.cookies["django_language"] = "en"
    for ending in ("", "berorda/", "skal/", "pm/"):
        page = browser.get(address(planned, ending), headers={"accept-language": "en"}).content.decode()
        for words in ("Vad föreslås", "Likvärdighet", "Varför inte", "i dag", "hösten"):
            assert words not in page, (ending, words)


def test_easy_read_is_easy(planned, as_person):
    said = easy.memo(kept(planned))
    assert lix(" ".join(said)) < EASY
    browser = as_person("anna")
    browser.cookies["lasning"] = "easy-yes"
    page = browser.get(address(planned, "pm/")).content.decode()
    assert said[0] in page
    assert "Vad föreslås?" not in page


def test_a_plan_that_was_not_judged_still_has_its_pages(planned, as_person):
    told = kept(planned)
    bare = SavedPlan.of(
        told.head() | {"proof": told.proof.__dict__},
        {
            name: frame
            for name, frame in told.frames.items()
            if name not in {"judged", "regret", "access", "robustness"}
        },
    )
    assert plan_judged.lines(bare) == []
    assert plan_judged.access(bare) is None
    assert robust.marks(bare) == {}
    assert "inte prövad" in plan_answers.answers(bare)[1].said[0]
    assert len(plan_answers.key_figures(bare)) == 3


def test_nobody_is_affected_by_a_plan_that_changes_nothing(planned):
    told = kept(planned)
    frames = {**told.frames, "affected": told.frames["affected"].iloc[:0]}
    still = SavedPlan.of(told.head() | {"proof": told.proof.__dict__}, frames)
    assert homes.table(still) is None
    assert homes.most(still) == ""


def test_a_lock_s_plan_says_what_it_costs(planned, as_person, cast):
    again = Plan.objects.create(
        title="Låst", organisation=planned.organisation, made_by=cast.anna, area="31", first_year=planned.first_year,
        last_year=planned.last_year, state=Plan.State.DRAFT, base=planned,
    )  # fmt: skip
    told = kept(planned)
    judged = told.frames["judged"].copy()
    judged.loc[(judged["plan"] == "plan") & (judged["measure"] == "cost"), "mean"] += 12.3e6
    copy = SavedPlan.of(
        told.head() | {"proof": told.proof.__dict__, "name": again.kept_as}, {**told.frames, "judged": judged}
    )
    Desk(releases.home()).keep(copy)
    page = as_person("anna").get(address(again)).content.decode()
    assert "+12,3 miljoner kronor i kostnad" in page
    assert "Mot Mer vård" in page


def test_a_plan_of_other_figures_says_that_they_are_part_of_the_difference(planned):
    told = kept(planned)
    assert "olika siffror" in " ".join(against(told, replace(told, release="r000000000000")).lines)
    assert "olika siffror" not in " ".join(against(told, told).lines)


def test_a_difference_is_told_with_what_it_may_come_from(planned):
    told = kept(planned)
    judged = told.frames["judged"].assign(mean=told.frames["judged"]["mean"] * 1.1)
    apart = against(told, replace(told, frames={**told.frames, "judged": judged})).lines
    assert "Bara det som låsen leder till" in apart[-1]
    assert "Bara det som låsen" not in " ".join(against(told, told).lines)


def test_a_plan_tells_its_locks_and_leads_to_them(planned, as_person, cell):
    held = {**cell, "year": None, "min_groups": 2, "max_groups": 2, "why": "Avtal <i>3</i>"}
    Plan.objects.update(locks=[held])
    page = as_person("anna").get(address(planned)).content.decode()
    assert "precis 2" in page
    assert "Avtal &lt;i&gt;3" in page
    assert re.search(rf'<a href="{address(planned)}cell/{cell["programme"]}/{cell["site"]}/">', page)
    assert [bounds({"min_groups": least, "max_groups": most}) for least, most in ((1, None), (None, 0), (1, 3))] == ["minst 1", "högst 0", "minst 1, högst 3"]  # fmt: skip


def test_a_stranger_at_a_decided_plan_sees_nothing_of_the_draft_it_was_made_from(planned, there):
    Plan.objects.filter(pk=there.proposed).update(state=Plan.State.DECIDED)
    page = Client().get(f"/planering/plan/{there.proposed}/").content.decode()
    assert "Mot Mer vård" not in page
    assert "Mer vård" not in page
    assert str(planned.pk) not in page


def test_a_cell_withholds_the_end_of_an_interval_that_is_fewer_than_five(planned, cell, as_person):
    told = kept(planned)
    asked = told.frames["asked"].assign(wishes=7.4, wishes_low=3.6, wishes_high=11.8)
    Desk(releases.home()).keep(told.with_frames(asked=asked), replace=True)
    page = as_person("anna").get(f"/planering/plan/{planned.pk}/cell/{cell['programme']}/{cell['site']}/").content.decode()  # fmt: skip
    assert "i hela området, färre än 5\N{NO-BREAK SPACE}till\N{NO-BREAK SPACE}12" in page


def test_women_and_men_are_told_of_an_area_of_municipalities_too(planned, demo_release):
    told = kept(planned)
    whole, some = sexes(told, demo_release), sexes(replace(told, area="3101,3102,3103"), demo_release)
    assert whole.said
    assert some == whole
    assert sexes(replace(told, area="PSO-FA61"), demo_release).said == whole.said


@pytest.mark.parametrize("at", [("HEJ", None), (None, "00000000"), ("a/b", None), (None, "../x")])
def test_a_programme_or_a_school_that_the_plan_has_not_is_not_there(planned, cell, as_person, at):
    anna = as_person("anna")
    there = {"programme": at[0] or cell["programme"], "site": at[1] or cell["site"]}
    where = f"/planering/plan/{planned.pk}"
    assert anna.get(f"{where}/cell/{there['programme']}/{there['site']}/").status_code == 404
    assert anna.post(f"{where}/kommentar/", {**there, "text": "Hej"}).status_code == 404
    assert anna.post(f"{where}/las/", {**there, "min_groups": 1, "why": "x"}).status_code == 404
    assert not planned.comments.exists()
    assert Plan.objects.count() == 1


def test_a_plan_that_is_being_solved_has_no_cells_and_names_no_other_plan(planned, there, cell, as_person):
    anna = as_person("anna")
    where = f"/planering/plan/{there.solving}"
    page = anna.get(f"{where}/cell/{cell['programme']}/{cell['site']}/").content.decode()
    assert str(planned.pk) not in page
    assert "Planen är inte räknad" in page
    assert anna.post(f"{where}/kommentar/", {**cell, "text": "Hej"}).status_code == 404
    assert anna.post(f"{where}/las/", {**cell, "min_groups": 1, "why": "x"}).status_code == 404


def test_a_plan_whose_file_is_lost_names_no_other_plan(planned, there, as_person):
    Plan.objects.filter(pk=there.solving).update(state=Plan.State.DRAFT)
    page = as_person("anna").get(f"/planering/plan/{there.solving}/").content.decode()
    assert str(planned.pk) not in page


def test_a_stranger_reads_a_decided_plan_without_its_forms(planned):
    Plan.objects.filter(pk=planned.pk).update(state=Plan.State.DECIDED)
    for ending in ("", "berorda/", "skal/", "pm/"):
        page = Client().get(address(planned, ending))
        assert page.status_code == 200
        assert "Föreslå planen" not in page.content.decode()
