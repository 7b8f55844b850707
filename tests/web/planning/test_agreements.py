# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from skillshed.errors import InputError
from skillshed.web.planning.access import planning_for
from skillshed.web.planning.agreement_form import AgreementForm
from skillshed.web.planning.models import Agreement
from skillshed.web.planning.steps import write_agreement

pytestmark = pytest.mark.django_db


def fields(cast, **changed):
    return {
        "title": "Dalen tillsammans",
        "kind": "primary",
        "organisation": str(cast.region.pk),
        "parties": "3101, 3102, 3103",
        "prices": "VO 128000\nBA 155 000",
        "holds_from": "2027-07-01",
        "holds_to": "2030-06-30",
        **changed,
    }


@pytest.fixture(autouse=True)
def _uploads(tmp_path, monkeypatch):
    monkeypatch.setattr(settings, "MEDIA_ROOT", tmp_path / "uploads")


def test_it_works(shown, cast, as_person):
    anna = as_person("anna")
    document = SimpleUploadedFile("avtal.pdf", b"%PDF-1.7 ...", "application/pdf")
    assert anna.post("/planering/avtal/nytt/", {**fields(cast), "document": document}).status_code == 302
    kept = Agreement.objects.get()
    assert kept.parties == ["3101", "3102", "3103"]
    assert kept.prices == {"VO": 128000.0, "BA": 155000.0}
    page = anna.get("/planering/avtal/").content.decode()
    assert "Dalen tillsammans" in page
    sent = anna.get(f"/planering/avtal/{kept.pk}/dokument.pdf")
    assert sent.content.startswith(b"%PDF-")
    assert as_person("gun").get(f"/planering/avtal/{kept.pk}/dokument.pdf").status_code == 404
    assert as_person("gun").get(f"/planering/avtal/{kept.pk}/").status_code == 404
    assert "Dalen" not in as_person("gun").get("/planering/avtal/").content.decode()


@pytest.mark.parametrize(
    "changed",
    [
        {"parties": "3101, 3102"},
        {"parties": "3101, Atlantis, 3103"},
        {"prices": "VO mycket"},
        {"prices": "VO -5"},
        {"holds_to": "2020-01-01"},
        {"kind": "hemligt"},
    ],
)
def test_what_no_agreement_can_be(shown, cast, as_person, changed):
    assert as_person("anna").post("/planering/avtal/nytt/", fields(cast, **changed)).status_code == 400
    assert not Agreement.objects.exists()


def test_a_secondary_agreement_may_have_two(shown, cast, as_person):
    assert (
        as_person("anna")
        .post("/planering/avtal/nytt/", fields(cast, kind="secondary", parties="3101,3102"))
        .status_code
        == 302
    )


def test_only_a_pdf(shown, cast, as_person):
    wrong = SimpleUploadedFile("avtal.pdf", b"MZ...", "application/pdf")
    assert (
        as_person("anna").post("/planering/avtal/nytt/", {**fields(cast), "document": wrong}).status_code
        == 400
    )


@pytest.mark.parametrize("name", ["cecilia", "farid", None])
def test_only_those_who_plan(shown, cast, as_person, name):
    assert as_person(name).get("/planering/avtal/").status_code in {302, 403}
    assert as_person(name).post("/planering/avtal/nytt/", fields(cast)).status_code in {302, 403}


def test_the_second_of_two_who_change_it_is_told_and_loses_nothing(shown, cast, as_person):
    anna, other = as_person("anna"), as_person("anna")
    anna.post("/planering/avtal/nytt/", fields(cast))
    where = f"/planering/avtal/{Agreement.objects.get().pk}/"
    opened = anna.get(where).content.decode()
    assert 'name="version" value="1"' in opened
    assert other.post(where, fields(cast, prices="VO 130000", version=1)).status_code == 302
    told = anna.post(where, fields(cast, prices="VO 140000", version=1))
    assert told.status_code == 409
    page = told.content.decode()
    assert "Nu står det: VO 130000" in page
    assert "VO 140000" in page
    assert 'name="version" value="2"' in page
    assert Agreement.objects.get().prices == {"VO": 130000.0}
    assert anna.post(where, fields(cast, prices="VO 140000", version=2)).status_code == 302
    assert (Agreement.objects.get().prices, Agreement.objects.get().version) == ({"VO": 140000.0}, 3)


def test_who_says_no_version_is_told_too(shown, cast, as_person):
    anna = as_person("anna")
    anna.post("/planering/avtal/nytt/", fields(cast))
    assert anna.post(f"/planering/avtal/{Agreement.objects.get().pk}/", fields(cast)).status_code == 409


def test_in_the_same_moment_one_of_them_is_first(shown, cast):
    kept = Agreement.objects.create(
        organisation=cast.region, title="Dalen", kind="secondary", parties=["3101", "3102"], prices={"VO": 1.0}, holds_from="2027-07-01"
    )  # fmt: skip
    mine = {**fields(cast), "version": 1}
    forms = [
        AgreementForm(mine, instance=Agreement.objects.get(), organisations=planning_for(cast.anna))
        for _ in range(2)
    ]
    assert all(form.is_valid() for form in forms)
    write_agreement(forms[0], by=cast.anna)
    with pytest.raises(InputError):
        write_agreement(forms[1], by=cast.anna)
    kept.refresh_from_db()
    assert kept.version == 2
