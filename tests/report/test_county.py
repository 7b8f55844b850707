# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The county report: whole when the release is, shorter when it is not, never wrong and never unsafe."""

import re
from html.parser import HTMLParser
from time import process_time

import pytest

from skillshed.errors import StorageError
from skillshed.language import Text, same
from skillshed.report.charts import drawing
from skillshed.report.documents.county import render
from skillshed.report.writing import save

VOID = {"meta", "link", "br", "hr", "img", "input"}


class Outline(HTMLParser):
    """Reads a page: ids, headings, links, text, and whether every element is closed in order."""

    def __init__(self, page):
        super().__init__()
        self.open, self.ids, self.headings, self.links, self.tags, self.text = [], [], [], [], [], []
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.tags.append((tag, given))
        if tag not in VOID:
            self.open.append(tag)
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a":
            self.links.append(given["href"])

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)
        if self.open and self.open[-1] in {"h1", "h2", "h3"} and data.strip():
            self.headings.append((self.open[-1], data.strip()))


@pytest.fixture(scope="module")
def page(pages):
    return pages("memory").read_text(encoding="utf-8")


CHAPTERS = [
    "in-short", "population", "ages", "change", "employment", "openings", "occupation-ages", "accuracy", "methods",
    "sources", "gaps", "words",
]  # fmt: skip


def test_it_works(page):
    outline = Outline(page)
    assert ("h1", "Ekebygds län") in outline.headings
    assert [given["id"] for tag, given in outline.tags if tag == "section"] == CHAPTERS


def test_the_page_is_well_formed_with_unique_ids_and_links_that_lead_somewhere(page):
    outline = Outline(page)
    assert len(outline.ids) == len(set(outline.ids))
    assert {link.removeprefix("#") for link in outline.links} <= set(outline.ids)
    assert all(name in outline.ids for name in re.findall(r"url\(#([^)]+)\)", page))


def test_it_holds_no_script_and_asks_for_nothing(page):
    outline = Outline(page)
    assert {"script", "link", "img", "iframe", "object"}.isdisjoint(tag for tag, _ in outline.tags)
    assert not [
        name
        for _, given in outline.tags
        for name in given
        if name.startswith("on") or name in {"src", "style"}
    ]
    assert not re.search(r"@import|url\((?!#)", page)


def test_the_same_release_gives_the_same_bytes_in_at_most_five_seconds(release, page):
    drawing._drawn.cache_clear()
    started = process_time()  # the processor's time: tests share the machine
    assert render(release, "31") == page
    assert process_time() - started < 5


def test_every_chart_has_a_finding_a_summary_a_table_and_a_source(page):
    figures = re.findall(r"<figure .*?</figure>", page, flags=re.DOTALL)
    assert len(figures) >= 7
    for figure in figures:
        assert re.search(r"<h3 [^>]*>[^<]{20,}</h3>", figure)
        assert len(re.findall(r'<svg role="img" aria-label="[^"]{20,}"', figure)) == 2
        assert "<details>" in figure
        assert "<table>" in figure
        assert re.search(r'<p class="source">[^<]*SCB[^<]*hämtad 2026-11-20', figure)


def test_english_is_complete(pages):
    text = " ".join(Outline(pages("memory", "en").read_text(encoding="utf-8")).text)
    assert "Ekebygd County" in text
    assert not re.search(r"\b(och|av|för|eller|år|inte|anställda)\b", text)


def test_fictitious_figures_say_so_in_every_chapter_and_on_every_printed_page(page, tables, make_release):
    assert page.count("Fiktiva data") >= len(CHAPTERS)
    assert re.search(r'@top-right \{ content: "Fiktiva data"', page)
    real = render(make_release({"births": tables["births"]}, fictitious=False), "31")
    assert "Fiktiva data" not in real


def test_small_counts_and_missing_figures_show_their_mark_not_a_number(page):
    table = re.search(r'<figure id="occupations-largest".*?</figure>', page, flags=re.DOTALL)[0]
    row = re.search(r'<th scope="row">111 .*?</tr>', table, flags=re.DOTALL)[0]
    assert row.count("färre än 5") >= 2
    assert "Politiker" not in re.search(r"<svg .*?</svg>", table, flags=re.DOTALL)[0]
    assert re.search(r'<th scope="row">962 .*?<td class="number">\.\.</td>', table, flags=re.DOTALL)
    assert "Det är inte noll" in table


def test_small_counts_do_not_hide_in_the_drawings(tables, make_release):
    frame = tables["population"].copy()
    frame["value"] = frame["value"].where(frame["age"].astype(str) != "100+", 3.0)
    page = render(make_release({"population": frame}), "31")
    assert re.search(r'<th scope="row">100\+</th><td class="number">färre än 5</td>', page)


def test_a_forecast_that_did_worse_is_said_to_have_done_worse(page):
    assert "sämre än den enkla jämförelsen" in page
    assert "på 2 av 3 prövade horisonter" in page


def test_gaps_come_from_the_manifest_and_from_what_was_looked_for_in_vain(page, tables, make_release):
    assert "Ingen flyttabell är importerad." in page
    less = {name: frame for name, frame in tables.items() if name != "births"}
    page = render(make_release(less), "31")
    assert 'id="change"' not in page
    assert re.search(
        r'<th scope="row">Födda</th><td>Releasen har inga sådana uppgifter för Ekebygds län.</td>', page
    )


def test_what_is_missing_has_a_name_not_a_code(tables, make_release):
    lacking = (
        "education_labour_force",
        "job_ads",
        "employment_by_occupation_education",
        "migration",
        "commuting",
    )
    gaps = tuple(
        {"subject": "balance", "region": None, "missing": name, "reason": {"sv": "Saknas.", "en": "Missing."}, "adds": {"sv": "Mer.", "en": "More."}}
        for name in lacking
    )  # fmt: skip
    page = render(make_release({"births": tables["births"]}, gaps=gaps), "31")
    assert not [name for name in lacking if "_" in name and name in page]
    assert re.search(r"Det här saknas och skulle göra bilden säkrare: .* och \d+ tabeller till\.", page)


@pytest.mark.parametrize("gone", [
    "population", "births", "employment_by_occupation", "employment_by_occupation_age", "outlook_population",
    "outlook_employment", "outlook_openings", "outlook_accuracy", "outlook_backtest", "outlook_population_change",
    "migration",
])  # fmt: skip
def test_any_one_table_may_be_absent(tables, make_release, gone):
    less = {name: frame for name, frame in tables.items() if name != gone}
    Outline(render(make_release(less), "31"))


def test_a_release_with_nothing_still_tells_what_is_missing(make_release):
    page = render(make_release({}), "31")
    assert "Folkmängd efter kön och ålder" in page
    assert "<figure" not in page


def test_empty_tables_are_as_absent_ones(tables, make_release):
    page = render(make_release({name: frame.iloc[:0] for name, frame in tables.items()}), "31")
    assert "<figure" not in page


def test_a_county_of_municipalities_is_their_sum(tables, make_release):
    frame = tables["population"].copy()
    parts = [frame.assign(region=code).astype({"region": "category"}) for code in ("3101", "3102")]
    import pandas as pd  # noqa: PLC0415 - only this test builds a frame

    page = render(make_release({"population": pd.concat(parts)}), "31")
    one = render(make_release({"population": frame}), "31")
    shown = [
        int(re.search(r'<span class="number">([^<]*)<', each)[1].replace("\xa0", "")) for each in (page, one)
    ]
    assert shown[0] == 2 * shown[1]


NASTY = '<script>alert(1)</script>"</style>\\'


def test_names_cannot_bring_in_markup(tables, make_release):
    names = {"31": same(NASTY)}
    note = {
        "subject": NASTY,
        "region": None,
        "missing": NASTY,
        "reason": {"sv": NASTY, "en": NASTY},
        "adds": {"sv": NASTY, "en": NASTY},
    }
    page = render(make_release(tables, names=names, gaps=(note,)), "31")
    outline = Outline(page)
    assert "script" not in {tag for tag, _ in outline.tags}
    assert page.count("</style>") == 1
    assert NASTY in "".join(outline.text)


def test_names_with_braces_are_only_names(tables, make_release):
    page = render(make_release(tables, names={"31": Text(sv="{base} {0}", en="{x}")}), "31")
    assert "{base} {0}" in page


def test_the_file_is_written_whole(tmp_path):
    path = save("<!DOCTYPE html>å".encode(), tmp_path / "report.html")
    assert path.read_text(encoding="utf-8") == "<!DOCTYPE html>å"
    assert [each.name for each in tmp_path.iterdir()] == ["report.html"]


def test_a_folder_that_is_not_there_is_told_and_nothing_is_left(tmp_path):
    with pytest.raises(StorageError) as refused:
        save(b"x", tmp_path / "nowhere" / "report.html")
    assert "nowhere" in refused.value.where
    assert list(tmp_path.iterdir()) == []
