"""Names in Bengali letters: where they end, and the cases, articles and plurals that are written onto them.

A vowel sign is a part of its word, but neither a letter to Python nor a mark that folding drops, as in Devanagari.
"""

from __future__ import annotations

import re

from agents.folding import fold

_SIGNS = "\u0980-\u09ff"
_BEFORE = rf"(?<![\w{_SIGNS}])"
_AFTER = rf"(?![^\W_]|[{_SIGNS}])"
_ENDINGS = (
    "র এর ের য়ের য়ের কে ে তে য় য়ে য়ে তেই তেও কেই কেও রই রও রা েরা ও ই ি ী দের েদের দেরকে দেরও টি টির টিকে টিতে "
    "টা টার গুলো গুলোর গুলোকে গুলোতে গুলি গুলির গুলিকে গুলিতে সহ পন্থী িদের িরা িকে ির ীদের ীরা ীর দেরই রাই রাও"
)
_PATTERN = "|".join(sorted(sorted({fold(ending) for ending in _ENDINGS.split()}), key=len, reverse=True))


def whole(name: str) -> str:
    """A pattern of a folded name as it stands."""
    return _BEFORE + re.escape(name) + _AFTER


def inflected(name: str) -> str:
    """A pattern of a folded name with an ending: হুতিদের, ইরানের, রাশিয়ায়."""
    return f"{_BEFORE}{re.escape(name)}(?:{_PATTERN}){_AFTER}"
