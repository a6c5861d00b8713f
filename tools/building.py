"""What the builders of data have in common: their arguments, and a file that says what was made from what."""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

from newsclean.scoring.notation import load

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from newsclean.scoring.gold import Gold


def arguments(manual: str | None) -> argparse.Namespace:
    """Return where the corpora are, the last day to read, and where to write; `manual` is the builder's docstring."""
    parser = argparse.ArgumentParser(description=(manual or "").split("\n")[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--until", default="99999999", help="last day of transcripts to use, YYYYMMDD")
    parser.add_argument("--output", type=Path, default=Path(__file__).parent.parent / "src/newsclean/data")
    return parser.parse_args()


def fitted_pages(*, held_out: bool = False) -> list[Path]:
    """Return the annotated pages that weights are fitted on, the first of each kind and those of even numbers."""
    pages = sorted((Path(__file__).parent.parent / "tests/pages").glob("*.gold"))
    numbers = {page: int(page.stem.rpartition("_")[2]) for page in pages}
    return [page for page, number in numbers.items() if (number == 1 or number % 2 == 0) != held_out]


def fitted_golds(*, held_out: bool = False) -> Iterator[Gold]:
    """Yield what those pages say to a reader."""
    for path in fitted_pages(held_out=held_out):
        yield from load(path)


def pages_digest() -> dict[str, object]:
    """Return what tells the texts of the pages that weights are fitted on from others."""
    return digest(b"".join(path.with_suffix(".txt").read_bytes() for path in fitted_pages()))


def digest(data: bytes) -> dict[str, object]:
    """Return what tells one file from another."""
    return {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def write(output: Path, files: Mapping[str, bytes], name: str, about: Mapping[str, object]) -> None:
    """Write the files that were built, and what they were built from."""
    output.mkdir(parents=True, exist_ok=True)
    for file, data in files.items():
        (output / file).write_bytes(data)
    (output / name).write_text(json.dumps(about, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
