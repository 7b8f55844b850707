# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Outflows may be written below zero: the newest table of education flows does so."""

import pytest

from skillshed.errors import InputError
from skillshed.sources.files import read_content
from skillshed.sources.recognition import recognise

FLOWS = {
    "Region": {"19": "Västmanlands län"},
    "Utbildngrupp": {"GS52": "Teknisk utbildning, gymnasial"},
    "Kon": {"1": "män", "2": "kvinnor"},
    "ContentsCode": {
        "F1": "18-åringar",
        "F2": "65-åringar",
        "F3": "Inflyttade",
        "F4": "Utflyttade",
        "F5": "Examinerade i regionen",
        "F6": "Vidareutbildade",
    },
    "Tid": {"2022": "2022", "2023": "2023"},
}
POSITIVE = [0, 0, 3, 4, 11, 12, 7, 8, 5, 5, 1, 2]


@pytest.fixture
def take(writing):
    """Read figures as the table of flows: jsonstat bytes, then our codes."""

    def read(values):
        raw = read_content(writing.jsonstat(FLOWS, values, label="Utbildningsgruppers flöden"))
        return recognise(raw, filename="u3.json", kind="education_flows")

    return read


def signed(*, out):
    """Both sexes; the flows out (65-year-olds, moved out, further educated) with another sign."""
    return [value * (out if place // 2 in {1, 3, 5} else 1) for place, value in enumerate(POSITIVE)] * 2


def test_outflows_below_zero_become_counts_and_are_told(take):
    turned = take(signed(out=-1))
    plain = take(signed(out=1))
    assert turned.frame.equals(plain.frame)
    said = [remark.en for remark in turned.remarks if "sign is turned" in remark.en]
    assert len(said) == 1
    assert said[0].startswith("leavers, moved_out, further_educated:")
    assert not any("sign" in remark.en for remark in plain.remarks)


def test_one_negative_figure_among_counts_is_a_fault(take):
    values = signed(out=1)
    values[6] = -7
    with pytest.raises(InputError, match="negativ"):
        take(values)


def test_an_inflow_below_zero_is_a_fault(take):
    values = [-value if place // 2 % 6 == 2 else value for place, value in enumerate(signed(out=1))]
    with pytest.raises(InputError, match="negativ"):
        take(values)


def test_a_missing_outflow_stays_missing(take):
    values = [None if place == 2 else value for place, value in enumerate(signed(out=-1))]
    frame = take(values).frame
    assert frame["value"].isna().sum() == 1
    assert (frame["value"].dropna() >= 0).all()
