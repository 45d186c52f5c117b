"""Characters folded for matching, one by one; the script of a short text; what a terminal shows of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_BLANKS = dict.fromkeys("-‐‑‒–—―−﹣－/_\n\r\t\u00a0\u2009\u202f\u3000·ㆍ", " ")
_QUOTES = dict.fromkeys("’‘‛ʼ`´′ʿʾ׳", "'") | dict.fromkeys("“”„‟«»″״", '"')
_ARABIC = {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ۀ": "ه", "ؤ": "و", "ئ": "ي"}
# Kurdish, Urdu and Pashto letters by those that others, and older spellings, write for them: اللہ is الله.
_ARABIC |= dict(zip("ەہھۂۃےۓێېۍۆۇۋڕڵڤںګ", "هههههيييييووورلفنگ", strict=True))
_SPECIAL = {
    **_BLANKS,
    **_QUOTES,
    **_ARABIC,
    "ё": "е",
    "Ё": "е",
    "ı": "i",
    "İ": "i",
    "ł": "l",
    "Ł": "l",
    "đ": "d",
    "ø": "o",
}
_IGNORED = {
    "ـ",
    "\u200b",
    "\u200c",
    "\u200d",
    "\u2060",
    "\ufeff",
    "\u00ad",
    *"\u200e\u200f\u202a\u202b\u202c\u202d\u202e",
}
_IGNORED |= set("\u2066\u2067\u2068\u2069\u061c")


def fold_character(character: str) -> str:
    """One character folded: without marks and case, one form of digits, quotes, blanks and Arabic letters."""
    if character in _IGNORED:
        return ""
    if character in _SPECIAL:
        return _SPECIAL[character]
    if character.isdigit() and (value := unicodedata.digit(character, None)) is not None:
        return str(value)
    if "\uac00" <= character <= "\ud7a3":
        return character  # Hangul stays in syllables: its letters would make each text three times as long
    plain = "".join(c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c))
    folded = "".join(_SPECIAL.get(c, c) for c in plain.casefold() if c not in _IGNORED)
    return "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))


def fold(text: str) -> str:
    """A text folded, without the way back."""
    if text.isascii() and "\0" not in text:
        return text.encode("ascii").translate(ASCII).decode("ascii")
    if len(text) <= _SHORT:
        return "".join([_characters[character] for character in text])
    from agents.text import Folded  # noqa: PLC0415 -- numpy, which takes 0.1 s that many a command can spare

    return Folded(text).text


_SHORT = 120  # characters of a name, for which numpy's calls cost more than they save
ASCII = bytes(ord(fold_character(chr(code)) or "\0") for code in range(128)) + bytes(range(128, 256))
"""What each byte of a text in ASCII folds to."""


class _Characters(dict[str, str]):
    """Characters folded, each once."""

    def __missing__(self, character: str) -> str:
        folded = self[character] = "" if "\ud800" <= character <= "\udfff" else fold_character(character)
        return folded


_characters = _Characters()


_SCRIPTS = (
    ("Arab", "\u0600-\u06ff\u0750-\u077f"),
    ("Hebr", "\u0590-\u05ff"),
    ("Cyrl", "\u0400-\u04ff"),
    ("Hani", "\u4e00-\u9fff\u3400-\u4dbf"),
    ("Kana", "\u3040-\u30ff"),
    ("Hang", "\uac00-\ud7af"),
    ("Deva", "\u0900-\u097f"),
    ("Thai", "\u0e00-\u0e7f"),
    ("Beng", "\u0980-\u09ff"),
    ("Geor", "\u10a0-\u10ff"),
)
_SCRIPT_PATTERNS = [(name, re.compile(f"[{characters}]")) for name, characters in _SCRIPTS]
_ANY_OTHER = re.compile(f"[{''.join(characters for _, characters in _SCRIPTS)}]")


def script(text: str) -> str:
    """The script of a short text by ISO 15924 (Latn where no other is found)."""
    if text.isascii() or not _ANY_OTHER.search(text):
        return "Latn"
    return next((name for name, pattern in _SCRIPT_PATTERNS if pattern.search(text)), "Latn")


def words_like(text: str, word: str) -> Iterator[tuple[int, int]]:
    """Where a word stands in these very letters, no letter or digit touching it: start and end."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if not text[end : end + 1].isalnum() and not (start and text[start - 1].isalnum()):
            yield start, end
        start = text.find(word, end)


_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def visible(text: str) -> str:
    """A text for terminals, logs and chats: control, bidi and invisible characters as `\\uXXXX`."""
    return _HIDDEN.sub(lambda found: f"\\u{ord(found.group()):04x}", text)
