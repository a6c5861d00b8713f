"""Run the examples of the README and the manual, and write down what they really print.

    python tools/refresh_examples.py

Fenced blocks marked `console` hold `$ newsclean ...` and its output, those marked `pycon` Python statements and theirs.
A test runs the same code and fails when a page shows anything else.
"""

from __future__ import annotations

import contextlib
import doctest
import io
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("README*.md"), *(ROOT / "docs").glob("*.md")])
FENCE = re.compile(r"^```(console|pycon)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def refresh(page: str) -> str:
    """Return a page with the outputs of its examples as they are now; statements of one page share their names."""
    names: dict[str, object] = {}

    def rerun(fence: re.Match[str]) -> str:
        inside = _console(fence[2]) if fence[1] == "console" else _python(fence[2], names)
        return f"```{fence[1]}\n{inside}```"

    with contextlib.chdir(ROOT):
        return FENCE.sub(rerun, page)


def _console(block: str) -> str:
    """Return each command of a block with what it prints."""
    out = []
    for line in block.splitlines():
        if line.startswith("$ newsclean"):
            command = f"{shlex.quote(sys.executable)} -m {line.removeprefix('$ ')}"
            done = subprocess.run(command, shell=True, capture_output=True, check=False)  # noqa: S602 (our own pages)
            out.append(f"{line}\n{(done.stdout + done.stderr).decode()}")
    return "\n".join(out)


def _python(block: str, names: dict[str, object]) -> str:
    """Return each statement of a block with what it prints."""
    out = []
    for example in doctest.DocTestParser().get_examples(block):
        first, *rest = example.source.splitlines()
        shown = "\n".join([f">>> {first}", *(f"... {line}" for line in rest)])
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(example.source, "example", "single"), names)  # noqa: S102 (our own pages)
        out.append(f"{shown}\n{printed.getvalue()}")
    return "".join(out)


if __name__ == "__main__":
    for path in PAGES:
        path.write_text(refresh(path.read_text("utf-8")), "utf-8")
