"""A noise model: damaged newspaper issues with exact gold, composed from clean articles.

Who has clean articles of their own newspaper (an annotated page is enough: `manuscripts(gold)`) can measure on pages
like theirs, as many as they like: `compose` prints the articles as a paper of some `Style` would, breaks the page as
`Damage` says, and returns the source with everything that is true of it. The wording it adds is in `data/noise/`.
"""

from newsclean.noise.compose import compose, issues
from newsclean.noise.manuscript import Manuscript, Part, draw, manuscripts, read_jsonl
from newsclean.noise.rates import Damage, Style

__all__ = ["Damage", "Manuscript", "Part", "Style", "compose", "draw", "issues", "manuscripts", "read_jsonl"]
