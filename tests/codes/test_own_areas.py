# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

from datetime import date

import pytest

from skillshed.codes import AreaList
from skillshed.codes.own_areas import read_areas
from skillshed.errors import InputError, UnknownCodeError

GOOD = """
areas:
  - code: VMV
    kind: cooperation
    name: {sv: Västra Mälardalen, en: Western Mälardalen}
    members: ["1983", Arboga kommun, Kungsör, "0484"]
  - {code: Bergslagen, kind: delregion, name: Norra Västmanland, members: [Fagersta, 1962, "1904"]}
"""


def written(folder, text):
    path = folder / "areas.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_it_works(tmp_path):
    areas = read_areas(written(tmp_path, GOOD))
    assert areas.members("VMV") == ("0484", "1960", "1983", "1984")
    assert areas.get("VMV").name.en == "Western Mälardalen"
    assert areas.county_of("Bergslagen") == "19"
    assert areas.get("Bergslagen").kind == "delregion"
    assert "VMV" not in AreaList.packaged()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"1983", Arboga kommun, Kungsör, "0484"', '"1983", "1984"', "minst 3"),
        ("kind: cooperation", "kind: förbund", "förbund"),
        ("code: VMV", 'code: "19"', "'19'"),
        ("code: VMV", "code: Bergslagen", "Bergslagen"),
        ('"0484"', "0114", "citattecken"),
        ('"0484"', '"1983"', "två gånger"),
        ("name: {sv: Västra Mälardalen, en: Western Mälardalen}", "name: {en: x}", "namn"),
        ('members: [Fagersta, 1962, "1904"]', "members: [Fagersta, Arboga, Eskilstuna]", "ett enda län"),
        ('members: [Fagersta, 1962, "1904"]', "members: []", "lista"),
        ("areas:", "områden:", "areas"),
        ("areas:", "areas: [", "läsa"),
    ],
)
def test_what_is_wrong_is_told(tmp_path, old, *, new, said):
    assert old in GOOD
    with pytest.raises(InputError) as error:
        read_areas(written(tmp_path, GOOD.replace(old, new)))
    assert said in str(error.value)


@pytest.mark.parametrize("member", ["Narnia", '"19"', '"9999"'])
def test_a_member_must_be_a_municipality(tmp_path, member):
    with pytest.raises(UnknownCodeError):
        read_areas(written(tmp_path, GOOD.replace('"0484"', member)))


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(InputError):
        read_areas(tmp_path / "none.yaml")


def test_the_law_has_a_date_and_an_exception(tmp_path):
    two = GOOD.replace('"1983", Arboga kommun, Kungsör, "0484"', '"1983", "1984"')
    assert read_areas(written(tmp_path, two), on=date(2020, 1, 1)).members("VMV") == ("1983", "1984")
    excepted = two.replace("kind: cooperation", "kind: cooperation\n    exception: travel")
    assert read_areas(written(tmp_path, excepted)).members("VMV") == ("1983", "1984")
