# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The proof's page says what its figures say, and the figures are what the code gives."""

import json
import re
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

import pytest

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "data"
PAGE = ROOT / "docs" / "explanation" / "proof.md"
LARGEST_DRAWING = 60_000
needs_real = [
    pytest.mark.real,
    pytest.mark.skipif(not DATA.is_dir(), reason="the real figures in ../shared/data are absent"),
]


@pytest.fixture(scope="module")
def proving():
    """The proof's own modules, found as when one of the benchmarks is run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT / "benchmarks")
        yield SimpleNamespace(
            **{name: import_module(f"proving.{name}") for name in ("page", "sets", "figures")}
        )


@pytest.fixture(scope="module")
def proof():
    return json.loads((ROOT / "benchmarks" / "proof.json").read_text(encoding="utf-8"))


def words(drawn: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", drawn)


def test_the_page_says_what_the_figures_say(proving, proof):
    page = PAGE.read_text(encoding="utf-8")
    assert proving.page.filled(page, proof) == page, "run: python benchmarks/proof.py --page"


def test_every_made_part_has_its_place(proving, proof):
    placed = re.findall(r"<!-- made by `make proof`: ([a-z0-9-]+) -->", PAGE.read_text(encoding="utf-8"))
    assert sorted(placed) == sorted(proving.page.parts(proof))


def test_every_chart_shows_the_figures_and_is_on_the_page(proving, proof):
    folder = PAGE.with_suffix("")
    drawn = proving.page.drawings(proof)
    page = PAGE.read_text(encoding="utf-8")
    assert {path.stem for path in folder.iterdir()} == set(drawn)
    for name, drawing in drawn.items():
        kept = (folder / f"{name}.svg").read_text(encoding="utf-8")
        assert words(kept) == words(drawing), "run: python benchmarks/proof.py --page"
        assert len(kept) < LARGEST_DRAWING
        assert f"](proof/{name}.svg)" in page


def test_the_written_words_hold_no_results():
    page = PAGE.read_text(encoding="utf-8")
    written = re.sub(r"<!-- made by .*?<!-- end -->", "", page, flags=re.DOTALL)
    figures = set(re.findall(r"\d+(?:\.\d+)? %", written))
    assert figures <= {"80 %", "85 %", "77 %", "84 %"}, "figures belong in the parts made from proof.json"


class TestReproduced:
    pytestmark = needs_real

    def test_the_files_are_those_the_proof_was_made_from(self, proving, proof):
        assert proving.sets.fingerprints(DATA) == proof["made"]["data"]

    def test_one_origin_of_the_population(self, proving, proof):
        totals, ages = proving.sets.population(
            DATA / "population_county", origins=[1995], draws=proof["made"]["draws"]
        )
        for tried in (totals, ages):
            same(proving.figures.by_origin(tried.cells), kept(proof, tried.name, origin=1995))

    def test_employees_in_the_register(self, proving, proof):
        (register,) = proving.sets.employment(DATA / "scb", only="employees-register")
        same(proving.figures.by_origin(register.cells), kept(proof, register.name))


def kept(proof: dict, name: str, *, origin: int | None = None) -> list[dict]:
    one = next(one for one in proof["sets"] if one["name"] == name)
    return [row for row in one["origins"] if origin in (None, row["origin"])]


def same(now: list[dict], then: list[dict]) -> None:
    assert [(row["origin"], row["horizon"]) for row in now] == [
        (row["origin"], row["horizon"]) for row in then
    ]
    for new, old in zip(now, then, strict=True):
        assert new["wape"] == pytest.approx(old["wape"], rel=0.02), "the models have changed; run: make proof"
        assert new["wape_best_naive"] == pytest.approx(old["wape_best_naive"], rel=1e-3)
        assert new["coverage"] == pytest.approx(old["coverage"], abs=0.03), (
            "the models have changed; run: make proof"
        )
