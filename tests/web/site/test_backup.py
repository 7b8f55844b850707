# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What people have written survives: kept in one file, and read back whole or not at all."""

import json
import zipfile

import pytest
from django.core import serializers

from skillshed.errors import InputError
from skillshed.web.people.models import Membership, Organisation, User
from skillshed.web.site.backup import backup, restore

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
