# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The map: every municipality has its outline, shade and row; what is asked for wrongly is the first instead."""

import html
import json
import re
from importlib.resources import files
from itertools import pairwise

import pytest

from skillshed.web.outlook.figures import atlas
from skillshed.web.outlook.figures.ranked import MEASURES, ranked, readings
from skillshed.web.site import outlines

pytestmark = pytest.mark.django_db


def test_it_works(shown, client):
    page = client.get("/karta/").content.decode()
    for code in atlas.members(shown, "31"):
        assert f'href="/omrade/{code}/"' in page
    assert "<table>" in page
    assert "nan" not in re.findall(r"[\w.]+", page.split("<main", 1)[1])


@pytest.mark.parametrize("measure", list(MEASURES))
def test_every_measure_has_a_figure_within_its_interval(shown, measure):
    found = readings(shown, measure, atlas.members(shown, "31"))
    assert len(found) == len(atlas.members(shown, "31"))
    assert all(each.low <= each.mean <= each.high for each in found)
    assert [each.mean for each in found] == sorted((each.mean for each in found), reverse=True)


@pytest.mark.parametrize("query", ["matt=finnsinte", "lan=9999", "lan=%27&matt=%3Cscript%3E"])
def test_what_is_not_there_is_the_first_instead(shown, client, query):
    asked, first = (
        client.get(address).content.split(b"<main")[1].split(b"</main")[0]
        for address in (f"/karta/?{query}", "/karta/")
    )
    assert asked == first


def test_all_that_the_map_itself_says_is_in_the_readers_language(shown, client):
    told = {}
    for language in ("sv", "en"):
        client.cookies["django_language"] = language
        words = re.search(r'data-words="([^"]*)"', client.get("/karta/").content.decode())[1]
        told[language] = json.loads(html.unescape(words))
    assert told["sv"]["NavigationControl.ZoomIn"] == "Förstora"
    library = (files("skillshed.web") / "static" / "vendor" / "map.js").read_text(encoding="utf-8")
    for key, words in told["en"].items():
        assert words != told["sv"][key]
        assert f'"{key}":' in library


def test_a_share_has_no_sign_and_a_change_has(shown):
    codes = atlas.members(shown, "31")
    share, change = (ranked(shown, name, codes) for name in ("rekrytering", "befolkning"))
    assert "+" not in share.finding + "".join(cell for row in share.table.rows for cell in row[1:])
    assert "+" in change.finding
    assert not re.search(r">\+0\s*%<", str(change.drawing.wide))


def test_outlines_share_the_frame_without_overlap(shown):
    """Cells of a Voronoi diagram within a frame: their areas add up to the frame's."""
    codes = atlas.members(shown, "31")
    rings = [found[0] for found in outlines.outlines(shown, codes).values()]
    x, y = ([point[axis] for ring in rings for point in ring] for axis in (0, 1))
    frame = (max(x) - min(x)) * (max(y) - min(y))
    assert len(rings) == len(codes)
    assert sum(_area(ring) for ring in rings) == pytest.approx(frame, rel=0.01)


def _area(ring):
    pairs = pairwise(ring)
    return abs(sum(x * v - u * y for (x, y), (u, v) in pairs)) / 2


def test_swedens_municipalities_have_outlines():
    found = outlines._sweden()
    assert len(found) == 290
    assert {"0180", "1980", "2584"} <= set(found)
    lonlat = [point for rings in found.values() for ring in rings for point in ring]
    assert all(10.5 < x < 24.5 and 55 < y < 69.5 for x, y in lonlat)


def test_the_same_figures_as_files(shown, client):
    data = client.get("/karta/kommuner.json?lan=31&matt=befolkning").json()
    values = {one["properties"]["name"]: one["properties"]["value"] for one in data["features"]}
    table = client.get("/karta/31/siffror/befolkning.csv").content.decode("utf-8-sig")
    assert all(f"{name};" in table for name in values)
    assert client.get("/karta/31/siffror/finnsinte.csv").status_code == 404
