"""Measure a result against gold, on your own newspaper: `score.load`, `score.score`, `score.total`.

`python -m newsclean.score seeds/*.gold` parses the annotated issues and prints the figures.
"""

from newsclean.scoring.gold import Gold
from newsclean.scoring.notation import dumps, load, loads

__all__ = ["Gold", "dumps", "load", "loads"]
