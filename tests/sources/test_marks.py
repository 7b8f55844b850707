# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

from __future__ import annotations

import pytest

from skillshed.sources.marks import figure


@pytest.mark.parametrize(
    ("written", "value", "reason"),
    [
        ("76,9", 76.9, ""),
        ("100.0", 100.0, ""),
        ("1 234", 1234.0, ""),
        ("12 %", 12.0, ""),
        (5.8, 5.8, ""),
        (0, 0.0, ""),
        ("cirka 270", 270.0, "estimated"),
        ("~100", 100.0, "estimated"),
        ("..", None, "secret"),
        (".", None, "unavailable"),
        ("*", None, "not_applicable"),
        (None, None, "unavailable"),
        ("", None, "unavailable"),
        ("hej", None, "unavailable"),
    ],
)
def test_what_stands_for_a_figure_is_kept_and_never_nought(written, value, reason):
    read = figure(written)
    assert (read.value, read.reason) == (value, reason)
    assert read.raw == ("" if written is None else str(written))
