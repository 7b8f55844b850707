# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""One site, asked over its API."""

from __future__ import annotations

import json
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pandas as pd
import urllib3

from skillshed.client.answers import Dataset, ReleaseFacts
from skillshed.client.refusals import refused, silent
from skillshed.language import LANGUAGES, Language
from skillshed.version import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PAGE = 10_000
TRIES = urllib3.Retry(total=3, backoff_factor=0.5, status_forcelist=(502, 504), allowed_methods=("GET",))


class Site:
    """A site's open data, and with a token what its owner may see.

    Args:
        address: of the site, such as `https://kompetens.example.se`.
        token: made on one's account there; needed only for what is not open, or for many questions.
        language: in which the site answers, `sv` or `en`.
        seconds: how long to wait for an answer.

    Raises:
        ValueError: the address is not one of http or https, or there is no such language.
    """

    def __init__(
        self, address: str, *, token: str = "", language: Language = "sv", seconds: float = 30.0
    ) -> None:
        if not address.startswith(("https://", "http://")):
            raise ValueError("the address must begin with https://")
        if language not in LANGUAGES:
            raise ValueError(f"the language must be one of {', '.join(LANGUAGES)}")
        self.address = address.rstrip("/")
        self._headers = {"User-Agent": f"skillshed/{__version__}", "Cookie": f"django_language={language}"}
        self._headers |= {"Authorization": f"Bearer {token}"} if token else {}
        self._http = urllib3.PoolManager(timeout=seconds, retries=TRIES)

    def __repr__(self) -> str:
        return f"Site({self.address!r})"

    def release(self) -> ReleaseFacts:
        """Give the facts of the published release."""
        return ReleaseFacts.of(self._json("releases/current"))

    def releases(self) -> list[ReleaseFacts]:
        """Give all its releases, the newest first."""
        return [ReleaseFacts.of(one) for one in self._json("releases")]

    def datasets(self) -> list[Dataset]:
        """Give what datasets there are."""
        return [Dataset.of(one) for one in self._json("datasets")]

    def table(self, name: str, **codes: object) -> pd.DataFrame:
        """Give a dataset's figures, all pages of them.

        Args:
            name: of the dataset.
            codes: dimension → a code, or several: `region="31"`, `year=[2030, 2035]`. Without any, the whole dataset
                comes as one Parquet file.

        Returns:
            A column per dimension and figure; a figure that is withheld or missing is NaN, and `flag` says why.

        Raises:
            InputError: there is no such dimension.
            UnknownCodeError: there is no such dataset, or none of the codes is in it.
            FetchError: the site gave no usable answer.
        """
        path = f"datasets/{name}/data"
        if not codes:
            return pd.read_parquet(BytesIO(self._get(path, {"format": "parquet"})))
        asked = {dimension: _words(wanted) for dimension, wanted in codes.items()}
        return self._pages(path, asked)

    def outlook(self, region: str) -> dict[str, Any]:
        """Give an area's outlook: the balance of every education group, the openings of every occupation."""
        return dict(self._json(f"outlook/{region}"))

    def _pages(self, path: str, asked: Mapping[str, str]) -> pd.DataFrame:
        rows: list[dict[str, Any]] = []
        release = None
        while True:
            page = self._json(path, {**asked, "limit": str(PAGE), "offset": str(len(rows))})
            if release not in {None, page["release"]}:  # a new release was published meanwhile: begin again
                rows, release = [], None
                continue
            release = page["release"]
            rows += page["rows"]
            if page["next"] is None:
                return pd.DataFrame(rows)

    def _json(self, path: str, asked: Mapping[str, str] | None = None) -> Any:
        content = self._get(path, asked or {})
        try:
            return json.loads(content)
        except ValueError as problem:
            raise silent(self.address, "the answer is not JSON") from problem

    def _get(self, path: str, asked: Mapping[str, str]) -> bytes:
        address = f"{self.address}/api/v1/{path}"
        try:
            answer = self._http.request("GET", address, fields=dict(asked), headers=self._headers)
        except urllib3.exceptions.HTTPError as problem:
            raise silent(self.address, type(problem).__name__) from problem
        if answer.status != 200:  # noqa: PLR2004 - HTTP's own number
            raise refused(address, answer.status, answer.data)
        return answer.data


def _words(wanted: object) -> str:
    if isinstance(wanted, (str, int)):
        return str(wanted)
    several: Sequence[object] = list(wanted)  # type: ignore[call-overload] # anything that can be listed
    return ",".join(map(str, several))
