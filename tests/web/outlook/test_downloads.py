# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

import re
from html import unescape
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pandas as pd
import pytest
import python_calamine

from skillshed.codes.secrecy import smallest_count
from skillshed.spreadsheet import harmless
from skillshed.warehouse.contract import contracts
from skillshed.web.outlook.figures import area
from skillshed.web.outlook.figures.described import UNITS

pytestmark = pytest.mark.django_db


def test_it_works(shown, client):
    figure = area.figures(shown, "31")["population-total"]
    answer = client.get("/omrade/31/siffror/population-total.csv")
    assert answer.status_code == 200
    assert "attachment" in answer.headers["Content-Disposition"]
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0] == ";".join(column.label for column in figure.table.columns)
    assert lines[1].split(";") == list(figure.table.rows[0])
    assert any("FIKTIVA" in line for line in lines)
    assert any(shown.id in line for line in lines)


def test_picture_and_workbook(shown, client):
    assert client.get("/omrade/31/siffror/population-total.png").content.startswith(b"\x89PNG")
    book = python_calamine.CalamineWorkbook.from_filelike(
        BytesIO(client.get("/omrade/31/siffror/population-total.xlsx").content)
    )
    assert len(book.sheet_names) == 2


@pytest.mark.parametrize("name", ["finns-inte.csv", "population-total.exe", "..%2F..%2Fmanifest.csv"])
def test_what_is_not_there(shown, client, name):
    assert client.get(f"/omrade/31/siffror/{name}").status_code == 404


def test_a_table_s_rows_are_the_release_s(shown, client):
    answer = client.get("/tabeller/outlook_population.parquet?region=31&sex=T&age=T")
    rows = pd.read_parquet(BytesIO(answer.content))
    whole = shown.table("outlook_population")
    own = whole[(whole["region"] == "31") & (whole["sex"] == "T") & (whole["age"] == "T")]
    assert rows["mean"].tolist() == own["mean"].tolist()
    text = client.get("/tabeller/outlook_population.csv?region=31&sex=T&age=T").content.decode()
    assert len(text.splitlines()) == len(own) + 1


def test_a_table_says_what_it_is_and_where_programs_find_it(shown, client):
    page = unescape(
        client.get(
            "/tabeller/outlook_balance/?region=31&year=2030&year=2040&verdict=balance"
        ).content.decode()
    )
    contract = shown.contract("outlook_balance")
    assert contract.description.sv.strip() in page
    assert "personer" in page
    assert "Skillshed demo" in page
    address = re.search(r'href="(/api/v1/datasets/outlook_balance/data[^"]*)"', page)[1]
    assert parse_qs(urlsplit(address).query) == {"region": ["31"], "year": ["2030,2040"], "format": ["csv"]}
    lines = client.get(address).content.decode().splitlines()
    assert {line.split(",")[0] for line in lines[1:]} == {"31"}


def test_a_table_s_workbook_has_numbers_and_says_what_they_are(shown, client):
    answer = client.get("/tabeller/outlook_population.xlsx?region=31&sex=T&age=T")
    book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(answer.content))
    figures, about = (book.get_sheet_by_name(name).to_python() for name in book.sheet_names)
    mean = [row[figures[0].index("mean")] for row in figures[1:]]
    assert all(isinstance(one, float) for one in mean)
    told = " ".join(str(cell) for row in about for cell in row)
    assert all(word in told for word in ("FIKTIVA", "personer", "Skillshed demo", "CC0-1.0"))


COUNTS = ("value", "mean", "demand", "supply", "forecast", "actual", "last_value", "applicants", "first_choice", "admitted", "started", "completed")  # fmt: skip
TABLES = (
    "moves_between", "commuting", "applications", "programme_places", "adult_places", "outlook_backtest", "employment_by_occupation"
)  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_no_table_shows_few_persons_in_any_way(shown, client, name):
    truth = shown.table(name)
    for address in (f"/tabeller/{name}.parquet", f"/api/v1/datasets/{name}/data?format=parquet"):
        told = pd.read_parquet(BytesIO(client.get(address).getvalue()))
        for column in {*COUNTS} & {*told}:
            size = told[column].astype(float).abs()
            assert not ((size > 0) & (size < smallest_count())).any()
            few = truth[column].astype(float).abs()
            few = (few > 0) & (few < smallest_count())
            assert not few.any() or told.loc[few.to_numpy(), "flag"].eq("secret").all()


def test_every_unit_has_words():
    folder = files("skillshed.outlook") / "tables"
    known = {**contracts(), **(contracts(Path(str(folder))) if folder.is_dir() else {})}
    units = {column.unit for one in known.values() for column in one.columns.values() if column.unit}
    assert units <= set(UNITS)


def test_too_many_rows_are_refused_with_what_to_do(shown, client, monkeypatch):
    monkeypatch.setattr("skillshed.web.outlook.figures.tables.MOST", 10)
    answer = client.get("/tabeller/outlook_population.csv")
    assert answer.status_code == 400
    assert "API" in answer.content.decode()


def test_documents(shown, client):
    assert client.get("/omrade/31/dokument/industry-health_care.pdf").content.startswith(b"%PDF-")
    assert client.get("/omrade/31/dokument/industry-rymd.pdf").status_code == 404
    assert client.get("/omrade/31/dokument/county.html").status_code == 404


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("=1+1", "'=1+1"),
        ("@x", "'@x"),
        ("+12", "+12"),
        ("+45,2\xa0%", "+45,2\xa0%"),
        ("-3,0\xa0% till +1,0\xa0%", "-3,0\xa0% till +1,0\xa0%"),
        ("+1+cmd", "'+1+cmd"),
        ("-cmd", "'-cmd"),
        ("Almdala", "Almdala"),
    ],
)
def test_a_spreadsheet_calculates_nothing(cell, told):
    assert harmless(cell) == told


def test_a_column_that_is_not_there_narrows_nothing_and_no_name_is_code(shown, client):
    whole = client.get("/tabeller/outlook_accuracy.csv").content
    assert client.get("/tabeller/outlook_accuracy.csv?finns=1&1%3D1;DROP=2").content == whole
    assert client.get("/tabeller/outlook_accuracy/?subject=' OR 1=1 --").content.count(b"<tr>") <= 1


def test_an_answer_takes_bounded_time(shown, client, monkeypatch):
    monkeypatch.setattr("skillshed.web.outlook.figures.tables.SECONDS", 0.0)
    monkeypatch.setattr("skillshed.web.outlook.figures.tables.Timer", _AtOnce)
    assert client.get("/tabeller/outlook_openings/?year=2031&sida=3").status_code in {200, 400}


class _AtOnce:
    """A timer that is out when it starts."""

    def __init__(self, _seconds, act):
        self.start = act

    def cancel(self):
        pass


def test_the_same_figure_on_the_page_in_the_file_and_in_the_release(shown, client):
    query = "region=31&sex=T&age=T&year=2040"
    rows = pd.read_parquet(BytesIO(client.get(f"/tabeller/outlook_population.parquet?{query}").content))
    own = shown.table("outlook_population")
    known = own[(own["region"] == "31") & (own["sex"] == "T") & (own["age"] == "T") & (own["year"] == 2040)]
    assert rows["mean"].tolist() == known["mean"].tolist()
    text = client.get(f"/tabeller/outlook_population.csv?{query}").content.decode()
    assert str(known["mean"].iloc[0])[:8] in text
