# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A region's look: taken from its file, refused where somebody could not read it."""

import re
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import settings as trying
from hypothesis import strategies as st

from skillshed.errors import SettingError
from skillshed.web.site.theme import DARK, LIGHT, ON_DARK, contrast, theme

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
WHOLE = 'name = "Region Ekslätten"\naccent = "#5b2a6f"\naccent_dark = "#d9b3ea"\n'


@pytest.fixture
def written(tmp_path):
    def write(text):
        path = tmp_path / "tema.toml"
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


def test_the_papers_are_those_of_the_style_sheet():
    sheet = (files("skillshed.web") / "static" / "skillshed" / "site.css").read_text(encoding="utf-8")
    light = sheet.partition('[data-color-scheme="light"]')[2].partition("}")[0]
    dark = sheet.partition('[data-color-scheme="dark"]')[2].partition("}")[0]
    for block, papers in ((light, LIGHT), (dark, (*DARK, ON_DARK))):
        told = dict(re.findall(r"--([\w-]+): ([^;]+);", block))
        names = ("paper", "ground", "sunken", "on-accent")[: len(papers)]
        assert [whole(told[name]) for name in names] == list(papers)


def whole(colour):
    """A colour of the style sheet with all its six figures."""
    return "#" + "".join(2 * one for one in colour[1:]) if len(colour) == 4 else colour


def test_a_colour_that_shows_on_white_alone_is_refused(written):
    assert contrast("#767676", "#ffffff") > 4.5
    with pytest.raises(SettingError) as caught:
        theme(written(WHOLE.replace("#5b2a6f", "#767676")))
    assert "#efece5" in str(caught.value.why)


def test_it_works(written):
    own = theme(written(WHOLE))
    assert own.name == "Region Ekslätten"
    assert "--brand: #5b2a6f" in own.css()


@pytest.mark.parametrize("contact", ['"ingen"', "7", '"a@b.example\\nBcc: c@d.example"'])
def test_a_contact_that_is_no_address_is_refused(written, contact):
    assert theme(written(f'{WHOLE}contact = "data@region.example"\n')).contact == "data@region.example"
    theme.cache_clear()
    with pytest.raises(SettingError, match="tema"):
        theme(written(f"{WHOLE}contact = {contact}\n"))


def test_skillsheds_own_is_readable():
    assert theme().name == "Skillshed"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (WHOLE.replace("#5b2a6f", "#ffee00"), "4.5"),
        (WHOLE.replace("#d9b3ea", "#172230"), "4.5"),
        (WHOLE.replace("#5b2a6f", "red; } body { display: none"), "#0b5563"),
        (WHOLE + 'colour = "x"\n', "accent_dark"),
        ('name = "Region"\n', "accent"),
        (WHOLE + 'logo = "finns-inte.svg"\n', "SVG"),
        ("inte toml", "TOML"),
    ],
)
def test_what_cannot_be_used_is_refused_and_says_why(written, text, told):
    with pytest.raises(SettingError) as caught:
        theme(written(text))
    assert told in str(caught.value.why)


def test_the_pages_wear_it(client, db, home, written, settings):
    settings.SKILLSHED_THEME = written(WHOLE)
    assert "Region Ekslätten" in client.get("/").content.decode()
    assert "#5b2a6f" in client.get("/tema.css").content.decode()


@trying(max_examples=50, deadline=None)
@given(one=COLOURS, other=COLOURS)
def test_contrast(one, other):
    found = contrast(one, other)
    assert found == contrast(other, one)
    assert 1 <= found <= 21


def test_known_contrasts():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)  # WCAG's well-known near miss
