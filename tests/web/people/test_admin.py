# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The administrators' pages are for administrators, and sign in by the site's own page with its second factor."""

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shown")]


@pytest.fixture
def administrator(cast, as_person):
    cast.anna.is_staff = cast.anna.is_superuser = True
    cast.anna.save()
    return as_person("anna")


@pytest.mark.ignore_template_errors  # Django's own templates ask for what may not be there
@pytest.mark.parametrize("page", ["", "people/organisation/", "people/user/", "people/loggedaction/"])
def test_it_works(administrator, page):
    assert administrator.get(f"/admin/{page}").status_code == 200


@pytest.mark.parametrize("name", ["anna", "farid", "gun", None])
def test_others_do_not_get_in(as_person, name):
    assert as_person(name).get("/admin/people/organisation/").status_code in {302, 403, 404}


def test_its_sign_in_is_the_sites_own(as_person):
    answer = as_person().get("/admin/login/")
    assert answer.status_code == 302
    assert answer.url.startswith("/konto/login/")


@pytest.mark.ignore_template_errors
def test_the_log_cannot_be_changed(administrator, cast):
    assert administrator.post("/admin/people/loggedaction/add/").status_code == 403


@pytest.mark.ignore_template_errors
def test_a_role_given_here_is_told_to_the_one_who_gets_it(administrator, as_person, cast, shown):
    held = cast.region.memberships.order_by("pk")
    told = {"name": cast.region.name, "kind": "region", "area": "31", "memberships-INITIAL_FORMS": held.count(), "memberships-TOTAL_FORMS": held.count() + 1}  # fmt: skip
    lines = [
        {"id": one.pk, "user": one.user_id, "role": one.role, "organisation": cast.region.pk} for one in held
    ]
    lines.append({"id": "", "user": cast.farid.pk, "role": "reader", "organisation": cast.region.pk})
    for place, line in enumerate(lines):
        told |= {f"memberships-{place}-{name}": value for name, value in line.items()}
    assert administrator.post(f"/admin/people/organisation/{cast.region.pk}/change/", told).status_code == 302
    assert "Anna gav någon en roll" in as_person("farid").get("/konto/").content.decode()
