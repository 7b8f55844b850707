# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A stranger sees what is public and nothing else; so does whoever belongs elsewhere."""

import pytest

from skillshed.web.site.menu import FOOT, ROOMS, doors

pytestmark = pytest.mark.django_db
CLOSED = ["/konto/", "/konto/mina-uppgifter", "/konto/lamna", "/arbete/", "/admin/", "/api/v1/ledger"]


def _closed(answer):
    led_away = answer.status_code == 302 and "login" in answer.headers["Location"]
    return led_away or answer.status_code in {401, 403, 404, 405}


@pytest.mark.parametrize("address", CLOSED)
def test_what_is_not_public_is_closed(shown, client, address):
    assert _closed(client.get(address))


def test_an_organisations_page_is_its_administrators(shown, cast, as_person):
    address = f"/konto/organisation/{cast.region.pk}/"
    assert as_person("anna").get(address).status_code == 200
    for name in (None, "farid", "bengt", "gun"):
        assert _closed(as_person(name).get(address))


def test_every_public_door_is_open(shown, client):
    for address, _ in [*doors(ROOMS), *doors(FOOT)]:
        if not address.startswith("/planering"):
            assert client.get(address).status_code == 200, address


def test_the_start_page_shows_a_stranger_no_door_to_members_rooms(shown, client):
    page = client.get("/").content.decode().split("<main")[1]
    assert "/planering/" not in page
    assert "/arbete/" not in page
