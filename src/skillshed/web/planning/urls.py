# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The room's addresses."""

from __future__ import annotations

from django.urls import path

from skillshed.web.planning.views import (
    agreements,
    alternatives,
    cell,
    compare,
    decision,
    index,
    ledger,
    memo,
    new,
    offer,
    plan,
    unsolved,
)

app_name = "planning"
urlpatterns = [
    path("", index.show, name="index"),
    path("ny/", new.show, name="new"),
    path("liggare/", ledger.show, name="ledger"),
    path("utbud/", offer.show, name="offer"),
    path("jamfor/", compare.show, name="compare"),
    path("plan/<uuid:identity>/", plan.show, name="plan"),
    path("plan/<uuid:identity>/berorda/", plan.affected, name="affected"),
    path("plan/<uuid:identity>/skal/", plan.reasons, name="reasons"),
    path("plan/<uuid:identity>/vagar/", alternatives.show, name="alternatives"),
    path("plan/<uuid:identity>/vagar/siffror/<str:figure>.<str:form>", alternatives.file, name="figure-file"),
    path("plan/<uuid:identity>/prova/<str:what>/", alternatives.ask, name="explore"),
    path("plan/<uuid:identity>/valj/", alternatives.choose, name="choose"),
    path("plan/<uuid:identity>/cell/<str:programme>/<str:site>/", cell.show, name="cell"),
    path("plan/<uuid:identity>/las/", cell.lock, name="lock"),
    path("plan/<uuid:identity>/igen/", unsolved.again, name="again"),
    path("plan/<uuid:identity>/kommentar/", cell.say, name="say"),
    path("plan/<uuid:identity>/steg/<str:state>/", decision.take, name="step"),
    path("plan/<uuid:identity>/beslut/", decision.decide, name="decide"),
    path("plan/<uuid:identity>/pm/", memo.show, name="memo"),
    path("plan/<uuid:identity>/pm.<str:form>", memo.file, name="memo-file"),
    path("plan/<uuid:identity>/plan.<str:form>", plan.file, name="plan-file"),
    path("avtal/", agreements.index, name="agreements"),
    path("avtal/nytt/", agreements.new, name="new-agreement"),
    path("avtal/<uuid:identity>/", agreements.change, name="agreement"),
    path("avtal/<uuid:identity>/dokument.pdf", agreements.document, name="agreement-document"),
]
