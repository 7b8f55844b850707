# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""One site, asked over its API."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import pandas as pd

from skillshed.client.answers import Dataset, ReleaseFacts
from skillshed.client.connection import Connection, words
from skillshed.client.plans import Plans

if TYPE_CHECKING:
    from skillshed.language import Language


class Site:
    """A site's open data, and with a token what its owner may see.

    Args:
        address: of the site, such as `https://kompetens.example.se`.
        token: made on one's account there; needed only for what is not open, or for many questions.
        language: in which the site answers, `sv` or `en`.
        seconds: how long to wait for an answer.

    Attributes:
        plans: the site's plans of places; see `Plans`.

    Raises:
        ValueError: the address is not one of http or https, or there is no such language.
    """

    def __init__(
        self, address: str, *, token: str = "", language: Language = "sv", seconds: float = 30.0
    ) -> None:
        self._site = Connection(address, token=token, language=language, seconds=seconds)
        self.address = self._site.address
        self.plans = Plans(self._site)

    def __repr__(self) -> str:
        return f"Site({self.address!r})"

    def release(self) -> ReleaseFacts:
        """Give the facts of the published release."""
        return ReleaseFacts.of(self._site.json("releases/current"))

    def releases(self) -> list[ReleaseFacts]:
        """Give all its releases, the newest first."""
        return [ReleaseFacts.of(one) for one in self._site.json("releases")]

    def datasets(self) -> list[Dataset]:
        """Give what datasets there are."""
        return [Dataset.of(one) for one in self._site.json("datasets")]

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
            return pd.read_parquet(BytesIO(self._site.get(path, {"format": "parquet"})))
        return self._site.pages(path, {dimension: words(wanted) for dimension, wanted in codes.items()})

    def outlook(self, region: str) -> dict[str, Any]:
        """Give an area's outlook: the balance of every education group, the openings of every occupation."""
        return dict(self._site.json(f"outlook/{region}"))

    def ledger(self, **codes: object) -> pd.DataFrame:
        """Give the ledger of places, a column per step; needs a token with the scope `plans`.

        Args:
            codes: column → a code, or several: `programme="VO"`, `start=[2027, 2028]`.

        Raises:
            InputError: there is no such column.
            UnknownCodeError: no row has such a code.
            FetchError: the token is not one for this, or the site gave no usable answer.
        """
        asked = {column: words(wanted) for column, wanted in codes.items()}
        return pd.read_parquet(BytesIO(self._site.get("ledger", {**asked, "format": "parquet"})))
