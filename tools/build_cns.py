"""Build src/newsclean/data/cns11643.txt: where planes 1 and 2 of CNS 11643 lie in Big5.

    python tools/build_cns.py

EUC-TW and ISO-2022-CN write Taiwan's characters by CNS 11643, for which Python has no codec. Both planes hold the
characters of Big5 in almost the same order, so a few dozen runs say it all. They are read off iconv(1), whose version
and the sha256 of whose answer are recorded in the file.
"""

from __future__ import annotations

import hashlib
import subprocess
from pathlib import Path

OUT = Path(__file__).parents[1] / "src/newsclean/data/cns11643.txt"
HEAD = """\
# Where planes 1 and 2 of CNS 11643 lie in Big5; built by tools/build_cns.py, not by hand.
# plane, code of the first character in CNS 11643, number of characters, code of the first in Big5 (cp950).
# The codes of a run follow one another, row by row (94 in a row of CNS 11643, 157 in one of Big5).
"""


def big5_order() -> dict[str, int]:
    """Return the place of every character of cp950, counted row by row; the first of two codes wins."""
    order: dict[str, int] = {}
    for row in range(0xA1, 0xFF):
        for at, trail in enumerate([*range(0x40, 0x7F), *range(0xA1, 0xFF)]):
            char = bytes([row, trail]).decode("cp950", "replace")
            if len(char) == 1 and char != "\ufffd":
                order.setdefault(char, (row - 0xA1) * 157 + at)
    return order


def iconv(data: bytes) -> str:
    """Return EUC-TW decoded by iconv, the empty string where it refuses."""
    done = subprocess.run(["iconv", "-f", "EUC-TW", "-t", "UTF-8"], input=data, capture_output=True, check=False)  # noqa: S607
    return done.stdout.decode() if done.returncode == 0 else ""


def main() -> None:
    """Ask for every code, find the runs, write them."""
    order = big5_order()
    asked = hashlib.sha256()
    lines = []
    for plane in (1, 2):
        runs: list[list[int]] = []
        for at in range(94 * 94):
            code = bytes([0xA1 + at // 94, 0xA1 + at % 94])
            char = iconv(code if plane == 1 else b"\x8e\xa2" + code)
            asked.update(char.encode() + b"\n")
            place = order.get(char)
            if place is None:
                continue
            if runs and runs[-1][0] + runs[-1][1] == at and runs[-1][2] + runs[-1][1] == place:
                runs[-1][1] += 1
            else:
                runs.append([at, 1, place])
        for at, length, place in runs:
            row, column = divmod(place, 157)
            trail = 0x40 + column if column < 63 else 0xA1 + column - 63
            lines.append(f"{plane} {0x21 + at // 94:02X}{0x21 + at % 94:02X} {length} {0xA1 + row:02X}{trail:02X}\n")
    version = subprocess.run(["iconv", "--version"], capture_output=True, text=True, check=True).stdout.splitlines()[0]  # noqa: S607
    OUT.write_text(f"{HEAD}# source: {version}, sha256 of its answers {asked.hexdigest()}\n{''.join(lines)}")
    print(len(lines), "runs")


if __name__ == "__main__":
    main()
