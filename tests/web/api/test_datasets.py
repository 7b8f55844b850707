# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Datasets through the API: the same figures in every form, small counts in none."""

import csv
import io
import json

import pyarrow.parquet as pq
import pytest
from pyarrow import BufferReader

from skillshed.codes.secrecy import smallest_count
from skillshed.outlook.shown import shown as as_shown
from skillshed.web.site import public

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shown")]
DATA = "/api/v1/datasets/outlook_openings/data"
ONE = "region=31&occupation=T&component=openings"


def body(answer):
    return answer.content if not answer.streaming else b"".join(answer.streaming_content)


def test_it_works(client, demo_release):
    told = {one["name"]: one for one in client.get("/api/v1/datasets").json()}
    assert set(told) == set(demo_release.tables())
    assert told["outlook_openings"]["licence"]


def test_the_same_number_in_every_form(client, demo_release):
    rows = client.get(f"{DATA}?{ONE}").json()["rows"]
    by_json = {row["year"]: row["mean"] for row in rows}
    text = client.get(f"{DATA}?{ONE}&format=csv").content.decode()
    by_csv = {int(row["year"]): float(row["mean"]) for row in csv.DictReader(io.StringIO(text))}
    cube = client.get(f"{DATA}?{ONE}&format=jsonstat").json()
    place = cube["dimension"]["measure"]["category"]["index"].index("mean")
    width = cube["size"][-1]
    by_cube = {
        int(year): cube["value"][str(number * width + place)]
        for number, year in enumerate(cube["dimension"]["year"]["category"]["index"])
    }
    whole = pq.read_table(BufferReader(body(client.get(f"{DATA}?format=parquet")))).to_pandas()
    ours = whole.query("region == '31' and occupation == 'T' and component == 'openings'")
    by_parquet = dict(zip(ours["year"], ours["mean"], strict=True))
    frame = demo_release.table("outlook_openings").query(
        "region == '31' and occupation == 'T' and component == 'openings'"
    )
    assert by_json == by_csv == by_cube == by_parquet == dict(zip(frame["year"], frame["mean"], strict=True))


def test_pages_follow_each_other_without_gap_or_overlap(client):
    found, address = [], f"{DATA}?{ONE}&limit=4"
    while address:
        page = client.get(address).json()
        found += page["rows"]
        address = page["next"]
    assert [row["year"] for row in found] == sorted({row["year"] for row in found})
    assert len(found) == page["total"]


def test_small_counts_are_in_no_form(client, demo_release):
    truth, told = demo_release.table("outlook_openings"), as_shown(demo_release, "outlook_openings")
    few = truth["mean"].abs().between(0.001, smallest_count() - 0.001)
    assert few.any()
    assert told.loc[few, "mean"].isna().all()
    whole = pq.read_table(BufferReader(body(client.get(f"{DATA}?format=parquet")))).to_pandas()
    assert whole["mean"].isna().sum() == told["mean"].isna().sum()
    row = truth[few].iloc[0]
    asked = "&".join(f"{name}={row[name]}" for name in ("region", "occupation", "component", "year"))
    (answer,) = client.get(f"{DATA}?{asked}").json()["rows"]
    assert answer["mean"] is None
    assert answer["flag"] == "secret"


def test_the_releases_own_file_is_not_what_is_given_out(client):
    package = client.get("/api/v1/catalogue/datapackage.json").json()
    assert not [
        one for one in package["resources"] if "hash" in one or not one["path"].endswith("format=parquet")
    ]


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("/api/v1/datasets/nothing", 404),
        ("/api/v1/datasets/..%2F..%2Fetc/data", 404),
        ("/api/v1/datasets/%2e%2e/data", 404),
        (f"{DATA}?colour=red", 400),
        (f"{DATA}?region=9999", 404),
        (f"{DATA}?region=31,9999", 404),
        ("/api/v1/nothing", 404),
        (f"{DATA}?limit=0", 422),
        (f"{DATA}?limit=1000000", 422),
        (f"{DATA}?offset=-1", 422),
        (f"{DATA}?format=exe", 422),
        (f"{DATA}?format=jsonstat", 400),
    ],
)
def test_what_cannot_be_answered_is_told_as_such(client, asked, status):
    answer = client.get(asked)
    assert answer.status_code == status
    assert answer["Content-Type"] == "application/problem+json"
    told = answer.json()
    assert (told["status"], told["title"]) == (status, told["what"])
    assert told["mend"] in told["detail"]


def test_a_code_that_is_not_there_is_named(client):
    assert client.get(f"{DATA}?region=31,9999").json()["where"] == "region=9999"


def test_fictitious_figures_say_so_in_every_form(client, demo_release, tmp_path):
    assert client.get(f"{DATA}?{ONE}").json()["fictitious"] is True
    assert client.get(f"{DATA}?{ONE}&format=jsonstat").json()["note"]
    for form in ("csv", "parquet"):  # and in the file itself, however it is renamed
        answer = client.get(f"{DATA}?{ONE}&format={form}")
        assert 'filename="fiktiv-outlook_openings-' in answer["Content-Disposition"]
        assert answer.getvalue()
    public._make(demo_release, "outlook_openings", tmp_path / "made.parquet")
    assert pq.read_schema(tmp_path / "made.parquet").metadata[b"fictitious"] == b"true"


def test_it_speaks_english_when_asked(client):
    client.cookies["django_language"] = "en"
    assert client.get("/api/v1/datasets/nothing").json()["what"] == "The release has no such dataset."


def test_it_can_be_read_but_not_written(client):
    assert client.post(DATA).status_code == 405
    assert client.delete("/api/v1/datasets").status_code == 405


def test_a_dataset_tells_its_codes_and_sources(client):
    told = client.get("/api/v1/datasets/outlook_openings").json()
    assert "31" in told["codes"]["region"]
    assert json.dumps(told["sources"])
