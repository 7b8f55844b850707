# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Finding an area of a release, and what is known of one that is a sum of others."""

from dataclasses import dataclass, field

import pandas as pd
import pytest

from skillshed.codes import Area, AreaList
from skillshed.errors import UnknownCodeError
from skillshed.language import same
from skillshed.outlook.area import AreaOutlook, find_area

AREAS = AreaList(
    [
        Area("00", "nation", same("Riket")),
        Area("31", "county", same("Länet"), "00"),
        *(Area(code, "municipality", same(code), "31") for code in ("3101", "3102", "3103")),
        Area("NORR", "cooperation", same("Norra området"), "00", ("3101", "3102")),
        Area("SYD", "delregion", same("Södra delen"), "31", ("3103",)),
    ]
)


def population():
    rows = [(region, "1", "30", 2020, 10.0, None, "abc") for region in ("3101", "3102")]
    frame = pd.DataFrame(rows, columns=["region", "sex", "age", "year", "value", "flag", "source"])
    return frame.astype({"region": "category", "flag": "category", "source": "category"})


def openings():
    rows = [
        ("NORR", code, 2030, part, *([value / 10] * 3), value, value - 5, value + 5)
        for code, value in (("221", 30.0), ("512", 20.0), ("T", 50.0))
        for part in ("expansion", "replacement", "openings")
    ]
    names = ["region", "occupation", "year", "component", "mean", "low", "high"]
    return pd.DataFrame(rows, columns=[*names, "cumulative_mean", "cumulative_low", "cumulative_high"])


@dataclass
class MemoryRelease:
    frames: dict = field(default_factory=lambda: {"population": population(), "outlook_openings": openings()})
    id: str = "r0123456789ab"
    fictitious: bool = True
    manifest: dict = field(default_factory=lambda: {"assumptions": [], "gaps": [], "snapshots": []})

    def tables(self):
        return sorted(self.frames)

    def table(self, name):
        return self.frames[name]

    def areas(self):
        return AREAS


@pytest.mark.parametrize("wanted", ["NORR", "Norra området", "norra området"])
def test_an_area_of_ones_own_is_found_by_code_or_name(wanted):
    assert find_area(MemoryRelease(), wanted) == "NORR"


def test_an_area_whose_parts_have_no_figures_is_refused():
    with pytest.raises(UnknownCodeError, match="inga uppgifter"):
        find_area(MemoryRelease(), "SYD")


def test_its_history_is_the_sum_of_its_parts():
    area = AreaOutlook.of(MemoryRelease(), "NORR")
    assert list(area.history["value"]) == [20.0]


def test_all_occupations_together_stand_apart_from_the_list_of_needs():
    area = AreaOutlook.of(MemoryRelease(), "NORR")
    assert list(area.needs()["occupation"]) == ["221", "512"]
    whole = area.need()
    assert (whole["openings"], whole["low"], whole["high"], whole["year"]) == (50.0, 45.0, 55.0, 2030)
