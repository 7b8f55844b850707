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
