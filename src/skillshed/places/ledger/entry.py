# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What one entry says: how many, at which step, of which places; and what it may say given what stands before it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.places.starters.parameters import school_forms

if TYPE_CHECKING:
    from collections.abc import Mapping

STEPS: Final[dict[str, Text]] = {
    "proposed": Text(sv="föreslagna", en="proposed"),
    "decided": Text(sv="beslutade", en="decided"),
    "offered": Text(sv="utlysta", en="offered"),
    "applied": Text(sv="sökande", en="applied"),
    "admitted": Text(sv="antagna", en="admitted"),
    "started": Text(sv="började", en="started"),
    "completed": Text(sv="avslutade", en="completed"),
    "working": Text(sv="i arbete som passar", en="in matching work"),
}
"""In the order they come."""
RESTS_ON: Final = {
    "decided": "proposed", "offered": "decided", "applied": "offered", "admitted": "applied",
    "started": "admitted", "completed": "started", "working": "completed",
}  # fmt: skip
WITHIN: Final = {"started": "admitted", "completed": "started", "working": "completed"}
"""Of the people at one step no more can come to the next."""


@dataclass(frozen=True, order=True)
class Place:
    """Which places: everybody who starts a programme at a site in one autumn.

    Attributes:
        programme, school_form, provider, site: codes.
        start: the autumn.
    """

    programme: str
    school_form: str
    provider: str
    site: str
    start: int

    def __post_init__(self) -> None:
        """Hold it against what a place can be."""
        if self.school_form not in school_forms():
            raise refusal(self.school_form, Text(sv=f"Skolformerna är {', '.join(school_forms())}.", en=f"The school forms are {', '.join(school_forms())}."))  # fmt: skip
        if not (self.programme and self.provider and self.site):
            raise refusal(str(self), Text(sv="Program, huvudman och skola behövs.", en="Programme, provider and site are needed."))  # fmt: skip

    def __str__(self) -> str:
        return f"{self.programme} · {self.site} · {self.start}"


@dataclass(frozen=True)
class Entry:
    """How many, at one step.

    Attributes:
        place: which places.
        step: one of STEPS.
        count: places or persons.
        decided_by, decided_on, agreement: of a decision: which body, which day (ISO), under which agreement.
        source: plan, file or table that the count comes from.
        corrects: whether it takes the place of what was said before of the same step; the earlier entry stays.
        note: why, of a correction.
    """

    place: Place
    step: str
    count: float
    decided_by: str = ""
    decided_on: str = ""
    agreement: str = ""
    source: str = ""
    corrects: bool = False
    note: str = ""

    def __post_init__(self) -> None:
        """Hold it against what an entry can be."""
        if self.step not in STEPS:
            raise refusal(self.step, Text(sv=f"Stegen är {', '.join(STEPS)}.", en=f"The steps are {', '.join(STEPS)}."))  # fmt: skip
        if not self.count >= 0:
            raise refusal(f"{self.place}: {self.count}", Text(sv="Antalet är negativt eller saknas.", en="The count is negative or missing."))  # fmt: skip
        if self.step == "decided":
            self._need_decision()
        if self.corrects and not self.note:
            raise refusal(str(self.place), Text(sv="En rättelse behöver ett skäl (note).", en="A correction needs a reason (note)."))  # fmt: skip

    def _need_decision(self) -> None:
        try:
            date.fromisoformat(self.decided_on)
        except ValueError:
            raise refusal(str(self.place), Text(sv="Ett beslut behöver en dag, till exempel 2026-11-20.", en="A decision needs a day, for example 2026-11-20.")) from None  # fmt: skip
        if not self.decided_by:
            raise refusal(str(self.place), Text(sv="Ett beslut behöver vem som beslutade.", en="A decision needs who decided."))  # fmt: skip

    def check_after(self, before: Mapping[str, float]) -> None:
        """Hold it against the counts that stand for its place: step → count.

        Raises:
            InputError: a step that it rests on is missing, there are more than can be, or the step is already told.
        """
        rests = RESTS_ON.get(self.step)
        if rests and rests not in before:
            raise refusal(f"{self.place}: {self.step}", Text(sv=f"Steget {STEPS[rests].sv} saknas.", en=f"The step {STEPS[rests].en} is missing."))  # fmt: skip
        if self.step in before and not self.corrects:
            raise refusal(f"{self.place}: {self.step}", Text(sv="Steget är redan infört; skriv en rättelse (corrects).", en="The step is already entered; write a correction (corrects)."))  # fmt: skip
        if self.corrects and self.step not in before:
            raise refusal(f"{self.place}: {self.step}", Text(sv="Det finns inget att rätta.", en="There is nothing to correct."))  # fmt: skip
        self._check_counts(before)

    def _check_counts(self, before: Mapping[str, float]) -> None:
        now = {**before, self.step: self.count}
        for step, most in WITHIN.items():
            if step in now and most in now and now[step] > now[most]:
                raise refusal(f"{self.place}: {now[step]:g} {step} > {now[most]:g} {most}", Text(sv="Fler än vid steget före.", en="More than at the step before."))  # fmt: skip

    def as_dict(self) -> dict[str, Any]:
        """As it is written."""
        return {key: value for key, value in asdict(self).items() if value != "" and value is not False}

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> Entry:
        """As it was written."""
        return cls(**{**told, "place": Place(**told["place"])})


def refusal(where: str, why: Text) -> InputError:
    """Nothing was entered, and why."""
    return InputError(
        Text(sv="Det kan inte föras in i liggaren.", en="It cannot be entered in the ledger."),
        where=where,
        why=why,
        mend=Text(sv="Rätta uppgiften; inget har förts in.", en="Correct it; nothing was entered."),
    )
