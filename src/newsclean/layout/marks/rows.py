"""What a line looks like that is no prose: rows of a table or a list, and what cannot be read."""

from __future__ import annotations

import re
from typing import Final

READABLE: Final = re.compile(r"[^\W\d_]")
"""Something that can be read: a line without it is a mark left by the machine."""

ROW: Final = re.compile(
    r"""
    [^ ][ ]{1,8}[^ ]{1,12}[ ]{1,8}[^ ] | \t | [|│┃].*[|│┃]
  | \d[\d.%]{0,12}[ ]{0,4}(?:万|亿)?[元人吨个分]?$ | \.{3} | …{2}
    """,
    re.VERBOSE,
)
"""A row of a table or a list: three or more cells parted by blanks, rules, leaders, or a figure at the end."""
