"""Forms an article may take beside the plain one: an interview, an editor's note over it, a box below it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsclean.noise.manuscript import Part

if TYPE_CHECKING:
    from newsclean.noise.manuscript import Manuscript
    from newsclean.noise.rates import Style
    from newsclean.noise.wording import Wording


def framed(m: Manuscript, words: Wording, style: Style) -> Manuscript:
    """Return the manuscript as an interview, with an editor's note or with a box, each as often as the style says."""
    rng = words.rng
    plain = all(part.kind == "paragraph" for part in m.body)
    if plain and m.headline and len(m.body) >= 4 and rng.random() < style.interviews:
        m = replace(m, body=_interview(m.body, words))
    elif plain and m.headline and m.body and rng.random() < style.editors_notes:
        m = replace(m, body=(Part("paragraph", words.fill(words.pick("editors_notes")).text), *m.body))
    if plain and len(m.body) >= 3 and len(m.spare) >= 2 and rng.random() < style.boxes:
        text = "".join(rng.sample(m.spare, min(len(m.spare), rng.randint(2, 4))))
        m = replace(m, body=(*m.body, Part("subhead", words.fill(words.pick("boxes")).text), Part("paragraph", text)))
    return m


def _interview(body: tuple[Part, ...], words: Wording) -> tuple[Part, ...]:
    """Return paragraphs as answers behind questions; the first one stays as it is, and an answer may have two."""
    rng = words.rng
    asks, answers = words.fill(words.pick("speakers")).text.split("\t")
    out = [body[0]]
    at = 1
    while at < len(body):
        out.append(Part("question", asks + words.fill(words.pick("questions")).text))
        out.append(Part("paragraph", answers + body[at].text))
        more = 1 + (rng.random() < 0.3)
        out += body[at + 1 : at + more]
        at += more
    return tuple(out)
