# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What people have written survives: kept in one file, and read back whole or not at all."""

import json
import shutil
import zipfile

import pytest
from django.core import serializers
from django.core.files.base import ContentFile

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.places.desk import Desk
from skillshed.web.people.models import Membership, Organisation, User
from skillshed.web.planning import steps
from skillshed.web.planning.models import Agreement, Plan
from skillshed.web.planning.tasks import solve
from skillshed.web.site.backup import backup, restore
from skillshed.web.work import jobs
from skillshed.web.work.models import Job

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def kept(cast, home, tmp_path):
    home.path.mkdir(parents=True)
    home.current.write_text("r0123456789ab\n", encoding="utf-8")
    home.scenarios.mkdir()
    (home.scenarios / "min.yaml").write_text("namn: Å", encoding="utf-8")
    file = tmp_path / "kopia.zip"
    backup(file)
    return file


def everything():
    models = (User, Organisation, Membership)
    return {model.__name__: serializers.serialize("json", model.objects.order_by("pk")) for model in models}


def test_it_works(kept, home):
    before = everything()
    User.objects.all().delete()
    Organisation.objects.all().delete()
    home.current.unlink()
    (home.scenarios / "min.yaml").unlink()
    restore(kept, replace=True)
    assert everything() == before
    assert home.current.read_text(encoding="utf-8") == "r0123456789ab\n"
    assert (home.scenarios / "min.yaml").read_text(encoding="utf-8") == "namn: Å"


def test_only_its_owner_may_read_it(kept):
    assert kept.stat().st_mode & 0o777 == 0o600


def test_a_database_that_holds_something_is_not_written_over_unasked(kept):
    with pytest.raises(InputError, match="inte tom"):
        restore(kept)


def changed(kept, name, change):
    with zipfile.ZipFile(kept) as archive:
        files = {one: archive.read(one) for one in archive.namelist()}
    files[name] = change(files[name])
    other = kept.with_name("annan.zip")
    with zipfile.ZipFile(other, "w") as archive:
        for one, content in files.items():
            archive.writestr(one, content)
    return other


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("data.json", lambda old: old[: len(old) // 2]),
        ("data.json", lambda _: json.dumps([]).encode()),
        ("backup.json", lambda old: old.replace(b"people", b"folk", 1)),
        ("backup.json", lambda _: b"{}"),
    ],
)
def test_a_damaged_backup_changes_nothing(kept, name, change):
    before = everything()
    with pytest.raises(InputError):
        restore(changed(kept, name, change), replace=True)
    assert everything() == before


def test_a_file_of_another_kind_changes_nothing(kept, tmp_path):
    (tmp_path / "bild.zip").write_bytes(b"GIF89a")
    with pytest.raises(InputError):
        restore(tmp_path / "bild.zip", replace=True)


def test_a_path_out_of_the_home_is_not_followed(kept, home):
    with zipfile.ZipFile(kept, "a") as archive:
        archive.writestr("home/scenarios/../../utanfor.txt", "x")
        archive.writestr("home/releases/r1/manifest.json", "x")
    restore(kept, replace=True)
    assert not (home.path.parent / "utanfor.txt").exists()
    assert not home.releases.exists()


def test_plans_agreements_documents_and_the_ledger_come_back_too(planned, cast, tmp_path, settings):
    home = settings.SKILLSHED_HOME
    settings.MEDIA_ROOT = home.path / "uploads"
    steps.take(planned, Plan.State.PROPOSED, by=cast.anna, version=1, note="Fler behövs")
    steps.comment(planned, by=cast.anna, programme="VO", site="1", text="Lärare saknas")
    told = {
        "title": "Dalen",
        "kind": "primary",
        "parties": ["3101", "3103", "3104"],
        "prices": {"VO": 1.0},
        "holds_from": "2027-07-01",
    }
    agreement = Agreement.objects.create(organisation=cast.region, **told)
    agreement.document.save("avtal.pdf", ContentFile(b"%PDF-1.7 avtalet"))
    job = jobs.start(
        solve, owner=cast.anna, title=Text(sv="Planen", en="The plan"), searches=True, plan=str(planned.pk)
    )
    before = Desk(home).saved(planned.kept_as).as_dict(), Desk(home).ledger().rows().to_json()
    backup(tmp_path / "kopia.zip")
    User.objects.exclude(pk=cast.anna.pk).delete()
    Plan.objects.all().delete()
    Agreement.objects.all().delete()
    for name in ("plans", "ledger", "uploads"):
        where = home.path / name
        shutil.rmtree(where) if where.is_dir() else where.unlink(missing_ok=True)
    home.ledger.unlink(missing_ok=True)
    restore(tmp_path / "kopia.zip", replace=True)
    plan = Plan.objects.get(pk=planned.pk)
    assert (plan.state, plan.steps.get().note, plan.comments.get().text) == (
        "proposed",
        "Fler behövs",
        "Lärare saknas",
    )
    with Agreement.objects.get().document.open() as document:
        assert document.read() == b"%PDF-1.7 avtalet"
    assert Job.objects.get(pk=job.pk).searches
    assert (Desk(home).saved(plan.kept_as).as_dict(), Desk(home).ledger().rows().to_json()) == before
