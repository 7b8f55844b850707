# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Which counts of a sum to hide, so that none of them can be worked out from the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


def hidden(values: pd.Series, *, k: int) -> pd.Series:
    """Tell which parts of a shown sum must not be shown.

    A count below `k` is hidden (primary suppression). Where that is exactly one part, the sum less the others would
    give it away, so that the next smallest is hidden as well (secondary suppression; Hundepool et al. 2012, Statistical Disclosure Control).

    Args:
        values: the parts of one sum, persons; NaN where the source has none. Its index must be unique.
        k: the smallest count that may be shown.

    Returns:
        true where a part is to be hidden, on the index of `values`.

    >>> import pandas as pd
    >>> hidden(pd.Series([3.0, 40.0, 12.0]), k=5).tolist()
    [True, False, True]
    """
    small = values.abs() < k
    others = values.abs().where(~small)
    if small.sum() == 1 and others.notna().any():
        return small | (values.index == others.idxmin())
    return small
