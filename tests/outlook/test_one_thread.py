# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

import numpy as np
from threadpoolctl import threadpool_info, threadpool_limits

from skillshed.outlook.one_thread import one_thread
from skillshed.outlook.stage import OutlookStage, stages
from skillshed.progress import SILENT


def threads():
    return {pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"}


def test_linear_algebra_has_one_thread_inside_and_as_many_as_before_after():
    with threadpool_limits(2, user_api="blas"):
        before = threads()
        with one_thread():
            assert threads() == {1}
            assert np.allclose(np.ones((3, 3)) @ np.eye(3), 1)
        assert threads() == before


def test_every_stage_of_the_outlook_is_made_so():
    seen = []

    def make(*_):
        seen.append(threads())
        return {}, []

    class Nothing:
        @staticmethod
        def names():
            return []

    first = stages(horizon=1, draws=2)[0]
    OutlookStage(first.subject, first.title, make, horizon=1, draws=2)(Nothing(), 1, SILENT)
    assert seen == [{1}]
