# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

import io
import os
import zipfile
from dataclasses import replace

import pytest

from skillshed.codes import classification
from skillshed.errors import InputError, StorageError
from skillshed.sources import importing, snapshot
from skillshed.sources.files import content, workbook
from skillshed.sources.files.refusals import too_large
from skillshed.sources.importing import Imported, Refused, import_paths
from skillshed.sources.limits import limits
from skillshed.sources.snapshot import SnapshotStore
from skillshed.sources.tidy import tidy


def refused(answer, home, what):
    assert isinstance(answer, Refused), answer
    assert what in answer.error.what.en, answer.error
    assert str(answer.error.mend)
    assert answer.error.what.sv != answer.error.what.en
    assert list(SnapshotStore(home)) == []
    return answer.error


def test_it_works(take, writing):
    answer = take("folkmangd.csv", writing.wide(writing.population_rows()))
    assert isinstance(answer, Imported), answer
    assert answer.kind.id == "population"
    assert answer.years == (2023, 2024)
    assert answer.regions == ("01", "19")
    assert answer.rows == 96
    assert answer.mapping == {
        "region": "region (region)",
        "kön": "sex (sex)",
        "ålder": "age (age)",
        "year": "year (year)",
    }
    assert "folkmangd.csv" in answer.remarks[0].en


def test_a_tidy_frame_has_the_shape_everybody_agreed_on(take, writing):
    frame = tidy(take("folkmangd.csv", writing.wide(writing.population_rows())).snapshot)
    assert list(frame.columns) == ["region", "sex", "age", "year", "value", "flag", "source"]
    assert frame["year"].dtype == "int16"
    assert frame["value"].dtype == "float64"
    assert set(frame["sex"]) == {"1", "2"}
    assert (frame["flag"].notna() == frame["value"].isna()).all()


def test_the_same_bytes_twice_are_told(take, writing):
    text = writing.wide(writing.population_rows())
    first, again = take("population.csv", text), take("population-again.csv", text)
    assert not first.known_before
    assert again.known_before
    assert again.snapshot == first.snapshot
    assert again.remarks[0].sv == "Filen fanns redan"


@pytest.mark.parametrize("form", ["jsonstat", "px"])
def test_totals_are_checked_and_left_out(take, writing, form):
    cube = writing.CUBE | {"Kon": {"1": "män", "2": "kvinnor", "TotSa": "totalt"}}
    values = []
    for place in range(9):
        men, women = [10 + place, 20 + place], [30 + place, 41]
        values += [*men, *women, men[0] + women[0], men[1] + women[1]]
    answer = take(f"t.{form}", getattr(writing, form)(cube, values))
    assert isinstance(answer, Imported), answer
    assert answer.rows == 36
    assert any("18 totals equal their parts" in remark.en for remark in answer.remarks)


def test_a_total_that_does_not_add_up_is_refused(take, writing, home):
    cube = writing.CUBE | {"Kon": {"1": "män", "2": "kvinnor", "TotSa": "totalt"}}
    values = [100, 100, 100, 100, 200, 200] * 9
    values[4] = 260
    error = refused(take("t.json", writing.jsonstat(cube, values)), home, "does not agree")
    assert "260" in error.why.en


def test_industries_that_overlap_are_refused(take, home):
    rows = "".join(
        f"19 Västmanlands län;{code};{year};100\n" for code in ("B+C", "10-12") for year in (2022, 2023)
    )
    refused(take("x.csv", "region;näringsgren SNI 2007;år;Sysselsatta\n" + rows), home, "overlap")


def test_sections_and_their_divisions(take):
    figures = {"A": 6, "01": 1, "02": 2, "03": 3, "F": 9}
    rows = "".join(f"19 Västmanlands län;{code};2023;{value}\n" for code, value in figures.items())
    frame = tidy(take("x.csv", "region;näringsgren SNI 2007;år;Sysselsatta\n" + rows).snapshot)
    assert dict(zip(frame["industry"], frame["value"], strict=True)) == {"01": 1, "02": 2, "03": 3, "F": 9}


def test_employees_without_a_sector_are_the_registers(take):
    rows = "".join(
        f"19 Västmanlands län;2341 x;{sex};{year};7\n" for sex in ("män", "kvinnor") for year in (2022, 2023)
    )
    answer = take("export.csv", "region;yrke (SSYK 2012);kön;år;Anställda\n" + rows)
    assert isinstance(answer, Imported), answer
    assert answer.kind.id == "employees_by_occupation"


def counties(writing, nation):
    areas = classification("areas").codes(level="county")
    cube = writing.CUBE | {"Region": {"00": "Riket"} | {code: code for code in areas}}
    return writing.jsonstat(cube, [nation] * 12 + [10] * 12 * len(areas))


def test_the_nation_is_its_counties(take, writing):
    answer = take("t.json", counties(writing, 210))
    assert answer.rows == 22 * 12
    assert any("12 totals equal their parts exactly" in remark.en for remark in answer.remarks)


def test_a_nation_that_is_not_its_counties_is_refused(take, writing, home):
    error = refused(take("t.json", counties(writing, 1210)), home, "does not agree")
    assert "region 00" in error.why.en


def test_noise_in_a_total_is_noted(take, writing):
    cube = writing.CUBE | {"Kon": {"1": "män", "2": "kvinnor", "TotSa": "totalt"}}
    answer = take("t.json", writing.jsonstat(cube, [101, 103, 107, 109, 207, 213] * 9))
    assert any("deviate" in remark.en for remark in answer.remarks)


def test_a_row_cut_short(take, writing, home):
    text = writing.wide(writing.population_rows())
    error = refused(take("population.csv", text[: text.rindex(",")]), home, "cut short")
    assert "49" in error.where


def test_a_table_cut_at_a_line_end(take, writing, home):
    lines = writing.wide(writing.population_rows()).splitlines(keepends=True)
    error = refused(take("population.csv", "".join(lines[:-3])), home, "cut short")
    assert "90" in error.why.en


def test_an_open_quotation_mark(take, writing, home):
    text = writing.wide(writing.population_rows())
    refused(take("population.csv", text[: text.rindex('"')]), home, "cut short")


def test_a_duplicated_row_names_both_places(take, writing, home):
    lines = writing.wide(writing.population_rows()).splitlines(keepends=True)
    error = refused(take("population.csv", "".join([*lines, lines[5]])), home, "twice")
    assert "50" in error.where
    assert "6" in error.why.en


def test_a_negative_count(take, writing, home):
    rows = writing.population_rows()
    rows[7] = (*rows[7][:4], -5)
    error = refused(take("population.csv", writing.wide(rows)), home, "negative")
    assert "9" in error.where
    assert "2024" in error.where


def test_an_unknown_code(take, writing, home):
    rows = writing.population_rows(areas=("01 Stockholms län", "11 Kristianstads län"))
    error = refused(take("population.csv", writing.wide(rows)), home, "Unknown code")
    assert "26" in error.where


def test_a_name_that_contradicts_its_code(take, writing, home):
    rows = writing.population_rows(areas=("19 Stockholms län",))
    refused(take("population.csv", writing.wide(rows)), home, "Unknown code")


def test_habo_is_not_habo(take, writing):
    rows = writing.population_rows(areas=("0643 Habo", "0305 Håbo"))
    assert take("population.csv", writing.wide(rows)).regions == ("0305", "0643")


def test_a_fictitious_county_only_in_a_fictitious_world(take, writing, home):
    rows = writing.population_rows(areas=("31 Sagolandets län",))
    refused(take("population.csv", writing.wide(rows)), home, "Unknown code")
    answer = take("population.csv", writing.wide(rows), fictitious=True)
    assert answer.snapshot.fictitious
    assert set(tidy(answer.snapshot)["region"]) == {"31"}


def test_a_cell_that_is_no_number(take, writing, home):
    rows = writing.population_rows()
    rows[3] = (*rows[3][:3], "12x", 7)
    error = refused(take("population.csv", writing.wide(rows)), home, "12x")
    assert "5" in error.where
    assert "2023" in error.where


def test_letters_lost_or_decoded_twice(take, writing, home):
    text = writing.wide(writing.population_rows())
    refused(take("population.csv", text.replace("ä", "\ufffd")), home, "encoding")
    refused(take("population.csv", text.encode("utf-8").decode("cp1252")), home, "encoding")
    refused(
        take("population.csv", text.encode() + "Västerås".encode("cp1252") + b",x,x,1,1\n"), home, "encoding"
    )


@pytest.mark.parametrize(
    ("name", "bytes_"),
    [
        ("a.csv", b""),
        ("b.csv", b"\xef\xbb\xbf\r\n"),
        ("c.json", b"{}"),
        ("d.json", b'{"dimension": {}, "value": [1]}'),
        ("e.csv", b"<!DOCTYPE html><html><body>Logga in</body></html>"),
        ("f.csv", bytes(range(256)) * 8),
        ("g.xlsx", b"PK\x03\x04" + b"x" * 100),
        ("h.csv", b"%PDF-1.7"),
        ("i.csv", b"hello world\n"),
        ("j.px", b'TITLE="x";\nDATA=1 2 3;'),
        ("k.json", b"[" * 100_000),
        ("l.csv", b"region,value\n"),
        ("m.gz", b"\x1f\x8b\x08\x00"),
        ("n.csv", b"\xff\xfea\x00,"),
    ],
)
def test_what_is_no_table_is_refused_in_words(take, home, *, name, bytes_):
    answer = take(name, bytes_)
    assert isinstance(answer, Refused)
    assert "Unexpected" not in str(answer.error.why.en if answer.error.why else "")
    assert list(SnapshotStore(home)) == []


def test_a_cut_jsonstat_and_a_cut_px(take, writing, home):
    refused(take("t.json", writing.jsonstat()[:-30]), home, "cut short")
    refused(take("t.json", writing.jsonstat(values=[1, 2, 3])), home, "cut short")
    refused(take("t.px", writing.px(values=writing.values_of(writing.CUBE)[:-2])), home, "cut short")
    refused(take("t.px", writing.px().rstrip(b";\n")), home, "cut short")


def bomb(size, names=("xl/workbook.xml",)):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in names:
            archive.writestr(name, b"0" * size)
    return packed.getvalue()


def test_a_zip_bomb_is_not_opened(take, home, monkeypatch):
    monkeypatch.setattr(workbook, "CalamineWorkbook", None)
    error = refused(take("bomb.xlsx", bomb(30_000_000)), home, "unreasonably")
    assert "30 MB" in error.why.en


def test_a_zip_bomb_that_lies_about_its_size(take, home, monkeypatch):
    honest = bomb(3_000_000)
    lying = honest.replace((3_000_000).to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    assert lying != honest
    monkeypatch.setattr(workbook, "CalamineWorkbook", None)
    assert isinstance(take("bomb.xlsx", lying), Refused)
    assert list(SnapshotStore(home)) == []


def test_many_parts_are_not_opened(take, home):
    refused(take("bomb.xlsx", bomb(1, [f"xl/workbook{n}" for n in range(5_001)])), home, "unreasonably")


def test_a_file_above_the_limit(take, writing, *, home, monkeypatch):
    small = replace(limits(), file_bytes=100)
    monkeypatch.setattr(content, "limits", lambda: small)
    refused(take("population.csv", writing.wide(writing.population_rows())), home, "too large")


def test_wages_are_not_taken_for_employees(take, writing):
    header = ("region", "yrke (SSYK 2012)", "kön")
    rows = [
        ("SE12 Östra Mellansverige", f"{code} x", "män", 30_000 + n * 300, 31_000)
        for n, code in enumerate(["111", "112", "121", "122"])
    ]
    wide = writing.wide(rows, header=header)
    answer = take("okand.csv", wide)
    assert answer.kind.id == "wages_survey"
    (answer,) = [take("okand.csv", wide.replace("30000", "30001"), kind="employees_survey")]
    assert isinstance(answer, Refused)
    assert "cannot be" in answer.error.what.en


def test_a_table_whose_measure_nobody_tells(take, writing, home):
    error = refused(take("tabell.csv", writing.wide(writing.population_rows())), home, "does not say")
    assert "population" in error.why.en
    assert "--as" in error.mend.en


def test_the_kind_can_be_given(take, writing):
    answer = take("tabell.csv", writing.wide(writing.population_rows()), kind="deaths")
    assert answer.kind.id == "deaths"


def test_an_unknown_kind_is_refused_before_any_file(home, tmp_path):
    with pytest.raises(InputError) as caught:
        import_paths(home, [tmp_path], kind="populaton")
    assert "population" in caught.value.mend.en


def test_an_unrecognised_table_names_the_nearest(take, home):
    rows = "".join(f"{year},{n},{n * 2}\n" for year in (2023, 2024) for n in range(3))
    error = refused(take("x.csv", "year,apples,value\n" + rows), home, "not recognised")
    assert "lacks" in error.why.en


def test_months_of_a_population_become_years(take, writing):
    cube = writing.CUBE | {"Tid": {"2024M11": "2024M11", "2024M12": "2024M12"}}
    answer = take("t.json", writing.jsonstat(cube))
    assert answer.years == (2024,)
    assert answer.rows == 18


def test_months_without_december_are_refused(take, writing, home):
    cube = writing.CUBE | {"Tid": {"2024M10": "2024M10", "2024M11": "2024M11"}}
    refused(take("t.json", writing.jsonstat(cube)), home, "parts of years")


def test_flows_come_from_the_measures(take, writing):
    cube = {
        "Region": {"19": "Västmanlands län"},
        "Kon": {"1": "män", "2": "kvinnor"},
        "ContentsCode": {
            "a": "Inrikes inflyttningar",
            "b": "Inrikes utflyttningar",
            "c": "Invandringar",
            "d": "Utvandringar",
            "e": "Flyttningsöverskott",
        },
        "Tid": {"2024": "2024"},
    }
    answer = take("t.json", writing.jsonstat(cube, [1, 2, 3, 4, -5] * 2, extension={}))
    frame = tidy(answer.snapshot)
    assert answer.kind.id == "migration"
    assert dict(zip(frame["flow"][:4], frame["value"][:4], strict=True)) == {
        "in_domestic": 1,
        "out_domestic": 2,
        "immigration": 3,
        "emigration": 4,
    }
    assert any("Flyttningsöverskott" in remark.sv for remark in answer.remarks)


def test_a_variable_too_many_is_summed(take, writing):
    cube = {"Civilstand": {"OG": "ogifta", "G": "gifta"}} | writing.CUBE
    values = [2] * 36 + [3] * 36
    frame = tidy(take("t.json", writing.jsonstat(cube, values)).snapshot)
    assert len(frame) == 36
    assert set(frame["value"]) == {5}


def test_folders_are_walked_in_order_and_hidden_files_left_aside(home, tmp_path, writing):
    folder = tmp_path / "in" / "below"
    folder.mkdir(parents=True)
    text = writing.wide(writing.population_rows()).encode()
    (folder / "population_b.csv").write_bytes(text + b"\n")
    (folder.parent / "population_a.csv").write_bytes(text)
    (folder.parent / ".hidden.csv").write_bytes(b"x")
    (folder.parent / "README.md").write_text("about", encoding="utf-8")
    (folder.parent / "loop").symlink_to(folder.parent)
    (folder.parent / "same.csv").symlink_to(folder.parent / "population_a.csv")
    answers = import_paths(home, [tmp_path / "in", tmp_path / "nowhere"])
    assert [answer.path.name for answer in answers] == [
        "README.md",
        "population_a.csv",
        "population_b.csv",
        "nowhere",
    ]
    assert answers[0].skipped
    assert isinstance(answers[3], Refused)


def test_one_bad_file_does_not_stop_the_others(home, tmp_path, writing):
    (tmp_path / "a.csv").write_bytes(b"")
    (tmp_path / "population.csv").write_text(writing.wide(writing.population_rows()), encoding="utf-8")
    answers = import_paths(home, [tmp_path / "a.csv", tmp_path / "population.csv"])
    assert [type(answer) for answer in answers] == [Refused, Imported]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_nobody_may_read(home, writing, tmp_path):
    path = tmp_path / "population.csv"
    path.write_text(writing.wide(writing.population_rows()), encoding="utf-8")
    path.chmod(0)
    (answer,) = import_paths(home, [path])
    refused(answer, home, "cannot be read")


def test_a_full_disk_is_told_and_nothing_is_kept(take, home, *, writing, monkeypatch):
    def full(_file):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(snapshot.os, "fsync", full)
    with pytest.raises(StorageError):
        take("population.csv", writing.wide(writing.population_rows()))
    assert list(SnapshotStore(home)) == []


def test_a_fault_of_our_own_is_an_answer_too(take, home, monkeypatch):
    monkeypatch.setattr(importing, "read_content", lambda _: 1 / 0)
    error = refused(take("x.csv", b"1"), home, "could not be read")
    assert "ZeroDivisionError" in error.why.en


def test_a_changed_original_is_told(take, writing):
    kept = take("population.csv", writing.wide(writing.population_rows())).snapshot
    kept.path.chmod(0o644)
    kept.path.write_bytes(b"changed")
    with pytest.raises(StorageError):
        tidy(kept)


def test_sizes_are_written_the_way_of_the_language():
    error = too_large(500_200_000, 500_000_000)
    assert "500,2 MB" in error.why.sv
    assert "500.2 MB" in error.why.en
