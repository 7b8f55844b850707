# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The columns of a printed table: nothing that belongs together is broken while there is room."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillshed.report.parts import Column, Table
from skillshed.report.writers.widths import fits, widths

WORDS = st.text("abcdefghijåäö ", min_size=1, max_size=90)
TABLES = st.integers(2, 7).flatmap(
    lambda count: st.lists(st.lists(WORDS, min_size=count, max_size=count), min_size=1, max_size=5)
)


def table(rows, *, whole=()):
    columns = [
        Column(f"Rubrik {place}", numeric=False, whole=place in whole) for place in range(len(rows[0]))
    ]
    return Table("", columns, rows)


@given(TABLES, st.floats(40, 100))
def test_the_page_is_filled_and_never_more(rows, room):
    found = widths(table(rows), room=room)
    least = widths(table(rows), room=0)
    assert all(one >= low - 1e-9 for one, low in zip(found, least, strict=True)) or sum(found) <= room + 1e-6
    assert sum(found) == pytest.approx(max(room, sum(least)))


def test_a_short_word_stays_on_its_line_beside_a_long_text():
    rows = [
        [
            "Undersköterskor",
            "Ett antagande som är mycket längre än så, och som går över flera rader " * 3,
            "balans",
        ]
    ]
    name, text, verdict = widths(table(rows), room=55)
    assert verdict > 6 * 0.5
    assert text > name > verdict


def test_dates_stand_whole():
    rows = [["En titel på en tabell som är lång, mycket lång " * 2, "2026-02-21 klockan 12:30", "CC0-1.0"]]
    plain = widths(table(rows), room=20)
    assert widths(table(rows, whole={1}), room=20)[1] > plain[1]


def test_an_interval_is_not_broken_while_a_long_name_can_be():
    columns = [Column("Yrke", numeric=False), Column("Vår (80 %)"), Column("Prognos", numeric=False)]
    rows = [
        [
            "Försäkringsrådgivare, företagssäljare och inköpare m.fl.",
            "4 862 (4 581–5 149)",
            "Institutet (fiktivt)",
        ]
    ]
    roomy = widths(Table("", columns, rows), room=200)
    tight = widths(Table("", columns, rows), room=45)
    assert tight[0] < roomy[0]
    assert tight[1] == pytest.approx(widths(Table("", columns, rows), room=40)[1])
    assert tight[1] > 10


def test_a_table_of_intervals_asks_for_a_broader_page():
    columns = [Column("År", numeric=False), *(Column("Antal") for _ in range(6))]
    broad = Table("", columns, [["2030", *["6 670 (5 920–7 470)"] * 6]])
    assert not fits(broad, room=55)
    assert fits(broad, room=100)
