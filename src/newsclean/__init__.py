"""Raw text of Chinese newspapers, as OCR and PDF extractors leave it, into clean articles.

The public names. Each is loaded when it is first used, so that importing the package costs little.

>>> import newsclean
>>> newsclean.clean("渡口昨天通航,两岸来往更方便。")
'渡口昨天通航，两岸来往更方便。'
"""

from importlib import import_module

TYPE_CHECKING = False  # type checkers take it for true; `typing` itself would cost half of the import
__version__ = "0.1.0"

if TYPE_CHECKING:
    from newsclean import noise, score
    from newsclean.api import clean, explain, parse_files
    from newsclean.decoding.decode import Decoded, decode
    from newsclean.edits import MIN_CONFIDENCE, Change, Cleaned, Edit, Rule, Span, pipe
    from newsclean.issue.model import Article, Author, Block, Gap, Issue, Join, Move
    from newsclean.issue.parse import parse
    from newsclean.render.jsonl import schema
    from newsclean.render.views import drop_captions, drop_slogans, join_wraps
    from newsclean.rules.controls import fix_controls
    from newsclean.rules.mojibake import fix_mojibake
    from newsclean.rules.repeats import fix_repeats
    from newsclean.rules.script import to_simplified, to_traditional
    from newsclean.rules.spacing import fix_spacing
    from newsclean.rules.width import fix_width

__all__ = [
    "MIN_CONFIDENCE",
    "Article",
    "Author",
    "Block",
    "Change",
    "Cleaned",
    "Decoded",
    "Edit",
    "Gap",
    "Issue",
    "Join",
    "Move",
    "Rule",
    "Span",
    "clean",
    "decode",
    "drop_captions",
    "drop_slogans",
    "explain",
    "fix_controls",
    "fix_mojibake",
    "fix_repeats",
    "fix_spacing",
    "fix_width",
    "join_wraps",
    "noise",
    "parse",
    "parse_files",
    "pipe",
    "schema",
    "score",
    "to_simplified",
    "to_traditional",
]

HOMES = {
    "api": ("clean", "explain", "parse_files"),
    "decoding.decode": ("Decoded", "decode"),
    "edits": ("MIN_CONFIDENCE", "Change", "Cleaned", "Edit", "Rule", "Span", "pipe"),
    "issue.model": ("Article", "Author", "Block", "Gap", "Issue", "Join", "Move"),
    "issue.parse": ("parse",),
    "render.jsonl": ("schema",),
    "render.views": ("drop_captions", "drop_slogans", "join_wraps"),
    "rules.controls": ("fix_controls",),
    "rules.mojibake": ("fix_mojibake",),
    "rules.repeats": ("fix_repeats",),
    "rules.script": ("to_simplified", "to_traditional"),
    "rules.spacing": ("fix_spacing",),
    "rules.width": ("fix_width",),
}
MODULES = ("noise", "score")
HOME_OF = {name: home for home, names in HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    """Load a public name from the module it lives in, once (PEP 562)."""
    if name in MODULES:
        return import_module(f"{__name__}.{name}")
    if name not in HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{HOME_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
