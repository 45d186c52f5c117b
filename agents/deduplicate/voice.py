"""Who speaks: the parts of a text that its paper wrote, without quoted words and without letters printed in full.

A letter, a statement or a post is often printed without quotation marks: a run of paragraphs in the first person
within a report in the third. Two papers that print it have not copied each other.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import groupby

QUOTED = re.compile(
    r"“[^”]{1,2000}”|«[^»]{1,2000}»|„[^“”]{1,2000}[“”]|\"[^\"\n]{1,2000}\"|「[^」]{1,2000}」|『[^』]{1,2000}』"
    r"|(?<![^\n])[^\S\n]*[\"“][^\"”\n]{1,2000}(?![^\n])"  # a paragraph of a longer quotation: opened, not closed
    r"|(?<!\w)‘[^‘\n]{1,600}?[.,!?]’(?!\w)|(?<![\w'])'[^\n]{1,600}?[.,!?]'(?![\w'])"  # British; not an apostrophe
)
_I_AND_WE = (
    "i my mine myself we us our ours ourselves "  # English
    "je j mon mes moi nous notre nos yo mis nosotros nuestro nuestra nuestros "  # French, Spanish
    "ich mich mir mein meine meinen wir uns unser unsere io mio mia noi nostro nostra meu minha nós nosso "
    "я меня мне мной мой моя мои моего мы нас нам нами наш наша наши мені мене ми наші "  # Russian, Ukrainian
    "انا نحن اننا انني لنا אני אנחנו שלי שלנו לנו אותנו אותי "  # Arabic, Hebrew
    "ben biz benim bizim bana bize 我 私 僕"
)
FIRST_PERSON = frozenset(_I_AND_WE.split())
"""Words for I and we, folded, without those that mean something else in a neighbouring language."""

_PARAGRAPH = re.compile(r"[^\n]+")
_SENTENCE = re.compile(r"[^.!?。！？؟]+[.!?。！？؟]*[\"”»’']*")
LONG_PARAGRAPH = 600  # characters: a text without paragraphs is taken by its sentences


def narration(text: str, spans: list[tuple[int, int]], tokens: list[str]) -> list[list[str]]:
    """The runs of tokens that stand outside quotation marks and outside parts told in the first person."""
    edges = [edge for match in QUOTED.finditer(text) for edge in match.span()]
    starts = _parts(text)
    free = [bisect_right(edges, start) % 2 == 0 for start, _ in spans]
    part = [bisect_right(starts, start) for start, _ in spans]
    spoken = {at for at, token, outside in zip(part, tokens, free, strict=True) if outside and token in FIRST_PERSON}
    spoken |= {at for at in range(len(starts) + 1) if at - 1 in spoken and at + 1 in spoken}
    own = [outside and at not in spoken for at, outside in zip(part, free, strict=True)]
    return [[token for token, _ in run] for kept, run in groupby(zip(tokens, own, strict=True), lambda x: x[1]) if kept]


def _parts(text: str) -> list[int]:
    """Where paragraphs begin; sentences, in a paragraph too long for one."""
    starts: list[int] = []
    for match in _PARAGRAPH.finditer(text):
        starts.append(match.start())
        if match.end() - match.start() > LONG_PARAGRAPH:
            starts += [match.start() + one.start() for one in _SENTENCE.finditer(match[0])][1:]
    return starts
