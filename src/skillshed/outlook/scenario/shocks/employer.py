# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""An employer opens or closes: jobs by a mix of occupations, or by the industry's usual mix."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from skillshed.language import Text
from skillshed.outlook.scenario.settings import setting
from skillshed.outlook.scenario.shocks.shock import BALANCE, EMPLOYMENT, OPENINGS, Shock

if TYPE_CHECKING:
    from collections.abc import Mapping

    from skillshed.outlook.scenario.fields import Fields

FIELDS = ("kind", "name", "area", "year", "from", "to", "jobs", "occupations", "industry")
CLOSES = "employer_closes"
OPENS = "employer_opens"


@dataclass(frozen=True, kw_only=True)
class Employer(Shock):
    """An employer that opens or closes.

    Attributes:
        opens: False: it closes.
        jobs: persons employed there when all has come (or gone), in equal steps over the period.
        occupations: occupation → share of the jobs, or persons.
        industry: code or name of an industry whose mix of occupations is taken instead.
    """

    opens: bool
    jobs: float
    occupations: Mapping[str, float] = field(default_factory=dict)
    industry: str = ""

    reaches: ClassVar[frozenset[str]] = frozenset({EMPLOYMENT, OPENINGS, BALANCE})
    alone: ClassVar[bool] = False

    def __post_init__(self) -> None:
        """Hold the numbers against the limits."""
        self.need_within("jobs", self.jobs, "limits.employer_jobs")
        if not self.area:
            raise self.refusal(
                "area",
                Text(sv="En arbetsgivare behöver en plats.", en="An employer needs a place."),
                mend=Text(
                    sv="Lägg till area: och kommunens eller länets kod eller namn.",
                    en="Add area: and the municipality's or county's code or name.",
                ),
            )
        if bool(self.occupations) == bool(self.industry):
            raise self.refusal(
                "occupations",
                Text(
                    sv="Säg jobbens fördelning på ett sätt: yrken eller näringsgren.",
                    en="Say the jobs' mix in one way: occupations or industry.",
                ),
                mend=Text(
                    sv='Skriv occupations: {"811": 0.6, "723": 0.4}, eller industry: C.',
                    en='Write occupations: {"811": 0.6, "723": 0.4}, or industry: C.',
                ),
            )
        if self.occupations:
            self._check_mix()

    @property
    def kind(self) -> str:
        """`employer_opens` or `employer_closes`."""
        return OPENS if self.opens else CLOSES

    def shares(self) -> dict[str, float]:
        """The mix as shares that sum to one."""
        total = sum(self.occupations.values())
        return {code: amount / total for code, amount in self.occupations.items()}

    def describe(self, area: Text) -> Text:
        """Say in a sentence what happens."""
        who = Text(*(f" ({self.name})" if self.name else "",) * 2)
        done = Text(sv="öppnar", en="open") if self.opens else Text(sv="läggs ned", en="close")
        return Text(
            sv=f"{self.jobs:g} jobb {done.sv} i {area.sv} {self.period}{who.sv}",
            en=f"{self.jobs:g} jobs {done.en} in {area.en} {self.period}{who.en}",
        )

    def _check_mix(self) -> None:
        negative = [code for code, amount in self.occupations.items() if amount < 0]
        total = sum(self.occupations.values())
        tolerance = float(setting("limits.mix_tolerance"))
        if not negative and (abs(total - 1) <= tolerance or abs(total - self.jobs) <= tolerance * self.jobs):
            return
        told = f"{', '.join(negative)} < 0" if negative else f"{total:g}"
        raise self.refusal(
            "occupations",
            Text(sv="Yrkesfördelningen går inte ihop.", en="The mix of occupations does not add up."),
            why=Text(
                sv=f"Andelarna ska bli 1, eller personerna {self.jobs:g}; de blir {told}.",
                en=f"The shares should sum to 1, or the persons to {self.jobs:g}; they give {told}.",
            ),
            mend=Text(sv="Rätta andelarna, eller jobs.", en="Correct the shares, or jobs."),
        )


def read(fields: Fields, places: Mapping[str, str]) -> Employer:
    """Read the shock; `jobs` may be left out where the occupations are persons."""
    fields.only(FIELDS)
    occupations = fields.amounts("occupations")
    jobs = fields.number("jobs") if fields.has("jobs") or not occupations else sum(occupations.values())
    return Employer(
        period=fields.period(),
        area=fields.text("area"),
        name=fields.text("name", default=""),
        places=places,
        opens=fields.text("kind") == OPENS,
        jobs=jobs,
        occupations=occupations,
        industry=fields.text("industry", default=""),
    )
