"""Count what each character rule would change on clean text: a megabyte of each corpus, every edit by its class.

    python benchmarks/quiet.py [--corpora DIR] [--samples N] [--rule NAME]

A class is the rule, what it saw and what it wrote, with digits, letters and Han characters told by kind. Each class
must be meant; docs/quiet.md lists those that are. The corpora are expected beside the repository, in ../shared/corpora.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from newsclean.edits import MIN_CONFIDENCE, BlockRule
from newsclean.rules.names import close_names
from newsclean.rules.quotes import balance_quotes
from newsclean.rules.script import to_simplified
from newsclean.rules.spacing import fix_spacing
from newsclean.rules.width import fix_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.edits import Edit, Rule

ROOT = Path(__file__).resolve().parents[1]
MEGABYTE = 1_000_000
RULES = (fix_width, fix_spacing, to_simplified, close_names, balance_quotes)


def corpora(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the name and the first megabyte of each corpus."""
    for path in sorted(folder.glob("*.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            parts: list[str] = []
            size = 0
            for line in lines:
                parts.append(json.loads(line)["text"] + "\n" if ".jsonl" in path.name else line)
                size += len(parts[-1].encode())
                if size >= MEGABYTE:
                    break
        yield path.name.partition(".")[0], "".join(parts)


def kind(text: str) -> str:
    """Return `text` with each digit, letter and Han character told by kind."""
    text = re.sub(r"[０-９]+", "<wide digits>", text)
    text = re.sub(r"[Ａ-Ｚａ-ｚ]+", "<wide letters>", text)
    text = re.sub(r"[0-9]+", "<digits>", text)
    text = re.sub(r"[A-Za-z]+(?![a-z ]*>)", "<letters>", text)
    return re.sub(r"[一-鿿㐀-䶿]+", "<han>", text)


def proposals(rule: Rule | BlockRule, text: str) -> Iterator[tuple[int, Edit]]:
    """Yield what `rule` proposes, with the offset that its edits count from: a block rule reads line by line."""
    if isinstance(rule, BlockRule):
        start = 0
        for line in text.split("\n"):
            yield from ((start, edit) for edit in rule.find(line, ()))
            start += len(line) + 1
    else:
        yield from ((0, edit) for edit in rule.find(text))


def main() -> int:
    """Print the classes of each rule and corpus, with samples."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--corpora", type=Path, default=ROOT.parent / "shared" / "corpora")
    parser.add_argument("--samples", type=int, default=3)
    parser.add_argument("--rule")
    options = parser.parse_args()
    if not options.corpora.is_dir():
        print(f"no corpora in {options.corpora}", file=sys.stderr)
        return 2
    for name, text in corpora(options.corpora):
        for rule in RULES:
            if options.rule not in {None, rule.name}:
                continue
            classes: dict[str, list[str]] = defaultdict(list)
            for start, edit in proposals(rule, text):
                state = "" if edit.confidence >= MIN_CONFIDENCE else "suspect "
                a, b = start + edit.start, start + edit.end
                sample = f"{text[max(0, a - 14) : a]}⟦{text[a:b]}→{edit.new}⟧{text[b : b + 14]}".replace("\n", "⏎")
                classes[f"{state}{kind(text[a:b])!r} -> {kind(edit.new)!r}"].append(sample)
            print(f"\n{name}  {rule.name} ({rule.why.partition(':')[0]}): {sum(map(len, classes.values()))}")
            for label, samples in sorted(classes.items(), key=lambda item: -len(item[1])):
                print(f"  {len(samples):6}  {label}")
                for sample in samples[:: len(samples) // max(1, options.samples) or 1][: options.samples]:
                    print(f"            {sample}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
