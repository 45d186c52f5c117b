"""Text folded for matching with an exact way back, and its tokens, sentences and paragraphs."""

from __future__ import annotations

import re
import string
import unicodedata
from bisect import bisect_right
from functools import cached_property
from typing import Any

import numpy as np

from agents.folding import ASCII, fold, fold_character, script, visible, words_like

__all__ = ["Folded", "fold", "fold_character", "script", "visible", "words_like"]

Codes = np.ndarray[tuple[int], np.dtype[np.uint32]]

_DROPPED = 0
_LAST = 0x10FFFF  # what lies above is no character:
_UNKNOWN = 0xFFFFFFFE  # of a page that was not needed before
_SEVERAL = 0xFFFFFFFF
_PAGE = 256

_table = np.full(0x110000, _UNKNOWN, dtype=np.uint32)
_several: dict[int, str] = {}

# Letters of words; an apostrophe, inside one perhaps; what a sentence may end with; letters of scripts without blanks.
_LETTER, _INNER, _STOP, _UNSPACED = 1, 2, 3, 4
_kind = np.zeros(0x110000, dtype=np.uint8)
_WITHOUT_BLANKS = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)


def _learn(page: int) -> None:
    for code in range(page * _PAGE, (page + 1) * _PAGE):
        folded = fold_character(chr(code)) if not 0xD800 <= code <= 0xDFFF else ""
        for character in folded:
            _kind[ord(character)] = _kind_of(character)
        _table[code] = ord(folded) if len(folded) == 1 else _SEVERAL if folded else _DROPPED
        if len(folded) > 1:
            _several[code] = folded


def _kind_of(character: str) -> int:
    if character == "'":
        return _INNER
    if not character.isalnum():
        return 0
    return _UNSPACED if _WITHOUT_BLANKS.match(character) else _LETTER


_learn(0)
_ASCII_KINDS = bytes(_STOP if chr(code) in ".!?\n" else _kind[ASCII[code]] for code in range(256))
_CAPITALS, _SMALL = string.ascii_uppercase.encode(), string.ascii_lowercase.encode()
_TYPED = {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"}  # each folds to what it is typed as


class Folded:
    """A text, its folded form, and for each folded character the place it came from (code points)."""

    def __init__(self, text: str) -> None:
        self.original = text
        self.places: Any = None  # None: each at its own place
        typed = text if text.isascii() else _typed(text)
        if typed.isascii() and "\0" not in typed:
            self._typed: bytes | None = typed.encode("ascii")
            self.text = self._typed.translate(ASCII).decode("ascii")
        else:
            self._typed = None
            self._fold(text)

    def _fold(self, text: str) -> None:
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        self._raw = codes
        folded = _table.take(codes)
        if folded.max() > _LAST:
            if (folded == _UNKNOWN).any():
                for page in np.unique(codes[folded == _UNKNOWN] // _PAGE).tolist():
                    _learn(page)
                folded = _table.take(codes)
            if (folded == _SEVERAL).any():
                folded, self.places = _expanded(codes, folded)
        if not folded.all():
            kept = folded != _DROPPED
            folded = folded[kept]
            self.places = np.flatnonzero(kept) if self.places is None else self.places[kept]
        self._codes = folded
        self.text = folded.tobytes().decode("utf-32-le", "surrogatepass")

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original's offsets of a folded stretch; marks that follow its last letter belong to it."""
        if self.places is None:
            return start, end
        last = int(self.places[end - 1]) + 1
        after = int(self.places[end]) if end < len(self.places) else len(self.original)
        while last < after and unicodedata.combining(self.original[last]):
            last += 1
        return int(self.places[start]), last

    def head_letters(self, size: int) -> tuple[int, int]:
        """How many capital and small letters the first `size` characters of the original have."""
        if self._typed is not None:
            head = self._typed[:size]
            return len(head) - len(head.translate(None, _CAPITALS)), len(head) - len(head.translate(None, _SMALL))
        text = self.original[:size]
        return sum(map(str.isupper, text)), sum(map(str.islower, text))

    @cached_property
    def _kinds(self) -> Any:
        """The kind of each folded character; where the text could be typed in ASCII, a new line too is a stop."""
        if self._typed is not None:
            return np.frombuffer(self._typed.translate(_ASCII_KINDS), dtype=np.uint8)
        if self.text.isascii():
            return np.frombuffer(self.text.encode("ascii").translate(_ASCII_KINDS), dtype=np.uint8)
        return _kind.take(self._codes)

    @cached_property
    def _starts(self) -> list[int]:
        """The folded places where words begin; in scripts without blanks every second character is one."""
        kind = self._kinds
        inside = kind == _LETTER
        if "'" in self.text:
            inner = np.flatnonzero(kind == _INNER)
            inner = inner[(inner > 0) & (inner < kind.size - 1)]
            inside[inner[inside[inner - 1] & inside[inner + 1]]] = True
        begins = inside.copy()
        np.greater(inside[1:], inside[:-1], out=begins[1:])
        unspaced = None
        if self._typed is None and kind.max(initial=0) == _UNSPACED:
            unspaced = np.flatnonzero(kind == _UNSPACED)
        if unspaced is not None:
            begins[_every_second(unspaced)] = True
        found: list[int] = begins.nonzero()[0].tolist()
        return found

    @property
    def words(self) -> list[tuple[int, int]]:
        """The folded text's words as (start, end); in scripts without blanks two characters are one."""
        places = self._starts
        spans = ((start, _WORD.match(self.text, start)) for start in places)
        ends = [*places, len(self.text)][1:]
        return [(start, min(found.end(), end)) for (start, found), end in zip(spans, ends, strict=True) if found]

    def word_at(self, place: int) -> int:
        """The number of the word at or before a folded place."""
        return max(bisect_right(self._starts, place) - 1, 0)

    def original_word_at(self, place: int) -> int:
        """The number of the word at or before an original offset."""
        return self.word_at(place if self.places is None else int(np.searchsorted(self.places, place)))

    def where(self, start: int, end: int, place: int) -> tuple[int, int, int, int]:
        """A folded stretch's first and last word, and the sentence and paragraph of `place` in the original."""
        starts = self._starts
        after = bisect_right(starts, start)
        first = last = after - 1 if after else 0
        if after < len(starts) and starts[after] < end:
            last = bisect_right(starts, end - 1, after) - 1
        return first, last, bisect_right(self.sentences, place) - 1, bisect_right(self.paragraphs, place) - 1

    @cached_property
    def sentences(self) -> list[int]:
        """Where the original's sentences begin; a line break begins one too."""
        text, starts, end = self.original + "\0\0", [0], 0
        for at in self._stops():
            if at < end:
                continue
            stop = text[at]
            if stop == "\n":
                end = at + 1
                while text[end] == "\n":
                    end += 1
            elif text[at + 1] == " " and text[at + 2].isupper() and stop in ".!?":
                end = at + 2  # the common case, told without the pattern
            elif found := _SENTENCE_END.match(self.original, at):
                end = found.end()
            else:
                continue
            suspect = stop == "." and (text[at - 2 : at] in _ENDS or text[at - 1] in _ALONE)
            if not suspect or not _shortens(text, at):
                starts.append(end)
        return starts

    def _stops(self) -> list[int]:
        """Where the original has a character that a sentence may end with."""
        ends = self._kinds == _STOP if self._typed is not None else _ends.take(self._raw)
        places: list[int] = ends.nonzero()[0].tolist()
        return places

    @cached_property
    def paragraphs(self) -> list[int]:
        """Where the original's paragraphs begin."""
        return [0, *[found.end() for found in _LINE_END.finditer(self.original)]] if "\n" in self.original else [0]

    def sentence_at(self, place: int) -> int:
        """The number of the sentence at an original offset."""
        return bisect_right(self.sentences, place) - 1

    def sentence_span(self, number: int) -> tuple[int, int]:
        """A sentence's offsets without the white space round it."""
        ends = [*self.sentences[1:], len(self.original)]
        start, end = self.sentences[number], ends[number]
        stripped = self.original[start:end].strip()
        start += self.original[start:end].find(stripped) if stripped else 0
        return start, start + len(stripped)

    def paragraph_at(self, place: int) -> int:
        """The number of the paragraph at an original offset."""
        return bisect_right(self.paragraphs, place) - 1


_LINE_END = re.compile(r"\n\s*")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_STOPS = ".!?…؟۔।。！？\n"
_ends = np.zeros(0x110000, dtype=np.bool_)
_ends[list(map(ord, _STOPS))] = True
_SENTENCE_END = re.compile(  # begins with one of `_STOPS`
    r"[.!?…؟۔।。！？\n](?:(?<=[.!?…])[.!?…]*[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[^\Wa-z])"
    r"|(?<=[؟۔।])\s*|(?<=[。！？])[。！？]*[」』”]?|(?<=\n)\n*)"
)
_SHORTENED = """
Mr Mrs Ms Dr Gen Maj Brig Lt Col Sgt Capt Adm Sen Rep Gov St Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
No vs ca etc Inc Ltd Co Corp Prof Rev Hon approx bzw Nr Abs г ул им тыс млн ген
"""
_ABBREVIATIONS = frozenset(_SHORTENED.split()) | frozenset(string.ascii_uppercase)
_ALONE = frozenset(word for word in _ABBREVIATIONS if len(word) == 1)
_ENDS = frozenset(word[-2:] for word in _ABBREVIATIONS - _ALONE)
_LONGEST_ABBREVIATION = max(map(len, _ABBREVIATIONS)) + 2  # with a bracket and a blank before it


def _shortens(text: str, stop: int) -> bool:
    """Whether the full stop at `stop` only shortens the word before it (`U.S.` counts by its last letter)."""
    before = text[max(0, stop - _LONGEST_ABBREVIATION) : stop]
    return _LAST_WORD.split(before)[-1] in _ABBREVIATIONS


_LAST_WORD = re.compile(r"[\W_]")


def _typed(text: str) -> str:
    """A text with its quotes and dashes as a keyboard has them: most English then is ASCII."""
    for mark, plain in _TYPED.items():
        text = text.replace(mark, plain)
    return text


def _every_second(places: Any) -> Any:
    """Of places in runs (characters of scripts without blanks) the first, third, fifth ... of each run."""
    rows = np.arange(places.size)
    first = np.empty(places.size, dtype=bool)
    first[:1] = True
    np.greater(places[1:], places[:-1] + 1, out=first[1:])
    return places[(rows - np.maximum.accumulate(rows * first)) % 2 == 0]


def _expanded(codes: Codes, folded: Codes) -> tuple[Codes, Any]:
    """Some characters fold to several (… ß ½, ligatures): the text is stretched, and they are written in."""
    several = np.flatnonzero(folded == _SEVERAL)
    written = [[ord(c) for c in _several[code]] for code in codes[several].tolist()]
    lengths = np.ones(codes.size, dtype=np.int64)
    lengths[several] = list(map(len, written))
    places = np.repeat(np.arange(codes.size, dtype=np.int64), lengths)
    values = folded[places]
    starts = (np.cumsum(lengths) - lengths)[several]
    for start, letters in zip(starts.tolist(), written, strict=True):
        values[start : start + len(letters)] = letters
    return values, places
