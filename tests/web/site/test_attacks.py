# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What somebody who means harm sends: files of the wrong kind or size, ways out of the site, formulas; all refused, nothing kept."""

import io
import zipfile

import pandas as pd
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from skillshed.places.desk import Desk
from skillshed.places.saved import SavedPlan
from skillshed.spreadsheet import harmless_frame
from skillshed.web.outlook.figures.tables import written
from skillshed.web.planning.models import Agreement
from skillshed.web.site.releases import home
from skillshed.web.site.uploads import LARGEST

pytestmark = pytest.mark.django_db
FORMULA = '=HYPERLINK("http://elsewhere.example","x")'


@pytest.fixture(autouse=True)
def _uploads(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "uploads"


def agreement(cast, document):
    return {
        "title": "Dalen", "kind": "primary", "organisation": str(cast.region.pk), "parties": "3101, 3103, 3104", "prices": "VO 1",
        "holds_from": "2027-07-01", "document": document,
    }  # fmt: skip


@pytest.mark.parametrize("content", [
    b"MZ\x90\x00", b"<html><script>", b"PK\x03\x04", b"", b"%PD", b"%PDF-" + b"0" * 5_000_001, b"0" * (LARGEST + 1),
], ids=["a program", "a page", "a zip", "nothing", "half a head", "too large a pdf", "more than any form takes"])  # fmt: skip
def test_a_file_of_the_wrong_kind_or_size_is_refused_and_nothing_is_kept(
    shown, cast, as_person, settings, content
):
    sent = SimpleUploadedFile("avtal.pdf", content, "application/pdf")
    assert as_person("anna").post("/planering/avtal/nytt/", agreement(cast, sent)).status_code == 400
    assert not Agreement.objects.exists()
    assert not list(settings.MEDIA_ROOT.rglob("*.*"))


@pytest.mark.parametrize(
    "name",
    [
        "../../../site.sqlite3",
        "..\\..\\current",
        "/etc/cron.d/x.pdf",
        "a\x00.pdf",
        "x" * 300 + ".pdf",
        ".htaccess",
    ],
)
def test_a_files_name_leads_nowhere(shown, cast, as_person, settings, name):
    sent = SimpleUploadedFile("avtal.pdf", b"%PDF-1.7 ...", "application/pdf")
    sent._name = name
    answer = as_person("anna").post("/planering/avtal/nytt/", agreement(cast, sent))
    assert answer.status_code in {302, 400}
    for path in settings.MEDIA_ROOT.parent.rglob("*"):
        assert not path.is_file() or path.parent == settings.MEDIA_ROOT / "agreements"
    for kept in Agreement.objects.all():
        sent = as_person("anna").get(f"/planering/avtal/{kept.pk}/dokument.pdf")
        assert sent["Content-Type"] == "application/pdf"
        assert sent["Content-Disposition"] == f'attachment; filename="avtal-{kept.pk}.pdf"'


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://elsewhere.example/",
        "//elsewhere.example",
        "/\\elsewhere.example",
        "javascript:alert(1)",
        "https:elsewhere.example",
    ],
)
def test_no_form_sends_its_reader_elsewhere(shown, client, elsewhere):
    for address, sent in (
        ("/sprak/setlang/", {"language": "en"}),
        ("/lasinstallningar/", {"language": "en"}),
    ):
        answer = client.post(address, {**sent, "next": elsewhere}, headers={"Referer": elsewhere})
        assert answer.status_code in {200, 204, 302}
        assert "elsewhere" not in answer.headers.get("Location", "")
        assert "javascript" not in answer.headers.get("Location", "")


@pytest.mark.parametrize(
    "host",
    ["elsewhere.example", "testserver.elsewhere.example", "testserver@elsewhere.example", "testserver:80:80"],
)
def test_a_forged_host_is_refused_by_pages_and_by_the_api(shown, client, host):
    for address in ("/", "/planering/", "/api/v1/plans", "/api/v1/datasets/outlook_balance/data?limit=1"):
        answer = client.get(address, headers={"Host": host}, HTTP_HOST=host)
        assert answer.status_code == 400
        assert "elsewhere" not in answer.content.decode()


def test_no_file_of_ours_calculates_when_it_is_opened(tmp_path, planned, tables):
    frame = pd.DataFrame(
        {
            "=name": [FORMULA, "+1+cmd|' /C calc'!A0", "@SUM(1)", "-14", None],
            "value": [-1.5, 2.0, 3.0, 4.0, 5.0],
        }
    )
    text = written(frame, "csv").decode()
    assert text.splitlines()[0].startswith("'=name,")
    assert not [line for line in text.splitlines() if line.lstrip('"').startswith(("=", "@", "+"))]
    assert harmless_frame(frame)["value"].tolist() == frame["value"].tolist()
    told = Desk(home()).saved(planned.kept_as)
    frames = {
        **told.frames,
        "locks": pd.DataFrame([{"programme": "VO", "site": "1", "who": FORMULA, "why": FORMULA}]),
    }
    mean = SavedPlan.of(
        {**told.head(), "name": FORMULA, "note": FORMULA, "author": "http://elsewhere.example"}, frames
    )
    Desk(home()).export(mean, tmp_path / "plan")
    assert not [
        line
        for path in (tmp_path / "plan").glob("*.csv")
        for line in path.read_text("utf-8-sig").splitlines()
        if any(cell.strip('"').startswith("=") for cell in line.split(";"))
    ]
    sheets = zipfile.ZipFile(io.BytesIO(Desk(home()).export(mean, tmp_path / "plan.xlsx").read_bytes()))
    whole = b"".join(sheets.read(name) for name in sheets.namelist() if "worksheets" in name)
    assert b"<f>" not in whole
    assert b"elsewhere.example" not in b"".join(
        sheets.read(name) for name in sheets.namelist() if "rels" in name
    )
