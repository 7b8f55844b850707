# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the tutorials tell a reader to press is there to press, in those words."""

import re
from pathlib import Path

import pytest
from test_both_languages import pairs

TUTORIALS = Path(__file__).parents[2] / "docs" / "tutorial"


@pytest.mark.parametrize(("page", "language", "most"), [("in-the-browser.md", 1, 14), ("kom-igang.md", 0, 5)])
def test_every_word_to_press_is_on_a_page(page, language, most):
    told = re.findall(r"\*\*([^*]+)\*\*", (TUTORIALS / page).read_text(encoding="utf-8"))
    pressed = {one for one in told if one[0].isupper()}
    words = {pair[language] for pair in pairs()} | {"English"}
    assert pressed <= words
    assert len(pressed) >= most - 2
